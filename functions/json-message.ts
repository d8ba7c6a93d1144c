export type JsonObject = Readonly<Record<string, unknown>>;

/** The keys that a message speaks of, or why it cannot be read. */
export type MessageKeys = { readonly ok: true; readonly keys: string[] } | { readonly ok: false; readonly problem: string };

export const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What lies at a path of names; undefined where it leads nowhere. */
export const at = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>((inner, name) => (isObject(inner) ? inner[name] : undefined), value);

/** The body of a message; all of ours, and all of S3's, are JSON objects. */
export function readMessage(body: string): { readonly ok: true; readonly message: JsonObject } | { readonly ok: false; readonly problem: string } {
  let message: unknown;
  try {
    message = JSON.parse(body);
  } catch {
    return { ok: false, problem: 'the message is not JSON' };
  }
  return isObject(message) ? { ok: true, message } : { ok: false, problem: 'the message is no JSON object' };
}

/** Only non-empty texts are keys. */
export const keysOf = (keys: unknown): MessageKeys =>
  Array.isArray(keys) && keys.every((key): key is string => typeof key === 'string' && key !== '')
    ? { ok: true, keys }
    : { ok: false, problem: 'the message names an object without a key' };
