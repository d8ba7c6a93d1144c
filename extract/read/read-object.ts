import type { ReadResult } from '../article.ts';
import type { RawObject, Reader } from './raw-object.ts';
import { readJsonl } from './read-jsonl.ts';
import { readText } from './read-text.ts';

/** The first reader that knows the bytes takes them; order matters, plain text takes what is left. */
const READERS: readonly Reader[] = [readJsonl, readText];

/** A raw object becomes articles, rejects, or both; it never throws for what the bytes hold. */
export function readObject(object: RawObject): ReadResult {
  for (const read of READERS) {
    const result = read(object);
    if (result) return result;
  }
  const detail = `${object.key} is in no format that is read here; convert it to text, Markdown, HTML or JSONL`;
  return { articles: [], rejects: [{ member_path: null, reason: 'unknown_format', detail, at_byte: null }] };
}
