/** A message about raw objects: the keys that it speaks of (none in S3's own test message), or why it cannot be read. */
export type RawEvents = { readonly ok: true; readonly keys: string[] } | { readonly ok: false; readonly problem: string };

/**
 * The keys in a message of the raw bucket: S3's notification, its test message, or EventBridge's form. What happened to them is
 * not read: converge looks at the bucket. S3 notifications encode keys like a form (+ is a space), EventBridge sends them plain.
 */
export function rawEventsOf(body: string): RawEvents {
  let message: unknown;
  try {
    message = JSON.parse(body);
  } catch {
    return { ok: false, problem: 'the message is not JSON' };
  }
  if (!isObject(message)) return { ok: false, problem: 'the message is no JSON object' };
  if (message.Event === 's3:TestEvent') return { ok: true, keys: [] };
  if (Array.isArray(message.Records)) return keysOf(message.Records.map((record: unknown) => decodeKey(at(record, 's3', 'object', 'key'))));
  if (message.source === 'aws.s3') return keysOf([at(message, 'detail', 'object', 'key')]);
  return { ok: false, problem: 'the message is no notification of S3' };
}

function keysOf(keys: readonly unknown[]): RawEvents {
  const named = keys.filter((key) => typeof key === 'string' && key !== '') as string[];
  return named.length === keys.length ? { ok: true, keys: named } : { ok: false, problem: 'the message names an object without a key' };
}

function decodeKey(encoded: unknown): unknown {
  if (typeof encoded !== 'string') return encoded;
  try {
    return decodeURIComponent(encoded.replaceAll('+', ' '));
  } catch {
    return null;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

const at = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>((inner, name) => (isObject(inner) ? inner[name] : undefined), value);
