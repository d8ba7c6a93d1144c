import { afterAll, describe, expect, it } from 'vitest';
import type { Store } from '../../lake/store.ts';
import { compareUtf8 } from '../../lake/utf8-order.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = async (store: Store, key: string): Promise<string | null> => {
  const stored = await store.get(key);
  return stored && new TextDecoder().decode(stored.bytes);
};
const keysOf = async (store: Store, prefix: string, after?: string): Promise<string[]> => {
  const keys: string[] = [];
  for await (const { key } of store.list(prefix, after)) keys.push(key);
  return keys;
};

export interface StoreKind {
  /** Keys that a file system could not hold beside each other are held too. */
  readonly anyKeys: boolean;
  /** ETags are digests of the content (S3): the same content has the same one again, which records avoid with their revision. */
  readonly etagsOfContent?: boolean;
}

/** What every store keeps to. */
export function describeStore(
  name: string,
  open: () => Promise<{ store: Store; close: () => Promise<void> }>,
  { anyKeys, etagsOfContent = false }: StoreKind,
): void {
  describe(name, async () => {
    const { store, close } = await open();
    afterAll(close);

    it('gives null for what is not there, and deletes it without complaint', async () => {
      expect(await store.get('missing/key')).toBeNull();
      expect(await store.head('missing/key')).toBeNull();
      await store.delete('missing/key');
    });

    it('gives back what was put, with the ETag that put answered and that head and list show', async () => {
      const put = await store.put('records/one', bytes('first'), {});
      const stored = await store.get('records/one');
      expect(put).toEqual({ ok: true, etag: stored?.etag });
      expect(await textOf(store, 'records/one')).toBe('first');
      expect(await store.head('records/one')).toMatchObject({ etag: stored?.etag, size: 5, lastModified: stored?.lastModified });
    });

    it('creates only what is absent', async () => {
      expect((await store.put('records/two', bytes('a'), { ifAbsent: true })).ok).toBe(true);
      expect(await store.put('records/two', bytes('b'), { ifAbsent: true })).toEqual({ ok: false });
      expect(await textOf(store, 'records/two')).toBe('a');
    });

    it('replaces only the ETag that it is told', async () => {
      const first = await store.put('records/three', bytes('a'), {});
      const etag = first.ok ? first.etag : '';
      expect((await store.put('records/three', bytes('b'), { ifMatch: etag })).ok).toBe(true);
      expect(await store.put('records/three', bytes('c'), { ifMatch: etag })).toEqual({ ok: false });
      expect(await store.put('records/none', bytes('c'), { ifMatch: etag })).toEqual({ ok: false });
      expect(await textOf(store, 'records/three')).toBe('b');
    });

    it.skipIf(etagsOfContent)('never gives an ETag of a key twice, though content and time come back', async () => {
      const etags = new Set<string>();
      for (let write = 0; write < 20; write++) {
        const put = await store.put('records/four', bytes('same'), {});
        if (put.ok) etags.add(put.etag);
        if (write % 3 === 0) await store.delete('records/four');
      }
      expect(etags.size).toBe(20);
    });

    it('lets one of twenty racers create, and one of twenty replace', async () => {
      const racers = Array.from({ length: 20 }, (_, index) => index);
      const created = await Promise.all(racers.map((racer) => store.put('records/race', bytes(`racer ${racer}`), { ifAbsent: true })));
      expect(created.filter((answer) => answer.ok).length).toBe(1);
      const etag = (await store.head('records/race'))?.etag ?? '';
      const replaced = await Promise.all(racers.map((racer) => store.put('records/race', bytes(`successor ${racer}`), { ifMatch: etag })));
      expect(replaced.filter((answer) => answer.ok).length).toBe(1);
    });

    it('lists by prefix and after a key, in the order of UTF-8 bytes', async () => {
      const keys = [
        'list/a/b',
        'list/a.b',
        'list/a-b',
        'list/é',
        'list/z',
        'list/\u{1f4f0}',
        'list/\uff5e',
        'list/a b+c%2F&<d>',
        ...(anyKeys ? ['list/a', 'list/A'] : []),
      ];
      for (const key of keys) await store.put(key, bytes(key), {});
      expect(await keysOf(store, 'list/')).toEqual([...keys].sort(compareUtf8));
      expect(await keysOf(store, 'list/a')).toEqual(keys.filter((key) => key.startsWith('list/a')).sort(compareUtf8));
      expect(await keysOf(store, 'list/', 'list/a.b')).toEqual(keys.filter((key) => compareUtf8(key, 'list/a.b') > 0).sort(compareUtf8));
    });

    it('forgets what is deleted', async () => {
      await store.put('records/gone', bytes('a'), {});
      await store.delete('records/gone');
      expect(await store.get('records/gone')).toBeNull();
      expect(await keysOf(store, 'records/gone')).toEqual([]);
    });
  });
}
