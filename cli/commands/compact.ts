import type { Command } from 'commander';
import { compact } from '../../pipeline/compact.ts';
import { type LakeOption, lakeOption, openLake } from '../lake-option.ts';
import { count } from '../lake-run.ts';
import { openProgress } from '../terminal/progress.ts';
import { writeOut } from '../terminal/write.ts';

export function define(command: Command): void {
  lakeOption(command)
    .addHelpText(
      'after',
      `
Joins small files where a table, or a month of it, has more than 32 of them. No row changes, and queries get faster.
The files that were joined stay until "wirehouse vacuum" deletes them.

Example:
  $ wirehouse compact --lake my-lake`,
    )
    .action(async (options: LakeOption) => {
      const lake = await openLake(options);
      const progress = openProgress('joining files');
      const done = await compact({ ...lake.publishing, asWriter: lake.asWriter }, {}, (at) => progress.update(at.done, at.total)).finally(() =>
        progress.close(),
      );
      const left = done.left > 0 ? ` ${count(done.left, 'partition')} changed all the while: call it again.` : '';
      await writeOut(
        done.commits > 0
          ? `${count(done.before, 'file')} joined into ${count(done.after, 'file')}.${left}\n`
          : `Nothing to join: no month of a table has more than 32 small files.${left}\n`,
      );
    });
}
