import { isoDay } from './calendar.ts';
import { readClock } from './clock-text.ts';
import { monthOf } from './month-names.ts';

/** A date as written: its ISO day, with the clock and the offset from UTC where they stand beside it. */
export interface WrittenDate {
  readonly start: number;
  readonly end: number;
  /** 'YYYY-MM-DD', 'YYYY-MM-DDTHH:MM:SS' where a clock stands there, with 'Z' or '+HH:MM' where an offset does. */
  readonly iso: string;
}

export interface DateOptions {
  readonly language: string | null;
  /** Whether 3/4/2024 is March 4 where nothing decides. */
  readonly monthFirst: boolean;
}

type Rule = { readonly pattern: RegExp; readonly read: (match: RegExpExecArray, options: DateOptions) => string | null };

const number = (text: string | undefined): number => Number(text ?? Number.NaN);

/** 24 is 2024, 98 is 1998. */
const fullYear = (text: string | undefined): number => {
  const year = number(text);
  return (text ?? '').length > 2 ? year : year < 70 ? 2000 + year : 1900 + year;
};

function readNumeric(match: RegExpExecArray, options: DateOptions): string | null {
  const first = number(match[1]);
  const second = number(match[3]);
  const year = fullYear(match[4]);
  const monthFirst = second > 12 || (first <= 12 && match[2] === '/' && options.monthFirst);
  return monthFirst ? isoDay(year, first, second) : isoDay(year, second, first);
}

const named = (year: string | undefined, month: string | undefined, day: string | undefined, options: DateOptions): string | null => {
  const at = monthOf(month ?? '', options.language);
  return at === null ? null : isoDay(number(year), at, number(day));
};

/** One form of date per rule; where two match at a place the first wins. */
const RULES: readonly Rule[] = [
  // 2024-05-03, 2024/5/3, 2024.05.03
  {
    pattern: /(?<![\d.,/-])((?:17|18|19|20)\d\d)([-/.])(\d{1,2})\2(\d{1,2})(?![\d-])/g,
    read: (m) => isoDay(number(m[1]), number(m[3]), number(m[4])),
  },
  // 2024年5月3日, 2024년 5월 3일
  { pattern: /((?:19|20)\d\d)\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]/g, read: (m) => isoDay(number(m[1]), number(m[2]), number(m[3])) },
  // 3 May 2024, 3. Mai 2024, 3 de mayo de 2024, 3rd of May, 2024, 03-May-2024
  {
    pattern:
      /(?<![\d.,]|\d:)(\d{1,2})(?:st|nd|rd|th|er|º|ª)?\.?[\s-]*(?:of |de |d[’'])?\s?(\p{L}[\p{L}\p{M}]{1,14})\.?,?[\s-]*(?:de |del |of )?'?((?:17|18|19|20)\d\d)(?!\d)/gu,
    read: (m, options) => named(m[3], m[2], m[1], options),
  },
  // May 3, 2024; May 3rd 2024; Mayıs 3, 2024
  {
    pattern: /(?<![\p{L}\d])(\p{L}[\p{L}\p{M}]{1,14})\.?[\s-]*(\d{1,2})(?:st|nd|rd|th)?(?:,\s*|\s+|-)((?:17|18|19|20)\d\d)(?!\d)/gu,
    read: (m, options) => named(m[3], m[1], m[2], options),
  },
  // 03/05/2024, 3.5.2024, 03-05-24
  { pattern: /(?<![\d.,/:-])(\d{1,2})([./-])(\d{1,2})\2((?:19|20)\d\d|\d\d)(?![\d/-]|\.\d)/g, read: readNumeric },
  // 2024 m. gegužės 3 d., 2024. május 3.
  {
    pattern: /(?<!\d)((?:19|20)\d\d)\.?(?:\s*m\.)?\s(?:gada\s)?(\p{L}[\p{L}\p{M}]{2,14})\.?\s(\d{1,2})(?!\d)/gu,
    read: (m, options) => named(m[1], m[2], m[3], options),
  },
];

/** All dates of a text that name day, month and year, in order; a clock beside a date belongs to it. */
export function findWrittenDates(text: string, options: DateOptions): WrittenDate[] {
  const found: WrittenDate[] = [];
  for (const { pattern, read } of RULES) {
    for (const match of text.matchAll(pattern)) {
      const day = read(match, options);
      if (day === null) continue;
      const end = match.index + match[0].length;
      if (found.some((one) => one.start < end && match.index < one.end)) continue;
      const clock = readClock(text, end);
      found.push({ start: match.index, end: clock?.end ?? end, iso: clock ? `${day}T${clock.time}` : day });
    }
  }
  return found.sort((one, other) => one.start - other.start);
}

/** The first date of a short text, as ISO. */
export const readDateText = (text: string, options: DateOptions): string | null => findWrittenDates(text.slice(0, 300), options)[0]?.iso ?? null;
