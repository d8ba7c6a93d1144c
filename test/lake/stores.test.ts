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
