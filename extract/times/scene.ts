import type { TimeRow } from '../../schemas/tables.ts';
import type { Doc, Token } from '../document.ts';
import { readNumber } from '../text/numbers.ts';

/** A time expression before it is a row. Days are ISO, `to` inclusive. */
export interface Timex {
  readonly type: TimeRow['type'];
  readonly value: string;
  readonly mod?: string | null;
  readonly from?: string | null;
  readonly to?: string | null;
  /** ISO local, where it is finer than a day. */
  readonly moment?: string;
  readonly granularity: TimeRow['granularity'];
  /** It is relative to the expression before it rather than to the publication. */
  readonly anchored?: boolean;
}

export interface Match {
  /** Token index, exclusive. */
  readonly end: number;
  readonly timex: Timex;
  /** Where the expression starts, when that is before the token that was asked for. */
  readonly start?: number;
}

export interface Rule {
  readonly name: string;
  readonly match: (scene: Scene, index: number) => Match | null;
}

/** The article as the rules of time see it. */
export interface Scene {
  readonly tokens: readonly Token[];
  /** The day of publication; null where it is not known, and then nothing is resolved. */
  readonly reference: string | null;
  /** The lower-case token at an index, '' beyond the sentence of `from`. */
  readonly word: (index: number, from: number) => string;
  /** The last expression that names a day, month or year. */
  readonly anchor: () => Timex | null;
}

export function sceneOf(doc: Doc, anchor: () => Timex | null): Scene {
  const { tokens } = doc;
  const { published_earliest, published_latest } = doc.article;
  const reference = doc.columns.published_date ?? published_latest ?? published_earliest;
  const word = (index: number, from: number): string => {
    const token = tokens[index];
    return token && token.sentence === tokens[from]?.sentence ? token.lower : '';
  };
  return { tokens, reference, word, anchor };
}

/** Small words that count: a, an, several, a few. null: X, an unknown number. */
const VAGUE_COUNTS = new Set(['several', 'few', 'many', 'some', 'couple']);

/** A count before a unit of time: "three", "a", "several", "a few", "a couple of". */
export function readCount({ tokens, word }: Scene, index: number): { count: number | 'X'; end: number } | null {
  const first = word(index, index);
  if (first === 'half' && (word(index + 1, index) === 'a' || word(index + 1, index) === 'an')) return { count: 0.5, end: index + 2 };
  const number = readNumber(tokens, index);
  if (number) {
    const half = word(number.end, index) === 'and' && word(number.end + 1, index) === 'a' && word(number.end + 2, index) === 'half';
    return { count: number.value === null ? 'X' : number.value + (half ? 0.5 : 0), end: half ? number.end + 3 : number.end };
  }
  const start = first === 'a' || first === 'the' ? index + 1 : index;
  if (VAGUE_COUNTS.has(word(start, index))) return { count: 'X', end: word(start + 1, index) === 'of' ? start + 2 : start + 1 };
  return first === 'a' || first === 'an' || first === 'one' ? { count: 1, end: index + 1 } : null;
}
