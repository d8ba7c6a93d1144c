import { Stack } from 'aws-cdk-lib';
import { type CfnDatabase, CfnTable } from 'aws-cdk-lib/aws-glue';
import type { Construct } from 'constructs';
import type { Table } from '../schemas/table.ts';
import type { View } from '../schemas/views.ts';
import { hiveType, trinoType } from './glue-types.ts';
import { pascalCase } from './names.ts';

/** The catalog that comes with an account, as Athena calls it. */
const CATALOG = 'awsdatacatalog';

/**
 * A Delta table in the catalog. Athena reads schema and files from the log at the location (as table_type says); the columns here
 * equal the log's, which views and Lake Formation need. As in Delta's own entries no column is a partition key: the log knows those.
 */
export function deltaTable(scope: Construct, database: CfnDatabase, table: Table, lakeUrl: string): CfnTable {
  const location = `${lakeUrl}/tables/${table.name}/`;
  return glueTable(scope, database, {
    name: table.name,
    description: table.about,
    tableType: 'EXTERNAL_TABLE',
    parameters: { EXTERNAL: 'TRUE', table_type: 'DELTA', 'spark.sql.sources.provider': 'delta', 'spark.sql.partitionProvider': 'catalog' },
    partitionKeys: [],
    storageDescriptor: {
      columns: Object.entries(table.columns).map(([name, { type, about }]) => ({ name, type: hiveType(type), comment: about.slice(0, 255) })),
      location,
      // As Delta's own entries have it; nobody reads through them.
      inputFormat: 'org.apache.hadoop.mapred.SequenceFileInputFormat',
      outputFormat: 'org.apache.hadoop.hive.ql.io.HiveSequenceFileOutputFormat',
      serdeInfo: {
        serializationLibrary: 'org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe',
        parameters: { 'serialization.format': '1', path: location },
      },
    },
  });
}

/** A view that Athena can select from: its definition lies, as Athena writes it, in base64 within a comment. */
export function athenaView(scope: Construct, database: CfnDatabase, view: View, schema: string): CfnTable {
  const columns = Object.entries(view.columns);
  const definition = {
    originalSql: view.sql,
    catalog: CATALOG,
    schema,
    columns: columns.map(([name, type]) => ({ name, type: trinoType(type) })),
  };
  return glueTable(scope, database, {
    name: view.name,
    description: view.about,
    tableType: 'VIRTUAL_VIEW',
    parameters: { presto_view: 'true', comment: 'Presto View' },
    partitionKeys: [],
    storageDescriptor: { columns: columns.map(([name, type]) => ({ name, type: hiveType(type) })), location: '', serdeInfo: {} },
    viewOriginalText: `/* Presto View: ${Buffer.from(JSON.stringify(definition)).toString('base64')} */`,
    viewExpandedText: '/* Presto View */',
  });
}

function glueTable(scope: Construct, database: CfnDatabase, tableInput: CfnTable.TableInputProperty & { readonly name: string }): CfnTable {
  return new CfnTable(scope, pascalCase(tableInput.name), { catalogId: Stack.of(scope).account, databaseName: database.ref, tableInput });
}
