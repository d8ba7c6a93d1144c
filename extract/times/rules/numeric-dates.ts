import { isoDay, isRealDay } from '../calendar.ts';
import { MONTHS, WEEKDAYS } from '../lexicon.ts';
import { day, month } from '../resolve.ts';
import type { Match, Rule, Scene } from '../scene.ts';
import { resolveDay, yearAt } from './absolute.ts';

/** Two-digit years up to this one are of this century. */
const PIVOT = 40;
const fullYear = (text: string): number => (text.length === 4 ? Number(text) : Number(text) + (Number(text) < PIVOT ? 2000 : 1900));
const ofNumbers = (of: number, m: number, d: number, end: number): Match | null =>
  of >= 1000 && isRealDay(of, m, d) ? { end, timex: day(isoDay(of, m, d)) } : null;

/** "2/30/2019" is meant as a date, and names no day. */
const noDay = (of: number, m: number, d: number, end: number): Match | null =>
  of >= 1000 && m >= 1 && m <= 12 && d >= 1 && d <= 31 ? { end, timex: { type: 'DATE', value: isoDay(of, m, d), granularity: 'day' } } : null;

/** A month's name, a year and a day in whatever order. */
function ofNamed(parts: readonly string[], end: number): Match | null {
  const name = parts.find((part) => MONTHS.has(part));
  const [of, number] = [parts.find(isYear), parts.find(isSmall)];
  return name === undefined || of === undefined || number === undefined ? null : ofNumbers(Number(of), MONTHS.get(name) ?? 0, Number(number), end);
}

/** The parts of "a-b-c" or "a/b", joined by one sign without white space. */
function readParts({ tokens, word }: Scene, index: number): { parts: string[]; sign: string; end: number } {
  const parts = [word(index, index)];
  const sign = word(index + 1, index);
  let end = index + 1;
  while (
    parts.length < 4 &&
    /^[-/‑]$/.test(sign) &&
    word(end, index) === sign &&
    tokens[end]?.spaced === false &&
    tokens[end + 1]?.spaced === false
  ) {
    parts.push(word(end + 1, index));
    end += 2;
  }
  return { parts, sign, end };
}

const isSmall = (part: string | undefined): boolean => /^\d{1,2}$/.test(part ?? '');
const isYear = (part: string | undefined): boolean => /^(?:1\d|20)\d\d$/.test(part ?? '');

/** "2023-10-07", "10/7/2023" (month first, unless only the other reading is a day), "31-Oct-74", "2023-10", "10/2023", "Dec-2018". */
export const numericRule: Rule = {
  name: 'date_numeric',
  match(scene, index) {
    const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(scene.word(index, index));
    const eight = /^((?:19|20)\d\d)(\d\d)(\d\d)$/.exec(scene.word(index, index));
    if (eight) return ofNumbers(Number(eight[1]), Number(eight[2]), Number(eight[3]), index + 1);
    if (dotted) return ofNumbers(Number(dotted[3]), Number(dotted[2]), Number(dotted[1]), index + 1);
    const { parts, sign, end } = readParts(scene, index);
    const [a = '', b = '', c = ''] = parts;
    const named = MONTHS.get(b);
    if (parts.length === 3) {
      if (named !== undefined && isSmall(a) && /^\d\d$/.test(c)) return ofNumbers(fullYear(c), named, Number(a), end);
      if (parts.some((part) => MONTHS.has(part))) return ofNamed(parts, end);
      if (isYear(a) && isSmall(b) && isSmall(c)) return ofNumbers(Number(a), Number(b), Number(c), end);
      if (!isSmall(a) || !isSmall(b) || !(isYear(c) || (sign === '/' && /^\d\d$/.test(c)))) return null;
      const [of, m, d] = [fullYear(c), Number(a), Number(b)];
      return ofNumbers(of, m, d, end) ?? ofNumbers(of, d, m, end) ?? (isYear(c) ? noDay(of, m, d, end) : null);
    }
    if (parts.length !== 2) return null;
    const first = MONTHS.get(a);
    if (first !== undefined && sign === '/' && isSmall(b)) return ofMonthDay(scene, index, first, Number(b), end);
    if (first !== undefined && isYear(b)) return { end, timex: month(Number(b), first) };
    if (isYear(a) && /^(?:0?[1-9]|1[0-2])$/.test(b) && (sign === '/' || b.length === 2 || !isYear(b)))
      return monthOrYears(scene, index, Number(a), b, end);
    if (sign === '/' && /^(?:0?[1-9]|1[0-2])$/.test(a) && isYear(b)) return { end, timex: month(Number(b), Number(a)) };
    return sign === '/' && isSmall(a) && isSmall(b) ? dayOfYear(scene, index, Number(a), Number(b), end) : null;
  },
};

/** "2014-10" is a month; "2009-10" may be a season of sport, and is where "the" or "season" stands beside it. */
const monthOrYears = ({ word }: Scene, index: number, year: number, part: string, end: number): Match | null =>
  Number(part) === (year % 100) + 1 || word(index - 1, index) === 'the' || word(end, index) === 'season'
    ? null
    : { end, timex: month(year, Number(part)) };

/** "on 10/25", "Friday 5/12", "3/14, 3/16 or 3/19": a day only where its place says so, since "2/3" is a fraction and "9/11" a name. */
function dayOfYear(scene: Scene, index: number, a: number, b: number, end: number): Match | null {
  const before = scene.word(index - 1, index);
  const isPlaced = /^(?:on|from|to|until|till|by|since|between|before|after)$/.test(before) || WEEKDAYS.has(before);
  // "for 6/4", but "for 1/2 price".
  const isNoFraction =
    (/^(?:for|this|next|last)$/.test(before) && (a >= b || b > 16)) || (/^(?:this|next|last)$/.test(before) && scene.word(end, index) !== 'of');
  if (!isPlaced && !isNoFraction && !isListed(scene, index)) return null;
  return a <= 12 ? ofMonthDay(scene, index, a, b, end) : ofMonthDay(scene, index, b, a, end);
}

/** Behind another day in numbers. */
function isListed({ word, memory: { last }, tokens }: Scene, index: number): boolean {
  const isNumeric = last?.timex.granularity === 'day' && tokens[last.end - 2]?.text === '/';
  return isNumeric && last.end === index - 1 && /^(?:,|or|and|to|through|[-–—])$/.test(word(index - 1, index));
}

/** A day of a month, with the year that may follow: "5/7, 2020". */
function ofMonthDay(scene: Scene, index: number, m: number, d: number, end: number): Match | null {
  if (!isRealDay(2024, m, d)) return null;
  const comma = scene.word(end, index) === ',' ? yearAt(scene.word(end + 1, index)) : null;
  const behind = comma === null ? end : end + 2;
  const timex = resolveDay(scene, { month: m, day: d, year: comma }, { index, end: behind });
  return timex && { end: behind, timex };
}
