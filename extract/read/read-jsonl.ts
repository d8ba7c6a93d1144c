import type { ReadArticle, ReadReject } from '../article.ts';
import { declareFacts } from './declare-facts.ts';
import { type ByteReader, hasEnding, type RawObject } from './raw-object.ts';

interface Line {
  readonly number: number;
  readonly atByte: number;
  readonly bytes: Uint8Array;
}

type Parsed =
  | { readonly ok: true; readonly fields: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly reject: Omit<ReadReject, 'member_path' | 'at_byte'> };

/**
 * JSONL: a line is an article whose fields are taken as they say; `text` is the body, unchanged but for NFC. A broken line becomes a
 * reject with its place while its neighbours live.
 */
export const readJsonl: ByteReader = (object) => {
  if (!hasEnding(object.key, /\.(jsonl|ndjson|jsonlines)$/i)) return null;
  const lines = [...linesOf(object.bytes)].map((line) => ({ line, parsed: parseLine(line.bytes) }));
  const ids = new Map<string, number>();
  for (const { parsed } of lines) {
    const id = parsed.ok ? idOf(parsed.fields) : null;
    if (id !== null) ids.set(id, (ids.get(id) ?? 0) + 1);
  }
  const articles: ReadArticle[] = [];
  const rejects: ReadReject[] = [];
  for (const { line, parsed } of lines) {
    const id = parsed.ok ? idOf(parsed.fields) : null;
    const place = ids.has(String(line.number)) ? `#${line.number}` : String(line.number);
    const member = id !== null && ids.get(id) === 1 ? id : place;
    const read = parsed.ok ? readLine(parsed.fields, member, object) : parsed.reject;
    if ('reason' in read)
      rejects.push({ member_path: member, at_byte: line.atByte, reason: read.reason, detail: `line ${line.number}: ${read.detail}` });
    else articles.push(read);
  }
  return { articles, rejects };
};

function* linesOf(bytes: Uint8Array): Generator<Line> {
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  let number = 0;
  for (let start = hasMark ? 3 : 0; start < bytes.length; ) {
    const newline = bytes.indexOf(10, start);
    const end = newline < 0 ? bytes.length : newline;
    number++;
    const line = bytes.subarray(start, end);
    if (line.some((byte) => byte > 32)) yield { number, atByte: start, bytes: line };
    start = end + 1;
  }
}

const UTF8 = new TextDecoder('utf-8', { fatal: true });

function parseLine(bytes: Uint8Array): Parsed {
  const fail = (reason: ReadReject['reason'], detail: string): Parsed => ({ ok: false, reject: { reason, detail } });
  let content: string;
  try {
    content = UTF8.decode(bytes);
  } catch {
    return fail('encoding', 'it is not UTF-8; write JSONL in UTF-8');
  }
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch (error) {
    return fail('broken_json', `it is no JSON (${error instanceof Error ? error.message : 'unreadable'}); write one JSON object per line`);
  }
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? { ok: true, fields: { ...(value as object) } } : fail('broken_json', 'it is JSON but no object; write one JSON object per line');
}

const idOf = ({ id }: Readonly<Record<string, unknown>>): string | null =>
  typeof id === 'string' && id !== '' ? id : typeof id === 'number' ? String(id) : null;

function readLine(
  fields: Readonly<Record<string, unknown>>,
  member: string,
  object: RawObject,
): ReadArticle | Omit<ReadReject, 'member_path' | 'at_byte'> {
  const { id: _, text, ...rest } = fields;
  if (typeof text !== 'string')
    return { reason: 'missing_text', detail: 'it has no field "text" that is a string; put the body of the article there' };
  if (!text.trim()) return { reason: 'empty', detail: 'its "text" is blank; put the body of the article there' };
  const { declared, unknownFields } = declareFacts(rest);
  const facts = { ...object.declared, ...declared };
  const headline = facts.headline ?? '';
  const dek = facts.alternative_headline ?? '';
  const front = [headline, dek].filter(Boolean).map((part) => `${part}\n\n`);
  const names = [...(object.unknownFields ?? []), ...unknownFields];
  return {
    member_path: member,
    source_format: 'jsonl',
    text: `${front.join('')}${text.normalize('NFC')}`,
    headline_end: headline.length,
    body_start: front.join('').length,
    facts,
    warnings: names.map((name) => `unknown_field: ${name}`),
  };
}
