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
  const home = homesOf(doc)[at] ?? { digest: '', twin: 0 };
  return {
    id: hashId(table, doc.columns.article_id, home.digest, home.twin, start - (doc.paragraphs[at]?.start ?? 0), end - start, span.ordinal ?? 0),
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

interface Home {
  readonly digest: string;
  /** How many paragraphs before it are equal to it. */
  readonly twin: number;
}
/** The paragraphs of an article are hashed once, however many rows lie in them. */
const homes = new WeakMap<Doc, readonly Home[]>();

function homesOf(doc: Doc): readonly Home[] {
  const known = homes.get(doc);
  if (known) return known;
  const seen = new Map<string, number>();
  const made = doc.paragraphs.map(({ start, end }) => {
    const digest = hashId('paragraph', doc.text.slice(start, end));
    const twin = seen.get(digest) ?? 0;
    seen.set(digest, twin + 1);
    return { digest, twin };
  });
  homes.set(doc, made);
  return made;
}
