import type { ReadResult } from '../article.ts';
import { decodeBytes } from './decode-bytes.ts';
import { type ByteReader, type RawObject, type Reader, rejectWith } from './raw-object.ts';
import { readHtml } from './read-html.ts';
import { readJsonl } from './read-jsonl.ts';
import { readMarkdown } from './read-markdown.ts';
import { readNewsml } from './read-newsml.ts';
import { readNinjs } from './read-ninjs.ts';
import { readText } from './read-text.ts';
import { readUnknownText } from './read-unknown-text.ts';
import { sniffBinary } from './sniff-binary.ts';

/** Readers that judge lines or bytes themselves, since a broken one must not stop its neighbours. */
const BYTE_READERS: readonly ByteReader[] = [readJsonl];

/** The first reader that knows the text takes it; order matters: what is surely no article and plain text, which takes what is left, come last. */
const READERS: readonly Reader[] = [readNinjs, readNewsml, readHtml, readMarkdown, readUnknownText, readText];

/** A raw object becomes articles, rejects, or both; it never throws for what the bytes hold. */
export function readObject(object: RawObject): ReadResult {
  if (!object.bytes.some((byte) => byte > 32)) return rejectWith('empty', 'it holds nothing but white space; drop the article again');
  const binary = sniffBinary(object.bytes);
  if (binary) return rejectWith('not_text', `it is ${binary.name}, which is not read here; ${binary.remedy}`);
  for (const read of BYTE_READERS) {
    const result = read(object);
    if (result) return result;
  }
  const decoded = decodeBytes(object.bytes);
  if (!decoded.ok) return rejectWith(decoded.reason, decoded.detail);
  const warnings = [
    ...(decoded.guessed === null ? [] : [`encoding_guessed: ${decoded.guessed}`]),
    ...(object.unknownFields ?? []).map((name) => `unknown_field: ${name}`),
  ];
  const text = { ...object, content: decoded.content, warnings };
  for (const read of READERS) {
    const result = read(text);
    if (result) return result;
  }
  return rejectWith('unknown_format', 'it is in no format that is read here; convert it to text, Markdown, HTML or JSONL');
}
