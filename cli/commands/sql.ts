import type { Command } from 'commander';
import { type Answer, SqlError } from '../../lake/duckdb.ts';
import { type LakeOption, lakeOption, openLake } from '../lake-option.ts';
import { formatCsv } from '../terminal/csv.ts';
import { UserError } from '../terminal/errors.ts';
import { type Cell, formatTable, type TableData } from '../terminal/table.ts';
import { writeOut } from '../terminal/write.ts';

export function define(command: Command): void {
  lakeOption(command)
    .argument('<query>', 'SQL over the tables (see "wirehouse tables"), claims and entity_directory')
    .option('--json', 'print one JSON array of rows')
    .option('--csv', 'print CSV with a header line')
    .addHelpText(
      'after',
      `
The SQL is DuckDB's. Nothing in the lake can be changed with it.

Examples:
  $ wirehouse sql "select headline, published_date from articles" --lake my-lake
  $ wirehouse sql "select exact, counted, outcome, source_name, sentence from figures" --csv > figures.csv`,
    )
    .action(async (query: string, options: LakeOption & { json?: true; csv?: true }) => {
      const lake = await openLake(options);
      const database = await lake.openDatabase();
      try {
        const answer = await database.query(query).catch((error: unknown) => {
          if (error instanceof SqlError)
            throw new UserError(error.message, '"wirehouse tables" lists the tables; "describe TABLE" as a query lists its columns.');
          throw error;
        });
        await writeOut(
          options.json
            ? `${JSON.stringify(answer.rows)}\n`
            : options.csv
              ? formatCsv(dataOf(answer))
              : `${formatTable(dataOf(answer), process.stdout)}\n`,
        );
      } finally {
        database.close();
      }
    });
}

/** An answer as cells, in the order of its columns. */
export const dataOf = ({ columns, rows }: Answer): TableData => ({
  columns: columns.map((column) => column.name),
  rows: rows.map((row) => columns.map((column) => row[column.name] as Cell)),
});
