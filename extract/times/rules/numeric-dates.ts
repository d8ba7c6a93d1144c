import { isoDay, isRealDay } from '../calendar.ts';
import { MONTHS, WEEKDAYS } from '../lexicon.ts';
import { day, month } from '../resolve.ts';
import type { Match, Rule, Scene } from '../scene.ts';
import { resolveDay } from './absolute.ts';

/** Two-digit years up to this one are of this century. */
const PIVOT = 50;
const fullYear = (text: string): number => (text.length === 4 ? Number(text) : Number(text) + (Number(text) < PIVOT ? 2000 : 1900));
const ofNumbers = (of: number, m: number, d: number, end: number): Match | null =>
  of >= 1000 && isRealDay(of, m, d) ? { end, timex: day(isoDay(of, m, d)) } : null;

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
    if (dotted) return ofNumbers(Number(dotted[3]), Number(dotted[2]), Number(dotted[1]), index + 1);
    const { parts, sign, end } = readParts(scene, index);
    const [a = '', b = '', c = ''] = parts;
    const named = MONTHS.get(b);
    if (parts.length === 3) {
      if (named !== undefined && isSmall(a) && (isYear(c) || /^\d\d$/.test(c))) return ofNumbers(fullYear(c), named, Number(a), end);
      if (named !== undefined && isYear(a) && isSmall(c)) return ofNumbers(Number(a), named, Number(c), end);
      if (isYear(a) && isSmall(b) && isSmall(c)) return ofNumbers(Number(a), Number(b), Number(c), end);
      if (!isSmall(a) || !isSmall(b) || !(isYear(c) || (sign === '/' && /^\d\d$/.test(c)))) return null;
      return ofNumbers(fullYear(c), Number(a), Number(b), end) ?? ofNumbers(fullYear(c), Number(b), Number(a), end);
    }
    if (parts.length !== 2) return null;
    const first = MONTHS.get(a);
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

/** "on 10/25", "Friday 5/12": a day only behind a preposition or weekday, since "2/3" is a fraction and "9/11" a name. */
function dayOfYear(scene: Scene, index: number, a: number, b: number, end: number): Match | null {
  const before = scene.word(index - 1, index);
  if (!/^(?:on|from|to|until|till|by|since|between|before|after)$/.test(before) && !WEEKDAYS.has(before)) return null;
  const [m, d] = a <= 12 ? [a, b] : [b, a];
  if (!isRealDay(2024, m, d)) return null;
  const timex = resolveDay(scene, { month: m, day: d, year: null }, { index, end });
  return timex && { end, timex };
}
