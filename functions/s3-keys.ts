import { at, type JsonObject, keysOf, type MessageKeys } from './json-message.ts';

/**
 * The keys in a message about a bucket: S3's notification, its test message (none), or EventBridge's form; null where it is none
 * of these. S3 notifications encode keys like a form (+ is a space), EventBridge sends them plain.
 */
export function s3KeysOf(message: JsonObject): MessageKeys | null {
  if (message.Event === 's3:TestEvent') return { ok: true, keys: [] };
  if (Array.isArray(message.Records)) return keysOf(message.Records.map((record: unknown) => decodeKey(at(record, 's3', 'object', 'key'))));
  if (message.source === 'aws.s3') return keysOf([at(message, 'detail', 'object', 'key')]);
  return null;
}

function decodeKey(encoded: unknown): unknown {
  if (typeof encoded !== 'string') return encoded;
  try {
    return decodeURIComponent(encoded.replaceAll('+', ' '));
  } catch {
    return null;
  }
}
