import type { ArticleRows, ReadReject } from './article.ts';
import { type Extraction, extractObject } from './extract-object.ts';
import { declareFacts } from './read/declare-facts.ts';

/** A line of `wirehouse extract --jsonl`: text, html, or a raw file in base64, with declared facts. */
export interface ExtractLine {
  readonly id: string;
  readonly text?: string;
  readonly html?: string;
  readonly file?: string;
  readonly filename?: string;
  readonly [fact: string]: unknown;
}

export type ExtractAnswer =
  | ({ id: string } & ArticleRows)
  | { id: string; records: ArticleRows[] }
  | { id: string; rejected: Pick<ReadReject, 'reason' | 'detail'> };

/** Answers one line of the command line contract. */
export function extractLine(line: ExtractLine): ExtractAnswer {
  const { id, text, html, file, filename, ...fields } = line;
  const { declared, unknownFields } = declareFacts(fields);
  const drop = { raw_version: null, received_at: declared.received_at ?? null };
  const encode = (content: string): Uint8Array => new TextEncoder().encode(content);
  if (file !== undefined)
    return answer(id, extractObject({ key: filename ?? id, bytes: Buffer.from(file, 'base64'), declared, unknownFields, ...drop }));
  if (html !== undefined) return answer(id, extractObject({ key: filename ?? `${id}.html`, bytes: encode(html), declared, unknownFields, ...drop }));
  return answer(id, extractObject({ key: `${id}.jsonl`, bytes: encode(JSON.stringify({ ...fields, id, text: text ?? '' })), declared: {}, ...drop }));
}

export function answer(id: string, { rows, rejects }: Extraction): ExtractAnswer {
  const [first] = rows;
  if (first && rows.length === 1) return { id, ...first };
  if (first) return { id, records: rows };
  const reject = rejects[0] ?? { reason: 'not_an_article' as const, detail: 'no article was found in it' };
  return { id, rejected: { reason: reject.reason, detail: reject.detail } };
}
