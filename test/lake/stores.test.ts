import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderStore } from '../../lake/folder-store.ts';
import { memoryStore } from '../../lake/memory-store.ts';
import { describeStore } from './store-conformance.ts';

const folder = async () => {
  const dir = await mkdtemp(join(tmpdir(), 'wirehouse-store-'));
  return { dir, close: () => rm(dir, { recursive: true }) };
};

describeStore('the store in memory', async () => ({ store: memoryStore(), close: async () => {} }), { anyKeys: true });
for (const keys of ['plain', 'escaped'] as const) {
  describeStore(
    `the store on a folder, its keys ${keys}`,
    async () => {
      const { dir, close } = await folder();
      return { store: folderStore(dir, { keys }), close };
    },
    { anyKeys: keys === 'escaped' },
  );
}

describe('a folder that people fill', () => {
  it('leaves out hidden files, links and what is skipped, and says so', async () => {
    const { dir, close } = await folder();
    await mkdir(join(dir, 'sub'));
    await mkdir(join(dir, 'lake'));
    for (const name of ['a.txt', '.hidden', 'sub/b.txt', 'lake/c.txt']) await writeFile(join(dir, name), name);
    await symlink(join(dir, 'a.txt'), join(dir, 'link.txt'));
    const skipped: string[] = [];
    const store = folderStore(dir, { keys: 'plain', skip: (path) => path === 'lake', onSkip: (path, reason) => skipped.push(`${path} ${reason}`) });
    const keys: string[] = [];
    for await (const { key } of store.list('')) keys.push(key);
    expect(keys).toEqual(['a.txt', 'sub/b.txt']);
    expect(skipped.sort()).toEqual(['.hidden hidden', 'link.txt symbolic_link']);
    await close();
  });
});

describe('what a listing of such a folder would not show', () => {
  it('is not there for get and head either: links, what lies below them, hidden and skipped files, keys that are no path', async () => {
    const { dir, close } = await folder();
    for (const name of ['real', 'skipped']) await mkdir(join(dir, name));
    for (const name of ['real/a.txt', 'skipped/a.txt', '.hidden']) await writeFile(join(dir, name), name);
    await symlink(join(dir, 'real'), join(dir, 'linked'));
    await symlink(join(dir, 'real', 'a.txt'), join(dir, 'link.txt'));
    const store = folderStore(dir, { keys: 'plain', skip: (path) => path === 'skipped' });
    expect((await store.head('real/a.txt'))?.size).toBe(10);
    const unseen = ['linked/a.txt', 'link.txt', 'skipped/a.txt', '.hidden', 'real', 'real/../real/a.txt', 'real//a.txt', 'x'.repeat(300), ''];
    for (const key of unseen) expect([await store.get(key), await store.head(key)], key).toEqual([null, null]);
    await close();
  });

  it('is told: a key longer than S3 takes', async () => {
    const { dir, close } = await folder();
    const deep = Array.from({ length: 6 }, () => 'd'.repeat(200)).join('/');
    await mkdir(join(dir, deep), { recursive: true });
    await writeFile(join(dir, deep, 'a.txt'), 'a');
    const reasons: string[] = [];
    for await (const _ of folderStore(dir, { keys: 'plain', onSkip: (_path, reason) => reasons.push(reason) }).list('')) expect.fail();
    expect(reasons).toEqual(['key_too_long']);
    await close();
  });
});

describe('a folder that others write into', () => {
  it('is read again while it changes, so that bytes and ETag belong together', async () => {
    const { dir, close } = await folder();
    const store = folderStore(dir, { keys: 'plain' });
    await writeFile(join(dir, 'a.txt'), 'one');
    const first = await store.get('a.txt');
    await writeFile(join(dir, 'a.txt'), 'two');
    const second = await store.get('a.txt');
    expect(second?.etag).not.toBe(first?.etag);
    expect(new TextDecoder().decode(second?.bytes)).toBe('two');
    await close();
  });

  it('is read whole while another writer replaces without pause', async () => {
    const { dir, close } = await folder();
    const store = folderStore(dir, { keys: 'escaped' });
    await store.put('records/a', new TextEncoder().encode('0'.repeat(50_000)), {});
    let writing = true;
    const writer = (async () => {
      for (let n = 1; writing; n++) await store.put('records/a', new TextEncoder().encode(String(n % 10).repeat(50_000)), {});
    })();
    for (let read = 0; read < 50; read++) {
      const text = new TextDecoder().decode((await store.get('records/a'))?.bytes);
      expect(text).toBe((text[0] ?? '').repeat(50_000));
    }
    writing = false;
    await writer;
    await close();
  });
});

describe('a folder that holds a lake', () => {
  it('takes any key, the long, the odd and those that differ by case', async () => {
    const { dir, close } = await folder();
    const store = folderStore(dir, { keys: 'escaped' });
    const odd = [
      'records/A',
      'records/a',
      'records/a/b',
      'records/..',
      'records/con',
      'records/x.',
      `records/${'ä'.repeat(300)}`,
      'records/a~',
      'records/%41',
      'records/ /x',
    ];
    for (const key of odd) expect((await store.put(key, new TextEncoder().encode(key), { ifAbsent: true })).ok, key).toBe(true);
    for (const key of odd) expect(new TextDecoder().decode((await store.get(key))?.bytes), key).toBe(key);
    const keys: string[] = [];
    for await (const { key } of store.list('records/')) keys.push(key);
    expect(keys.sort()).toEqual(odd.sort());
    await close();
  });
});
