import type { ArticleRow } from '../schemas/tables.ts';

/** A token of the shared stream. Offsets are UTF-16, half-open, in Doc.text (code points only in rows). */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly lower: string;
  /** word: letters (with inner hyphens and apostrophes apart); number: starts with a digit; punct: everything else. */
  readonly kind: 'word' | 'number' | 'punct';
  /** Whether white space stands before it. */
  readonly spaced: boolean;
  readonly sentence: number;
}

export interface Sentence {
  readonly start: number;
  readonly end: number;
  readonly paragraph: number;
  /** Tokens of the sentence: firstToken up to endToken, exclusive. */
  readonly firstToken: number;
  readonly endToken: number;
}

export interface Paragraph {
  readonly start: number;
  readonly end: number;
  readonly part: 'headline' | 'dek' | 'body';
}

/** What every row of the article carries. */
export type ArticleColumns = Pick<ArticleRow, 'article_id' | 'source_id' | 'published_date' | 'published_month' | 'extractor_version'>;

/** The article as the extractors see it: one text, one token stream, one reference time. Offsets are UTF-16. */
export interface Doc {
  readonly columns: ArticleColumns;
  readonly text: string;
  readonly paragraphs: readonly Paragraph[];
  readonly sentences: readonly Sentence[];
  readonly tokens: readonly Token[];
  /** The article's own metadata row: publisher, dateline_place, published_earliest … */
  readonly article: ArticleRow;
  /** Code points before a UTF-16 offset. */
  readonly codePoint: (offset: number) => number;
}

/** A finished row with its UTF-16 span, for the stages that come after. */
export interface Found<R> {
  readonly start: number;
  readonly end: number;
  readonly row: R;
}

/** The index of the last element whose start is at or before the offset; 0 where there is none. */
export function indexAt(spans: readonly { readonly start: number }[], offset: number): number {
  let low = 0;
  let high = spans.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((spans[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
export const sentenceAt = (doc: Doc, offset: number): number => indexAt(doc.sentences, offset);
export const tokenAt = (doc: Doc, offset: number): number => indexAt(doc.tokens, offset);

/** Converts UTF-16 offsets to code points; texts without astral characters, nearly all, cost nothing. */
export function codePointsOf(text: string): (offset: number) => number {
  if (!/[\ud800-\udbff]/.test(text)) return (offset) => offset;
  const before = new Uint32Array(text.length + 1);
  let points = 0;
  for (let at = 0; at < text.length; at++) {
    before[at] = points;
    const low = text.charCodeAt(at);
    const isSecondHalf = low >= 0xdc00 && low <= 0xdfff && at > 0 && text.charCodeAt(at - 1) >= 0xd800 && text.charCodeAt(at - 1) <= 0xdbff;
    if (isSecondHalf) before[at] = points - 1;
    else points++;
  }
  before[text.length] = points;
  return (offset) => before[offset] ?? points;
}
