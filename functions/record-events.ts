import { rawKeyOf, recordKey } from '../pipeline/record.ts';
import { keysOf, type MessageKeys, readMessage } from './json-message.ts';
import { s3KeysOf } from './s3-keys.ts';

const RECORDS = recordKey('');

/** The form in which wirehouse itself asks to publish the records of raw keys. */
export const publishMessage = (keys: readonly string[]): string => JSON.stringify({ wirehouse: 'publish', keys });

/** The raw keys whose records a message speaks of. S3 names the records; a record's key is that of its raw object behind `records/`. */
export function recordEventsOf(body: string): MessageKeys {
  const read = readMessage(body);
  if (!read.ok) return read;
  if (read.message.wirehouse === 'publish') return keysOf(read.message.keys);
  const found = s3KeysOf(read.message);
  if (!found) return { ok: false, problem: 'the message is no notification of S3' };
  if (!found.ok) return found;
  const other = found.keys.find((key) => !key.startsWith(RECORDS) || key === RECORDS);
  if (other !== undefined) return { ok: false, problem: `${other} is no record` };
  return { ok: true, keys: found.keys.map(rawKeyOf) };
}
