import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { cacheDir, openMirror } from '../../cli/mirror.ts';
import type { AddFile } from '../../lake/delta.ts';
import type { Snapshot } from '../../lake/lake-log.ts';
import { memoryStore } from '../../lake/memory-store.ts';
import { TABLE_NAMES } from '../../schemas/tables.ts';

const dir = await mkdtemp(join(tmpdir(), 'wirehouse-mirror-'));
afterAll(() => rm(dir, { recursive: true }));

const store = memoryStore();
const fileOf = (path: string, size: number): AddFile => ({ path, partitionValues: {}, size, modificationTime: 0, dataChange: true, stats: '{}' });
const mirrorOf = (sources: readonly AddFile[], prefix = '') => {
  const files = Object.fromEntries(TABLE_NAMES.map((name) => [name, name === 'sources' ? sources : []])) as unknown as Snapshot['files'];
  return openMirror({ store, place: { bucket: 'b', prefix }, files, env: { WIREHOUSE_CACHE: dir } });
};
const put = (path: string, text: string) => store.put(`tables/sources/${path}`, new TextEncoder().encode(text), {});

describe('the copies of a lake in a bucket', () => {
  it('lie where the environment says', () => {
    expect(cacheDir({ WIREHOUSE_CACHE: '/here', XDG_CACHE_HOME: '/there' })).toBe('/here');
    expect(cacheDir({ XDG_CACHE_HOME: '/there' })).toBe(join('/there', 'wirehouse'));
    expect(cacheDir({})).toMatch(/\.cache.wirehouse$/);
  });

  it('are fetched again when they are not whole, and stand alone by bucket and prefix', async () => {
    await put('part-1.parquet', 'whole');
    const [path = ''] = await mirrorOf([fileOf('part-1.parquet', 5)], 'one/two').filesOf('sources');
    expect(path).toBe(join(dir, 'b', 'one%2Ftwo', 'tables', 'sources', 'part-1.parquet'));
    await writeFile(path, 'wh');
    await mirrorOf([fileOf('part-1.parquet', 5)], 'one/two').filesOf('sources');
    expect(await readFile(path, 'utf8')).toBe('whole');
  });

  it('of files that are live no more stay for those who read them now, and go an hour later', async () => {
    await put('part-2.parquet', 'old');
    await put('part-3.parquet', 'new');
    const [old = ''] = await mirrorOf([fileOf('part-2.parquet', 3)]).filesOf('sources');
    const listed = async () => (await readdir(join(dir, 'b', 'tables', 'sources'))).sort();
    await mirrorOf([fileOf('part-3.parquet', 3)]).filesOf('sources');
    expect(await listed()).toEqual(['part-2.parquet', 'part-3.parquet']);
    await utimes(old, 0, 0);
    await mirrorOf([fileOf('part-3.parquet', 3)]).filesOf('sources');
    expect(await listed()).toEqual(['part-3.parquet']);
  });

  it('are never made of what the log does not mean, nor outside of their folder', async () => {
    await put('part-4.parquet', 'short');
    await expect(mirrorOf([fileOf('part-4.parquet', 50)]).filesOf('sources')).rejects.toThrow('has 5 bytes, the log says 50');
    await expect(mirrorOf([fileOf('part-5.parquet', 50)]).filesOf('sources')).rejects.toThrow('is in the log but not there');
    await expect(mirrorOf([fileOf('..%2F..%2F..%2F..%2Fevil', 5)]).filesOf('sources')).rejects.toThrow('leads out of the lake');
  });
});
