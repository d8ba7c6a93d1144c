import { fileURLToPath } from 'node:url';
import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, RecursiveLoop, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { bundlingOf } from './bundling.ts';
import { FUNCTIONS, type FunctionName } from './functions.ts';
import { kebabCase } from './names.ts';
import type { Settings } from './settings.ts';

export interface PipelineFunctionProps {
  readonly name: FunctionName;
  readonly settings: Settings;
  readonly environment: Readonly<Record<string, string>>;
  /** Whether it may, through a queue, call itself without end; Lambda stops such a loop after 16 rounds unless told. */
  readonly callsItself?: boolean;
}

/** One Lambda function with a role of its own that may do just what `allow` says, and logs that end. */
export class PipelineFunction extends Construct {
  readonly lambda: NodejsFunction;
  private readonly role: Role;

  constructor(scope: Construct, id: string, { name, settings, environment, callsItself = false }: PipelineFunctionProps) {
    super(scope, id);
    const plan = FUNCTIONS[name];
    const functionName = `${settings.name}-${kebabCase(name)}`;
    const logGroup = new LogGroup(this, 'Logs', {
      logGroupName: `/aws/lambda/${functionName}`,
      retention: settings.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com'), description: `wirehouse: ${plan.about}` });
    logGroup.grantWrite(this.role);
    this.lambda = new NodejsFunction(this, 'Function', {
      functionName,
      description: `wirehouse: ${plan.about}`,
      entry: fileURLToPath(new URL(`../functions/${plan.entry}.ts`, import.meta.url)),
      depsLockFilePath: fileURLToPath(new URL('../package-lock.json', import.meta.url)),
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: settings[plan.memory],
      timeout: Duration.minutes(plan.minutes),
      tracing: settings.tracing ? Tracing.ACTIVE : Tracing.DISABLED,
      recursiveLoop: callsItself ? RecursiveLoop.ALLOW : RecursiveLoop.TERMINATE,
      role: this.role,
      logGroup,
      environment: {
        ...environment,
        NODE_OPTIONS: '--enable-source-maps',
        POWERTOOLS_SERVICE_NAME: functionName,
        POWERTOOLS_METRICS_NAMESPACE: 'wirehouse',
        POWERTOOLS_LOG_LEVEL: settings.logLevel,
        POWERTOOLS_TRACE_ENABLED: String(settings.tracing),
      },
      bundling: bundlingOf(plan.entry),
    });
    Validations.of(this.role).acknowledge({ id: 'AwsSolutions-IAM5[Resource::*]', reason: 'X-Ray takes no resource.' });
  }

  allow(actions: readonly string[], ...resources: readonly string[]): void {
    this.role.addToPolicy(new PolicyStatement({ actions: [...actions], resources: [...resources] }));
  }

  /** Allows actions on just these keys of a bucket; `tables/*` are all keys that begin with `tables/`. */
  allowKeys(actions: readonly string[], bucketArn: string, ...keys: readonly string[]): void {
    this.allow(actions, ...keys.map((key) => `${bucketArn}/${key}`));
    for (const key of keys.filter((one) => one.endsWith('*'))) {
      const id = `AwsSolutions-IAM5[Resource::${asNagWrites(Stack.of(this).resolve(bucketArn))}/${key}]`;
      Validations.of(this.role).acknowledge({
        id,
        reason: 'All keys under one prefix of one bucket: their names are those of articles and of data files.',
      });
    }
  }
}

/** An ARN in the form that cdk-nag has in the ids of its findings. */
function asNagWrites(arn: unknown): string {
  if (typeof arn === 'string') return arn;
  if (typeof arn !== 'object' || arn === null) return String(arn);
  if ('Fn::ImportValue' in arn) return String(arn['Fn::ImportValue']);
  if ('Ref' in arn) return `<${arn.Ref}>`;
  if ('Fn::Join' in arn && Array.isArray(arn['Fn::Join']) && Array.isArray(arn['Fn::Join'][1])) return arn['Fn::Join'][1].map(asNagWrites).join('');
  return JSON.stringify(arn);
}
