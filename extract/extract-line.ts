import type { ArticleRows, Declared, ReadReject } from './article.ts';
import { type Extraction, extractObject } from './extract-object.ts';

/** A line of `wirehouse extract --jsonl`: text, html, or a raw file in base64, with declared facts. */
export interface ExtractLine extends Declared {
  readonly id: string;
  readonly text?: string;
  readonly html?: string;
  readonly file?: string;
  readonly filename?: string;
  readonly date_published?: string;
}

export type ExtractAnswer =
  | ({ id: string } & ArticleRows)
  | { id: string; records: ArticleRows[] }
  | { id: string; rejected: Pick<ReadReject, 'reason' | 'detail'> };

/** Answers one line of the command line contract. */
export function extractLine(line: ExtractLine): ExtractAnswer {
  const { id, text, html, file, filename, date_published, ...declared } = line;
  const facts: Declared = { ...(date_published !== undefined && { published_at: date_published }), ...declared };
  const key = filename ?? (html !== undefined ? `${id}.html` : file !== undefined ? id : `${id}.jsonl`);
  const bytes =
    file !== undefined ? Buffer.from(file, 'base64') : new TextEncoder().encode(html ?? JSON.stringify({ id, text: text ?? '', ...facts }));
  const input = {
    key,
    bytes,
    declared: file === undefined && html === undefined ? {} : facts,
    raw_version: null,
    received_at: line.received_at ?? null,
  };
  return answer(id, extractObject(input));
}

export function answer(id: string, { rows, rejects }: Extraction): ExtractAnswer {
  const [first] = rows;
  if (first && rows.length === 1) return { id, ...first };
  if (first) return { id, records: rows };
  const reject = rejects[0] ?? { reason: 'not_an_article' as const, detail: 'no article was found in it' };
  return { id, rejected: { reason: reject.reason, detail: reject.detail } };
}
