import type { Command } from 'commander';
import { rebuild } from '../../pipeline/rebuild.ts';
import { TABLE_NAMES, type TableName } from '../../schemas/tables.ts';
import { type LakeOption, lakeOption, openLake } from '../lake-option.ts';
import { count, deriveLake } from '../lake-run.ts';
import { usageError } from '../terminal/errors.ts';
import { openProgress } from '../terminal/progress.ts';
import { writeOut } from '../terminal/write.ts';

const isTable = (name: string): name is TableName => (TABLE_NAMES as readonly string[]).includes(name);

export function define(command: Command): void {
  lakeOption(command)
    .argument('[tables...]', 'only these tables (default: all)')
    .addHelpText(
      'after',
      '\nMakes tables anew from what was understood of each file; nothing is read again.\n\nExample:\n  $ wirehouse rebuild figures --lake my-lake',
    )
    .action(async (names: string[], options: LakeOption) => {
      for (const name of names) if (!isTable(name)) throw usageError(`there is no table ${name}`, `There are: ${TABLE_NAMES.join(', ')}.`);
      const tables = names.length > 0 ? names.filter(isTable) : TABLE_NAMES;
      const lake = await openLake(options);
      const progress = openProgress('rebuilding');
      try {
        await lake.asWriter(async () => {
          await rebuild(lake.publishing, tables, (records) => progress.update(records, null));
          await deriveLake(lake);
        });
      } finally {
        progress.close();
      }
      await writeOut(`${count(tables.length, 'table')} rebuilt from the records.\n`);
    });
}
