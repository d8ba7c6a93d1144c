import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Validations } from 'aws-cdk-lib';
import cdkJson from '../../cdk.json' with { type: 'json' };
import { makeStacks } from '../../infra/make-stacks.ts';

export interface Resource {
  readonly stack: string;
  readonly id: string;
  readonly type: string;
  // biome-ignore lint/suspicious/noExplicitAny: CloudFormation's properties have no types here; each test looks at its own
  readonly properties: any;
  readonly deletionPolicy: string | undefined;
}

export interface Synthesized {
  readonly stacks: readonly string[];
  readonly resources: readonly Resource[];
  /** What was acknowledged of cdk-nag's rules: construct, rule, reason. */
  readonly acknowledged: readonly { readonly at: string; readonly rule: string; readonly reason: string }[];
  of(type: string): readonly Resource[];
  /** The one resource of a type that has this for a name. */
  named(type: string, name: string): Resource;
}

/**
 * The app as it would be deployed, synthesised without an account. Left out are bundling, which has tests of its own, and
 * CloudFormation's own rules, which take nine seconds: `cdk synth` has both. Throws where cdk-nag finds something.
 */
export function synthesize(context: Readonly<Record<string, unknown>> = {}, change: (app: App) => void = () => {}): Synthesized {
  const outdir = mkdtempSync(join(tmpdir(), 'wirehouse-infra-'));
  try {
    const app = new App({
      outdir,
      builtinCloudFormationValidation: false,
      context: { ...cdkJson.context, 'aws:cdk:bundling-stacks': [], ...context },
    });
    makeStacks(app);
    change(app);
    const { stacks } = app.synth();
    const resources = stacks.flatMap(({ stackName, template }) =>
      Object.entries<RawResource>(template.Resources).map(([id, { Type, Properties, DeletionPolicy }]) => ({
        stack: stackName,
        id,
        type: Type,
        properties: Properties ?? {},
        deletionPolicy: DeletionPolicy,
      })),
    );
    const of = (type: string) => resources.filter((resource) => resource.type === type);
    return {
      stacks: stacks.map(({ stackName }) => stackName),
      resources,
      acknowledged: acknowledgementsOf(app),
      of,
      named(type, name) {
        const [found, ...others] = of(type).filter(({ properties }) => Object.values(properties).includes(name));
        if (!found || others.length > 0) throw new Error(`not one resource of ${type} is called ${name}`);
        return found;
      },
    };
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

interface RawResource {
  readonly Type: string;
  readonly Properties?: unknown;
  readonly DeletionPolicy?: string;
}

const acknowledgementsOf = (app: App) =>
  app.node
    .findAll()
    .flatMap((construct) =>
      construct.node.metadata
        .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
        .flatMap(({ data }) => Object.entries<string>(data).map(([rule, reason]) => ({ at: construct.node.path, rule, reason }))),
    );

/** A value of a template in a form that can be read: references as the name of what they refer to. */
export function asText(value: unknown): string {
  if (Array.isArray(value)) return value.map(asText).join(', ');
  if (typeof value !== 'object' || value === null) return String(value);
  if ('Ref' in value) return nameOf(String(value.Ref));
  if ('Fn::GetAtt' in value && Array.isArray(value['Fn::GetAtt'])) return nameOf(String(value['Fn::GetAtt'][0]));
  if ('Fn::ImportValue' in value) {
    const name = String(value['Fn::ImportValue']).replace(/^.*:ExportsOutput(?:Ref|FnGetAtt)/, '');
    return nameOf(name.replace(/(?<=[0-9A-F]{8})(?:Arn|QueueName)?[0-9A-F]{8}$/, ''));
  }
  if ('Fn::Join' in value && Array.isArray(value['Fn::Join'])) return value['Fn::Join'][1].map(asText).join(value['Fn::Join'][0]);
  if ('Fn::Sub' in value) return String(value['Fn::Sub']);
  return JSON.stringify(value);
}

/** A logical id without its hash. */
const nameOf = (logicalId: string): string => logicalId.replace(/[0-9A-F]{8}$/, '').replace(/^Queues/, '');

/** What a policy says, one line for each action and resource. */
// biome-ignore lint/suspicious/noExplicitAny: a policy document, as CloudFormation has it
export const policyLines = (document: any): string[] =>
  document.Statement.flatMap(
    (statement: { Effect: string; Action: string | string[]; Resource: unknown; Principal?: unknown; Condition?: unknown }) =>
      [statement.Action].flat().flatMap((action) =>
        [statement.Resource].flat().map((resource) => {
          const principal = statement.Principal ? ` to ${asText(Object.values(statement.Principal)[0])}` : '';
          const condition = statement.Condition ? ` if ${JSON.stringify(statement.Condition).replaceAll(/["{}]/g, '')}` : '';
          return `${statement.Effect.toLowerCase()} ${action} on ${asText(resource)}${principal}${condition}`;
        }),
      ),
  ).sort();
