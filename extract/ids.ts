import { createHash } from 'node:crypto';
import { type Doc, indexAt, sentenceAt } from './document.ts';

/** 24 hex digits (96 bits) of SHA-256 over the parts, which a separator keeps apart. */
export const hashId = (...parts: readonly (string | number)[]): string =>
  createHash('sha256').update(parts.join('\u0000')).digest('hex').slice(0, 24);

export const sourceIdOf = (rawKey: string): string => hashId('source', rawKey);
export const articleIdOf = (rawKey: string, memberPath: string | null): string => hashId('article', rawKey, memberPath ?? '');

export type RowTable = 'mention' | 'figure' | 'time' | 'attribution';

/**
 * The columns of a row that quotes doc.text from start to end (UTF-16), and its id. The id hashes the paragraph, which of
 * equal paragraphs it is, and the place in it, never what the extractor decided: an edit in another paragraph leaves it.
 * `ordinal` tells rows of one table on one span apart.
 */
export function spanColumns(doc: Doc, table: RowTable, span: { start: number; end: number; ordinal?: number; confidence: number; rule: string }) {
  const { start, end } = span;
  const at = indexAt(doc.paragraphs, start);
  const paragraph = doc.paragraphs[at];
  const paragraphStart = paragraph?.start ?? 0;
  const content = doc.text.slice(paragraphStart, paragraph?.end ?? doc.text.length);
  let twin = 0;
  for (let i = 0; i < at; i++) {
    const other = doc.paragraphs[i];
    if (other && other.end - other.start === content.length && doc.text.slice(other.start, other.end) === content) twin++;
  }
  return {
    id: hashId(table, doc.columns.article_id, content, twin, start - paragraphStart, end - start, span.ordinal ?? 0),
    columns: {
      ...doc.columns,
      start_char: doc.codePoint(start),
      end_char: doc.codePoint(end),
      exact: doc.text.slice(start, end),
      sentence_index: sentenceAt(doc, start),
      confidence: span.confidence,
      rule: span.rule,
    },
  };
}
