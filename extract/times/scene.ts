import type { TimeRow } from '../../schemas/tables.ts';
import type { Doc, Token } from '../document.ts';
import type { ReadOrdinal } from '../text/ordinals.ts';

/** From a moment, inclusive, to a moment, exclusive; null is an open side, or a time that names none. */
export type Interval = readonly [start: string | null, end: string | null];

/** A time expression before it is a row. Days are ISO, `to` inclusive. */
export interface Timex {
  readonly type: TimeRow['type'];
  readonly value: string;
  readonly mod?: string | null;
  readonly from?: string | null;
  readonly to?: string | null;
  /** ISO local, where it is finer than a day. */
  readonly moment?: string;
  /** When a part of a day ends before midnight. */
  readonly until?: string;
  /** When it begins and ends, where that is neither its days nor its moment: "for two hours" behind "from 2 p.m.". */
  readonly interval?: Interval;
  readonly granularity: TimeRow['granularity'];
  /** What the text leaves open and the verb decided: the year of a date, the week of a weekday. */
  readonly guessed?: 'year' | 'week';
  /** The day that it is counted from: "two weeks after May 3". */
  readonly counted?: string;
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

export interface Count {
  /** X: an unknown number. */
  readonly count: number | 'X';
  readonly end: number;
}

/** A time of day as written. */
export interface Clock {
  readonly hour: number;
  readonly minute: number;
  readonly second: number | null;
  /** Only the hour is said: "3 p.m.". */
  readonly whole?: boolean;
  readonly end: number;
  /** Whether the form alone says that it is a time: "3:30", "3 p.m.", "noon"; a bare "3" does not. */
  readonly sure: boolean;
  /** Whether it is known to be before or after noon. */
  readonly fixed: boolean;
}

/** The article as the rules of time see it. */
export interface Scene {
  readonly tokens: readonly Token[];
  /** The day of publication; null where it is not known, and then nothing is resolved. */
  readonly reference: string | null;
  /** The moment of publication, ISO without zone; null where only the day is known. */
  readonly moment: string | null;
  /** The lower-case token at an index, '' beyond the sentence of `from`. */
  readonly word: (index: number, from: number) => string;
  /** What was read before. */
  readonly anchor: () => Timex | null;
  readonly memory: Memory;
  /** Counts already read, by token: most rules ask for one. */
  readonly counts: Map<number, Count | null>;
  /** Clock times and ordinals already read, by token. */
  readonly clocks: Map<number, Clock | null>;
  readonly ordinals: Map<number, ReadOrdinal | null>;
}

/** What the rules may recall of the expressions before this one. */
export interface Memory {
  /** The last that names a day, month or year. */
  anchor: Timex | null;
  /** The last quarter or month that is not itself told from another: what "a year earlier" goes back from. */
  period: Timex | null;
  /** The last expression of all, its first token and the one after it. */
  last: { readonly timex: Timex; readonly start: number; readonly end: number } | null;
  /** Whole dates already read ahead, by token; what several rules ask for. Emptied with every new expression. */
  readonly wholes: Map<number, Match | null>;
}

export function sceneOf(doc: Doc, memory: Memory): Scene {
  const { tokens } = doc;
  const { published_at, published_earliest, published_latest } = doc.article;
  const reference = doc.columns.published_date ?? published_latest ?? published_earliest;
  const word = (index: number, from: number): string => {
    const token = tokens[index];
    return token && token.sentence === tokens[from]?.sentence ? token.lower : '';
  };
  const clock = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/.exec(published_at ?? '')?.[0];
  const moment = clock?.slice(0, 10) === reference ? (clock ?? null) : null;
  return { tokens, reference, moment, word, memory, counts: new Map(), clocks: new Map(), ordinals: new Map(), anchor: () => memory.anchor };
}
