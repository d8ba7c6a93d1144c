import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import type { Database } from '../../lake/duckdb.ts';
import { readOrMakeConfig, writeConfig } from '../lake-config.ts';
import { describeRun, runLake } from '../lake-run.ts';
import { overFolder } from '../local-lake.ts';
import { isS3Url } from '../s3-lake.ts';
import { usageError } from '../terminal/errors.ts';
import { paintFor } from '../terminal/style.ts';
import { formatTable } from '../terminal/table.ts';
import { writeOut } from '../terminal/write.ts';
import { dataOf } from './sql.ts';

const QUESTIONS: readonly { readonly title: string; readonly sql: string }[] = [
  {
    title: 'What came in',
    sql: 'select published_date as date, publisher, headline, word_count as words from articles order by published_date, headline',
  },
  {
    title: 'Who is in the news, in which role',
    sql: "select name, role, affiliation, article_count as articles from entity_directory where type = 'PERSON' and role is not null order by article_count desc, mention_count desc, name limit 10",
  },
  {
    title: 'Who says how many people were killed, and is it verified',
    sql: "select c.as_of, c.exact as figure, c.counted, c.place, c.source_name as says, c.verification, a.publisher from claims c join articles a on a.article_id = c.article_id where c.outcome = 'killed' order by c.as_of, a.headline, c.start_char limit 14",
  },
];

export function define(command: Command): void {
  command
    .option('--lake <path>', 'where to put the sample lake', './sample-lake')
    .addHelpText('after', '\nExample:\n  $ wirehouse demo')
    .action(async (options: { lake: string }) => {
      if (isS3Url(options.lake)) throw usageError('the sample lake is a folder', 'Name one with --lake, or leave it out.');
      const dir = join(process.cwd(), options.lake);
      const articles = samples();
      const config = await readOrMakeConfig(dir);
      const bound = { ...config, raw: { kind: 'folder', path: relative(dir, articles) } } as const;
      await writeConfig(dir, bound);
      const lake = overFolder(dir, bound);
      const paint = paintFor(process.stdout);
      await writeOut(
        `${paint.bold('wirehouse')} reads the sample articles of ${relative(process.cwd(), articles) || articles} into ${options.lake}\n`,
      );
      await writeOut(`${describeRun(await runLake(lake))}\n`);
      const database = await lake.openDatabase();
      try {
        for (const question of QUESTIONS) await show(database, question);
      } finally {
        database.close();
      }
      await writeOut(`
${paint.bold('Your own articles')}
  npx wirehouse ingest PATH… --lake my-lake      files or folders: text, Markdown, HTML, JSONL
  npx wirehouse sql "select * from claims" --lake my-lake
  npx wirehouse --help                           everything else; docs/dictionary.md says what each column means
`);
    });
}

async function show(database: Database, { title, sql }: { title: string; sql: string }): Promise<void> {
  const paint = paintFor(process.stdout);
  await writeOut(`\n${paint.bold(title)}\n${paint.dim(sql)}\n${formatTable(dataOf(await database.query(sql)), process.stdout)}\n`);
}

/** seeds/articles of the project, from the bundle as from the source. */
function samples(): string {
  for (let dir = dirname(fileURLToPath(import.meta.url)); dirname(dir) !== dir; dir = dirname(dir)) {
    const articles = join(dir, 'seeds', 'articles');
    if (existsSync(articles)) return articles;
  }
  throw usageError('the sample articles are not here', 'Run it in a clone of the project, or "wirehouse ingest" your own.');
}
