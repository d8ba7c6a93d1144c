import { compareUtf8 } from '../lake/utf8-order.ts';

/** Joins streams that are sorted by key (as UTF-8 bytes): yields each key once, in order, with what stands under it. */
export async function* mergeByKey<T>(streams: readonly AsyncIterable<readonly [string, T]>[]): AsyncGenerator<readonly [string, T[]]> {
  const iterators = streams.map((stream) => stream[Symbol.asyncIterator]());
  try {
    const heads = await Promise.all(iterators.map((iterator) => iterator.next()));
    for (;;) {
      let least: string | null = null;
      for (const { done, value } of heads) if (!done && (least === null || compareUtf8(value[0], least) < 0)) least = value[0];
      if (least === null) return;
      const found: T[] = [];
      for (const [index, iterator] of iterators.entries()) {
        for (let head = heads[index]; head && !head.done && head.value[0] === least; head = heads[index]) {
          found.push(head.value[1]);
          heads[index] = await iterator.next();
        }
      }
      yield [least, found];
    }
  } finally {
    for (const iterator of iterators) await iterator.return?.();
  }
}
