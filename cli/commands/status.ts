import type { Command } from 'commander';
import { planReconcile } from '../../pipeline/reconcile.ts';
import { type LakeOption, lakeOption, openLake } from '../lake-option.ts';
import { count } from '../lake-run.ts';
import { formatTable } from '../terminal/table.ts';
import { writeOut } from '../terminal/write.ts';
import { dataOf } from './sql.ts';

const FILES = `select raw_key as file, state, article_count as articles, reason, detail from sources`;
const PARTS = `select r.raw_key as file, r.member_path as part, r.reason, r.detail from rejects r join sources s on s.raw_key = r.raw_key where s.state = 'extracted' order by 1, r.at_byte`;

export function define(command: Command): void {
  lakeOption(command)
    .option('--all', 'list every file, not only those that gave no article')
    .option('--json', 'print one JSON array of every file')
    .addHelpText('after', '\nExample:\n  $ wirehouse status --lake my-lake')
    .action(async (options: LakeOption & { all?: true; json?: true }) => {
      const lake = await openLake(options);
      const database = await lake.openDatabase();
      try {
        if (options.json) return await writeOut(`${JSON.stringify((await database.query(`${FILES} order by 1`)).rows)}\n`);
        const states = await database.query('select state, count(*) as files, sum(article_count) as articles from sources group by 1 order by 1');
        await writeOut(`${formatTable(dataOf(states), process.stdout)}\n`);
        const files = await database.query(`${FILES} ${options.all ? '' : "where state in ('rejected', 'failed')"} order by 1`);
        if (files.rows.length > 0) await writeOut(`\n${formatTable(dataOf(files), process.stdout)}\n`);
        const parts = await database.query(PARTS);
        if (parts.rows.length > 0) await writeOut(`\nParts of files that gave no article:\n${formatTable(dataOf(parts), process.stdout)}\n`);
        const plan = await planReconcile(lake.planning);
        const waiting = new Set([...plan.converge, ...plan.publish]).size;
        if (waiting > 0)
          await writeOut(
            `\n${count(waiting, 'file')} ${waiting === 1 ? 'is' : 'are'} new, changed or gone since: ${lake.config.aws ? 'the functions of the lake are at it; what stays for long, ' : ''}"wirehouse reconcile" brings the tables up to date.\n`,
          );
      } finally {
        database.close();
      }
    });
}
