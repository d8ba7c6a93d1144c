import type { Command } from 'commander';
import { verify } from '../../pipeline/verify.ts';
import { type LakeOption, lakeOption, openLake } from '../lake-option.ts';
import { EXIT } from '../terminal/errors.ts';
import { openProgress } from '../terminal/progress.ts';
import { writeOut } from '../terminal/write.ts';

export function define(command: Command): void {
  lakeOption(command)
    .option('--json', 'print the violations as one JSON array')
    .addHelpText(
      'after',
      '\nChecks every invariant of the tables. It exits with 1 when one does not hold.\n\nExample:\n  $ wirehouse verify --lake my-lake',
    )
    .action(async (options: LakeOption & { json?: true }) => {
      const lake = await openLake(options);
      const database = await lake.openDatabase();
      const progress = openProgress('checking');
      const { checked, violations } = await verify(
        lake.publishing,
        async (sql) => (await database.query(sql)).rows,
        (done, total) => progress.update(done, total),
      ).finally(() => {
        progress.close();
        database.close();
      });
      process.exitCode = violations.length > 0 ? EXIT.failed : EXIT.ok;
      if (options.json) return writeOut(`${JSON.stringify(violations)}\n`);
      for (const { invariant, rows, examples } of violations)
        await writeOut(`does not hold: ${invariant} (${rows} rows, such as ${JSON.stringify(examples[0])})\n`);
      if (violations.length === 0) await writeOut(`All ${checked} invariants hold.\n`);
    });
}
