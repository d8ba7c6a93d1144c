import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openExtractPool } from '../../cli/extract-pool.ts';

const run = (args: readonly string[], input = ''): Promise<{ code: number | null; out: string; err: string }> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, ['dist/wirehouse.mjs', ...args]);
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    child.on('close', (code) => resolve({ code, out, err }));
    child.stdin.end(input);
  });

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'wirehouse-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('wirehouse extract', () => {
  it('answers every line in its order, a broken one with a reason, and exits with 0', async () => {
    const lines = ['{"id":"a","text":"Two barges sank."}', 'no json', '[]', '{"text":"without id"}', '{"id":7,"text":"Rain fell."}'];
    const { code, out } = await run(['extract', '--jsonl'], lines.join('\n'));
    const answers = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(answers.map((answer) => answer.id)).toEqual(['a', null, null, null, '7']);
    expect(answers.map((answer) => answer.rejected?.reason ?? answer.article.text)).toEqual([
      'Two barges sank.',
      ...Array(3).fill('broken_json'),
      'Rain fell.',
    ]);
    expect(code).toBe(0);
  });

  it('reads files by name', async () => {
    const file = join(folder, 'barge.txt');
    writeFileSync(file, 'Barge sinks\n\nA barge sank in the canal on Monday.\n');
    const { out } = await run(['extract', file]);
    expect(JSON.parse(out)).toMatchObject({ id: file, article: { headline: 'Barge sinks', source_format: 'text' } });
  });

  it('takes what a sidecar declares, and reads the article without a broken one', async () => {
    const [declared, broken] = [join(folder, 'declared.txt'), join(folder, 'broken.txt')];
    for (const file of [declared, broken]) writeFileSync(file, 'Barge sinks\n\nA barge sank in the canal on Monday.\n');
    writeFileSync(`${declared}.meta.json`, '{"publisher": "Canal News", "received_at": "2024-03-05T08:00:00Z"}');
    writeFileSync(`${broken}.meta.json`, '{');
    const { out, err } = await run(['extract', declared, broken]);
    const [one, other] = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).article);
    expect([one.publisher, one.published_date, other.publisher]).toEqual(['Canal News', '2024-03-05', null]);
    expect(err).toMatch(/broken\.txt\.meta\.json: it is no JSON/);
  });

  it.each([
    [['extract'], /takes files, --sentence or --jsonl/],
    [['extract', 'nowhere.txt'], /nowhere\.txt: there is no such file/],
    [['extract', '.'], /is a folder\n.*ingest/],
    [['extract', '--workers', '0', '--jsonl'], /above 0/],
    [['fly'], /unknown command 'fly'/],
  ])('exits with 2 and says why for %j', async (args, message) => {
    const { code, out, err } = await run(args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(message);
  });
});

describe('the pool of extraction workers', () => {
  it('extracts raw objects for the pipeline', async () => {
    const pool = openExtractPool({ workers: 1 });
    const bytes = new TextEncoder().encode('Barge sinks\n\nA barge sank in the canal.\n');
    const input = { key: 'barge.txt', bytes, declared: {}, raw_version: 'v1', received_at: '2024-03-01T08:00:00Z', versions: [], rereads: false };
    const answer = await pool.extract(input).finally(pool.close);
    expect(answer.ok && answer.extraction.articles.map((article) => article.rows.article.headline)).toEqual(['Barge sinks']);
  });
});
