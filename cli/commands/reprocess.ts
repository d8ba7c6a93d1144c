import type { Command } from 'commander';
import { previewReprocess } from '../../pipeline/preview.ts';
import { planReconcile } from '../../pipeline/reconcile.ts';
import { askAgain, askDeployed, type HereOption, hereOption } from '../deployed.ts';
import type { Lake } from '../lake.ts';
import { type LakeOption, lakeOption, openLake } from '../lake-option.ts';
import { count, describeRun, runLake } from '../lake-run.ts';
import { openProgress } from '../terminal/progress.ts';
import { formatTable } from '../terminal/table.ts';
import { writeOut } from '../terminal/write.ts';

export function define(command: Command): void {
  hereOption(lakeOption(command))
    .option('--dry-run', 'report what would change, write nothing')
    .option('--failed', 'try again what failed')
    .option('--json', 'with --dry-run: print the report as JSON')
    .addHelpText(
      'after',
      `
Reads again every file that another version of the extractor read. On a lake deployed to AWS its functions do it, and this shows how
far they are; --dry-run compares on this machine.

Examples:
  $ wirehouse reprocess --dry-run --lake my-lake
  $ wirehouse reprocess --lake my-lake`,
    )
    .action(async (options: LakeOption & HereOption & { dryRun?: true; failed?: true; json?: true }) => {
      const lake = await openLake(options);
      const which = { reprocess: true, failed: options.failed ?? false };
      if (lake.config.aws && !options.here && !options.dryRun) {
        return options.failed ? askAgain(lake, lake.config.aws) : askDeployed(lake, lake.config.aws, 'reprocess');
      }
      if (!options.dryRun) return writeOut(`${describeRun(await runLake(lake, which))}\n`);
      const difference = await preview(lake, which);
      if (options.json) return writeOut(`${JSON.stringify(difference)}\n`);
      await writeOut(`${count(difference.objects, 'file')} would give other rows. Nothing was written.\n`);
      const tables = Object.entries(difference.tables).map(([table, of]) => [table, of.added, of.removed, of.changed]);
      if (tables.length > 0)
        await writeOut(`\n${formatTable({ columns: ['table', 'added', 'removed', 'changed'], rows: tables }, process.stdout)}\n`);
      const figures = difference.figures.map(({ raw_key, was, becomes, columns }) => [raw_key, was, becomes, columns.join(', ')]);
      if (figures.length > 0)
        await writeOut(`\n${formatTable({ columns: ['file', 'figure was', 'becomes', 'differs in'], rows: figures }, process.stdout)}\n`);
    });
}

async function preview(lake: Lake, which: { reprocess: boolean; failed: boolean }) {
  const pool = lake.openPool();
  const progress = openProgress('comparing');
  try {
    const on = lake.running(pool);
    const plan = await planReconcile(on, which);
    return await previewReprocess(on, plan.converge, (done, total) => progress.update(done, total));
  } finally {
    progress.close();
    await pool.close();
  }
}
