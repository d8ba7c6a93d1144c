import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { compareGolden } from './compare.ts';
import { makeSampleLake } from './sample-lake.ts';

/** The questions of docs/questions.sql, each with the comment before it as its title. */
const questions = readFileSync(new URL('../../docs/questions.sql', import.meta.url), 'utf8')
  .split(/^(?=-- \d+ )/m)
  .flatMap((part) => {
    const [, title, sql] = /^-- (\d+ [^\n]*)\n([\s\S]*?);\s*$/m.exec(part) ?? [];
    return title && sql ? [{ title, sql }] : [];
  });

describe('the questions of the first day', async () => {
  const { lake, remove } = await makeSampleLake();
  const database = await lake.openDatabase();
  afterAll(async () => {
    database.close();
    await remove();
  });

  it('are ten', () => expect(questions.length).toBe(10));

  it('have the reviewed answers over the sample articles', async () => {
    const answers: string[] = [];
    for (const { title, sql } of questions) {
      const { columns, rows } = await database.query(sql);
      // Sorted here, since rows that an order leaves equal come in any.
      const lines = rows.map((row) => columns.map(({ name }) => String(row[name] ?? '')).join(' | '));
      answers.push(`## ${title}\n${columns.map(({ name }) => name).join(' | ')}\n${lines.sort().join('\n')}`);
    }
    compareGolden('questions.golden.txt', `${answers.join('\n\n')}\n`);
  });
});
