import type { Command } from 'commander';
import { askDeployed, type HereOption, hereOption } from '../deployed.ts';
import { type LakeOption, lakeOption, openLake } from '../lake-option.ts';
import { describeRun, runLake } from '../lake-run.ts';
import { writeOut } from '../terminal/write.ts';

export function define(command: Command): void {
  hereOption(lakeOption(command))
    .addHelpText(
      'after',
      `
Compares the files with the tables and mends every difference. On a lake deployed to AWS its functions do it, and this shows how far
they are.

Examples:
  $ wirehouse reconcile --lake my-lake
  $ wirehouse reconcile --lake s3://my-lake-bucket`,
    )
    .action(async (options: LakeOption & HereOption) => {
      const lake = await openLake(options);
      if (lake.config.aws && !options.here) return askDeployed(lake, lake.config.aws, 'reconcile');
      await writeOut(`${describeRun(await runLake(lake))}\n`);
    });
}
