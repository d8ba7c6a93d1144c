import type { Command } from 'commander';
import { TABLE_NAMES, tableOf } from '../../schemas/tables.ts';
import { VIEWS } from '../../schemas/views.ts';
import { type LakeOption, lakeOption, openLake } from '../lake-option.ts';
import { formatTable } from '../terminal/table.ts';
import { writeOut } from '../terminal/write.ts';

export function define(command: Command): void {
  lakeOption(command)
    .option('--json', 'print one JSON array')
    .addHelpText('after', '\nExample:\n  $ wirehouse tables --lake my-lake')
    .action(async (options: LakeOption & { json?: true }) => {
      const lake = await openLake(options);
      const { log } = lake.publishing;
      const snapshot = await log.snapshot(await log.head());
      const tables = TABLE_NAMES.map((name) => {
        const files = snapshot.files[name];
        const rows = files.reduce((sum, file) => sum + (JSON.parse(file.stats) as { numRecords: number }).numRecords, 0);
        const changed = files.reduce((latest, file) => Math.max(latest, file.modificationTime), 0);
        const bytes = files.reduce((sum, file) => sum + file.size, 0);
        return {
          table: name,
          rows,
          files: files.length,
          bytes,
          last_commit: changed ? new Date(changed).toISOString() : null,
          about: tableOf(name).about,
        };
      });
      if (options.json) return writeOut(`${JSON.stringify(tables)}\n`);
      const rows = tables.map(({ table, rows: n, files, bytes, last_commit, about }) => [
        table,
        n,
        files,
        bytes,
        last_commit?.slice(0, 19) ?? null,
        about,
      ]);
      const views = VIEWS.map((view) => [view.name, null, null, null, null, `(view) ${view.about}`]);
      await writeOut(
        `${formatTable({ columns: ['table', 'rows', 'files', 'bytes', 'last commit', 'holds'], rows: [...rows, ...views] }, process.stdout)}\n`,
      );
    });
}
