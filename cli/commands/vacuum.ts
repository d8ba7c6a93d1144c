import type { Command } from 'commander';
import { vacuum } from '../../pipeline/vacuum.ts';
import { type LakeOption, lakeOption, openLake } from '../lake-option.ts';
import { count } from '../lake-run.ts';
import { positiveNumber } from '../options.ts';
import { usageError } from '../terminal/errors.ts';
import { openProgress } from '../terminal/progress.ts';
import { writeOut } from '../terminal/write.ts';

/** A query that is under way may still read what was replaced since. */
const SAFE_HOURS = 1;

export function define(command: Command): void {
  lakeOption(command)
    .option(
      '--retention-hours <hours>',
      "delete what was replaced longer ago than this (default: the lake's retention_hours, a week)",
      positiveNumber,
    )
    .option('--dry-run', 'say what would go, delete nothing')
    .option('--yes', 'take a retention of less than an hour')
    .addHelpText(
      'after',
      `
Deletes files that were replaced, or never became part of a table, and the logs that only older states need.
No row of a table changes.

Examples:
  $ wirehouse vacuum --dry-run --lake my-lake
  $ wirehouse vacuum --lake my-lake`,
    )
    .action(async (options: LakeOption & { retentionHours?: number; dryRun?: true; yes?: true }) => {
      const lake = await openLake(options);
      const { retentionHours = lake.config.settings.retention_hours, dryRun = false } = options;
      if (retentionHours < SAFE_HOURS && !options.yes)
        throw usageError(
          `a query that began ${retentionHours} hours ago may still read what would be deleted`,
          'Give at least 1 hour, or say with --yes that nothing reads the lake.',
        );
      if (retentionHours > lake.config.settings.retention_hours)
        throw usageError(
          `the lake knows what was replaced in the last ${lake.config.settings.retention_hours} hours only`,
          `Give no more than that, or raise ${lake.config.aws ? 'retentionDays of its deployment' : 'retention_hours in lake.json'} for the time to come.`,
        );
      const progress = openProgress('deleting');
      const done = await lake
        .asWriter(() => vacuum(lake.publishing, { retentionHours, dryRun }, (at, total) => progress.update(at, total)))
        .finally(() => progress.close());
      const what = `${count(done.files, 'file')} (${size(done.bytes)})`;
      const logs = done.commits > 0 ? ` and the logs of ${count(done.commits, 'older state')}` : '';
      await writeOut(dryRun ? `${what}${logs} would be deleted. Nothing was.\n` : `${what}${logs} deleted.\n`);
    });
}

const size = (bytes: number): string => (bytes < 1e6 ? `${number.format(bytes / 1e3)} kB` : `${number.format(bytes / 1e6)} MB`);
const number = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });
