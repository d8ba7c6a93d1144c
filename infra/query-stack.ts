import { CfnOutput, Stack } from 'aws-cdk-lib';
import { CfnNamedQuery, CfnWorkGroup } from 'aws-cdk-lib/aws-athena';
import { CfnDatabase } from 'aws-cdk-lib/aws-glue';
import type { Construct } from 'constructs';
import { TABLE_NAMES, tableOf } from '../schemas/tables.ts';
import { VIEWS } from '../schemas/views.ts';
import { athenaView, deltaTable } from './glue-catalog.ts';
import { readQuestions } from './questions.ts';
import type { Settings } from './settings.ts';
import type { StorageStack } from './storage-stack.ts';

const GIGABYTE = 1024 ** 3;

export interface QueryStackProps {
  readonly settings: Settings;
  readonly storage: StorageStack;
}

/** What makes the lake's tables answer SQL in Athena. It holds no data. */
export class QueryStack extends Stack {
  constructor(scope: Construct, id: string, { settings, storage }: QueryStackProps) {
    super(scope, id, { description: 'wirehouse: the tables of the lake in the Glue catalog, and an Athena workgroup to ask them' });
    const lakeUrl = `s3://${storage.lake.bucketName}`;
    const database = new CfnDatabase(this, 'Database', {
      catalogId: this.account,
      databaseInput: { name: settings.name, description: 'wirehouse: news articles as tables', locationUri: `${lakeUrl}/tables/` },
    });
    for (const name of TABLE_NAMES) deltaTable(this, database, tableOf(name), lakeUrl);
    for (const view of VIEWS) athenaView(this, database, view, settings.name);

    const workgroup = new CfnWorkGroup(this, 'Workgroup', {
      name: settings.name,
      description: 'wirehouse: its results are encrypted and end, and no query reads without limit',
      recursiveDeleteOption: true,
      workGroupConfiguration: {
        enforceWorkGroupConfiguration: true,
        publishCloudWatchMetricsEnabled: true,
        bytesScannedCutoffPerQuery: settings.scanLimitGigabytes * GIGABYTE,
        // The one that reads Delta Lake.
        engineVersion: { selectedEngineVersion: 'Athena engine version 3' },
        resultConfiguration: {
          outputLocation: `s3://${storage.queryResults.bucketName}/`,
          expectedBucketOwner: this.account,
          encryptionConfiguration: { encryptionOption: 'SSE_S3' },
        },
      },
    });
    for (const { title, sql } of readQuestions()) {
      new CfnNamedQuery(this, `Question${Number.parseInt(title, 10)}`, {
        name: title,
        description: title,
        database: settings.name,
        workGroup: settings.name,
        queryString: sql,
      }).addResourceDependency(workgroup);
    }
    new CfnOutput(this, 'QueryEditor', {
      value: `https://console.aws.amazon.com/athena/home?region=${this.region}#/query-editor`,
      description: `Ask here, in the workgroup ${settings.name}`,
    });
  }
}
