import { mkdir, mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readOrMakeConfig, writeConfig } from '../../cli/lake-config.ts';
import { runLake } from '../../cli/lake-run.ts';
import { type LocalLake, overFolder } from '../../cli/local-lake.ts';

const GOOD = 'Harbour reopens after storm\n\nThe harbour of Lorne reopened on Tuesday, the port authority said. Two ferries left before noon.\n';

let dir: string;
let lake: LocalLake;
const query = async (sql: string) => {
  const database = await lake.openDatabase();
  try {
    return (await database.query(sql)).rows;
  } finally {
    database.close();
  }
};

/** Bad files between good ones: file → what is wrong with it. */
const BAD: Record<string, { content: string | Uint8Array; reason: string }> = {
  'a-empty.txt': { content: '', reason: 'empty' },
  'b-blank.txt': { content: ' \n\n\t\n', reason: 'empty' },
  'c-binary.txt': { content: Uint8Array.from({ length: 4000 }, (_, index) => (index * 7919) % 256), reason: 'not_text' },
  'd-picture.jpg': { content: Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1), reason: 'not_text' },
  'e-nothing.html': {
    content: '<html><head><title>Menu</title></head><body><nav><a href="/">Home</a></nav></body></html>',
    reason: 'not_an_article',
  },
};

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'wirehouse-bad-'));
  const lakeDir = join(dir, 'lake');
  const config = await readOrMakeConfig(lakeDir);
  await writeConfig(lakeDir, config);
  lake = overFolder(lakeDir, config);
  await mkdir(lake.rawDir, { recursive: true });
  for (const [name, { content }] of Object.entries(BAD)) await writeFile(join(lake.rawDir, name), content);
  const large = await open(join(lake.rawDir, 'f-large.txt'), 'w');
  await large.truncate(200_000_000);
  await large.close();
  await writeFile(
    join(lake.rawDir, 'g-lines.jsonl'),
    '{"id": "one", "text": "The mayor of Lorne resigned on Friday."}\n{"id": "two", "text": \n{"id": "three", "text": "It rained."}\n',
  );
  await writeFile(
    join(lake.rawDir, 'h-latin.txt'),
    Buffer.from('Caf\xe9 closes\n\nThe caf\xe9 of Lorne closed on Monday, its owner said. It had 12 tables.\n', 'latin1'),
  );
  for (const name of ['0-good.txt', 'e-good.txt', 'z-good.txt']) await writeFile(join(lake.rawDir, name), GOOD);
  await runLake(lake, { workers: 1 });
}, 60_000);
afterAll(() => rm(dir, { recursive: true }));

describe('bad input', () => {
  for (const [name, { reason }] of Object.entries(BAD)) {
    it(`of ${name} is a row in sources and rejects, with what to do`, async () => {
      const [row] = await query(
        `select s.state, s.reason, r.reason as rejected, r.detail from sources s join rejects r on r.raw_key = s.raw_key where s.raw_key = '${name}'`,
      );
      expect(row).toMatchObject({ state: 'rejected', reason, rejected: reason });
      expect(String(row?.detail).length).toBeGreaterThan(20);
    });
  }

  it('of 200 MB is rejected unread', async () => {
    expect(await query("select reason, detail from rejects where raw_key = 'f-large.txt'")).toMatchObject([{ reason: 'too_large' }]);
  });

  it('in one line of JSONL is a reject of that line, its neighbours are articles', async () => {
    expect(await query("select member_path from articles where raw_key = 'g-lines.jsonl' order by 1")).toEqual([
      { member_path: 'one' },
      { member_path: 'three' },
    ]);
    expect(await query("select reason, at_byte from rejects where raw_key = 'g-lines.jsonl'")).toEqual([{ reason: 'broken_json', at_byte: 64 }]);
  });

  it('that is not UTF-8 but plainly Latin is read, with a warning', async () => {
    const [row] = await query("select headline, warnings from articles where raw_key = 'h-latin.txt'");
    expect(row?.headline).toBe('Café closes');
    expect(row?.warnings).not.toBeNull();
  });

  it('touches none of its neighbours', async () => {
    expect(await query("select count(*) as good from articles where raw_key like '%good.txt' and headline = 'Harbour reopens after storm'")).toEqual([
      { good: 3 },
    ]);
  });

  it('goes away from rejects when a good version of the same name comes', async () => {
    await writeFile(join(lake.rawDir, 'a-empty.txt'), GOOD);
    await runLake(lake, { workers: 1 });
    expect(await query("select * from rejects where raw_key = 'a-empty.txt'")).toEqual([]);
    expect(await query("select state from sources where raw_key = 'a-empty.txt'")).toEqual([{ state: 'extracted' }]);
  }, 60_000);
});
