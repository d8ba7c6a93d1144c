import type { Command } from 'commander';
import { type LakeOption, lakeOption, openLake } from '../lake-option.ts';
import { describeRun, runLake } from '../lake-run.ts';
import { writeOut } from '../terminal/write.ts';

export function define(command: Command): void {
  lakeOption(command)
    .addHelpText('after', '\nCompares the files with the tables and mends every difference.\n\nExample:\n  $ wirehouse reconcile --lake my-lake')
    .action(async (options: LakeOption) => {
      await writeOut(`${describeRun(await runLake(await openLake(options)))}\n`);
    });
}
