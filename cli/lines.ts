/** The lines of a byte stream, parted at \n alone: U+2028 is text inside JSON, unlike for node:readline. Blank lines are left out. */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let pieces: Uint8Array[] = [];
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
      const line = Buffer.concat([...pieces, chunk.subarray(from, at)]).toString('utf8');
      pieces = [];
      from = at + 1;
      if (line.trim()) yield line;
    }
    if (from < chunk.length) pieces.push(chunk.subarray(from));
  }
  const last = Buffer.concat(pieces).toString('utf8');
  if (last.trim()) yield last;
}

const NEWLINE = 10;

/**
 * Answers in the order of the inputs, each as soon as those before it are there; at most `limit` are at work or wait for an
 * earlier one, which bounds memory.
 */
export async function* mapInOrder<A, B>(inputs: AsyncIterable<A>, limit: number, map: (input: A) => Promise<B>): AsyncGenerator<B> {
  const iterator = inputs[Symbol.asyncIterator]();
  const pending: Promise<B>[] = [];
  let next: Promise<IteratorResult<A>> | null = iterator.next();
  try {
    while (next || pending.length) {
      const [first] = pending;
      const canRead: Promise<IteratorResult<A>> | null = pending.length < limit ? next : null;
      const isAnswer: boolean = await Promise.race([...(first ? [first.then(() => true)] : []), ...(canRead ? [canRead.then(() => false)] : [])]);
      if (isAnswer && first) {
        pending.shift();
        yield await first;
      } else if (canRead) {
        const input: IteratorResult<A> = await canRead;
        next = input.done ? null : iterator.next();
        if (!input.done) pending.push(map(input.value));
        // Awaited in its turn: a failure before that is no unhandled rejection.
        pending.at(-1)?.catch(() => {});
      }
    }
  } finally {
    await iterator.return?.();
  }
}
