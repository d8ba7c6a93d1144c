import { keysOf, type MessageKeys, readMessage } from './json-message.ts';
import { s3KeysOf } from './s3-keys.ts';

/** A message about raw objects: the keys that it speaks of, and whether to read them again though nothing has changed. */
export type RawEvents = Exclude<MessageKeys, { ok: true }> | { readonly ok: true; readonly keys: string[]; readonly again: boolean };

/** The form in which wirehouse itself asks to converge keys. */
export const convergeMessage = (keys: readonly string[], again = false): string => JSON.stringify({ wirehouse: 'converge', keys, again });

/** The raw keys in a message of S3 or of our own. What happened to them is not read: converge looks at the bucket. */
export function rawEventsOf(body: string): RawEvents {
  const read = readMessage(body);
  if (!read.ok) return read;
  const { message } = read;
  const found = message.wirehouse === 'converge' ? keysOf(message.keys) : s3KeysOf(message);
  if (!found) return { ok: false, problem: 'the message is no notification of S3' };
  return found.ok ? { ...found, again: message.wirehouse === 'converge' && message.again === true } : found;
}
