import { addDays, addMonths, isoDay, mondayOfWeek, yearOf } from '../calendar.ts';
import { readCount } from '../counts.ts';
import { durationOf, UNITS, type Unit } from '../lexicon.ts';
import type { Match, Rule, Scene, Timex } from '../scene.ts';
import { absoluteRules, yearAt } from './absolute.ts';

export const half = (year: number, number: 1 | 2): Timex => ({
  type: 'DATE',
  value: `${String(year).padStart(4, '0')}-H${number}`,
  from: isoDay(year, number * 6 - 5, 1),
  to: number === 1 ? isoDay(year, 6, 30) : isoDay(year, 12, 31),
  granularity: 'half',
});

const TURNS: Readonly<Record<string, number>> = { last: -1, this: 0, next: 1, the: 0 };

/** "of 2020", "of fiscal 2020", "of the year", "of last year". */
function readOfYear({ word, reference }: Scene, index: number, from: number): { year: number; end: number } | null {
  if (!/^(?:of|in)$/.test(word(index, from))) return null;
  const at = word(index + 1, from) === 'fiscal' ? index + 2 : index + 1;
  if (yearAt(word(at, from)) !== null) return { year: Number(word(at, from)), end: at + 1 };
  const turn = TURNS[word(at, from)];
  return turn !== undefined && word(at + 1, from) === 'year' && reference !== null ? { year: yearOf(reference) + turn, end: at + 2 } : null;
}

const HALVES: Readonly<Record<string, 1 | 2>> = { first: 1, second: 2, last: 2, latter: 2, final: 2 };

/** "the first half of 2020", "the second half of the year"; without a year it is one of a match. */
const halfOfYear: Rule = {
  name: 'date_half',
  match(scene, index) {
    const { word } = scene;
    const start = word(index, index) === 'the' ? index + 1 : index;
    const number = HALVES[word(start, index)];
    const at = /^[-‑]$/.test(word(start + 1, index)) ? start + 2 : start + 1;
    if (number === undefined || word(at, index) !== 'half') return null;
    const of = readOfYear(scene, at + 1, index);
    return of && { end: of.end, timex: half(of.year, number) };
  },
};

/** "of December", "of March 2020" behind "the last three days". */
function partOfMonth(
  scene: Scene,
  at: number,
  from: number,
  { unit, count, isFirst }: { unit: string; count: number; isFirst: boolean },
): Match | null {
  const days = { D: 1, W: 7 }[unit];
  if (days === undefined || !/^(?:of|in)$/.test(scene.word(at, from)) || scene.tokens[at + 1]?.sentence !== scene.tokens[from]?.sentence) return null;
  const of = absoluteRules.map((rule) => rule.match(scene, at + 1)).find((match) => match?.timex.granularity === 'month');
  if (!of?.timex.from || !of.timex.to || count * days > 31) return null;
  const [first, last] = isFirst ? [of.timex.from, addDays(of.timex.from, count * days - 1)] : [addDays(of.timex.to, 1 - count * days), of.timex.to];
  return { end: of.end, timex: { type: 'DURATION', value: durationOf(unit as Unit, count), from: first, to: last, granularity: 'day' } };
}

/** "the first nine months of the year", "the last two weeks of 2021": a length whose days are known. */
const partOfYear: Rule = {
  name: 'duration_of_year',
  match(scene, index): Match | null {
    const { word } = scene;
    const start = word(index, index) === 'the' ? index + 1 : index;
    const isFirst = word(start, index) === 'first';
    if (!isFirst && !/^(?:last|final)$/.test(word(start, index))) return null;
    const count = readCount(scene, start + 1);
    const unit = count ? UNITS.get(word(count.end, index)) : undefined;
    if (!count || count.count === 'X' || unit === undefined) return null;
    const inMonth = partOfMonth(scene, count.end + 1, index, { unit, count: count.count, isFirst });
    if (inMonth) return inMonth;
    const of = readOfYear(scene, count.end + 1, index);
    const months = { M: 1, Q: 3 }[unit as string];
    const days = { D: 1, W: 7 }[unit as string];
    if (!of || (months === undefined && days === undefined)) return null;
    // Weeks are whole: the first one holds the first Thursday.
    const isWeeks = unit === 'W';
    const [first, after] = [of.year, of.year + 1].map((year) => (isWeeks ? mondayOfWeek(year, 1) : isoDay(year, 1, 1))) as [string, string];
    const move = (day: string, sign: number): string =>
      months === undefined ? addDays(day, sign * (days ?? 1) * Number(count.count)) : addMonths(day, sign * months * Number(count.count));
    const [from, to] = isFirst ? [first, addDays(move(first, 1), -1)] : [move(after, -1), addDays(after, -1)];
    return { end: of.end, timex: { type: 'DURATION', value: durationOf(unit, count.count), from, to, granularity: unit === 'M' ? 'month' : 'day' } };
  },
};

/** "2019-H2", "H1 2020". */
const shortHalf: Rule = {
  name: 'date_half',
  match({ word, tokens }, index) {
    if (!/^(?:h|(?:19|20)\d\d)$/.test(word(index, index))) return null;
    const [first, second] = [yearAt(word(index, index)), yearAt(word(index + 2, index))];
    const dash = /^[-‑]$/.test(word(index + 1, index)) ? index + 2 : index + 1;
    const numberOf = (at: number): 1 | 2 | null =>
      word(at, index) === 'h' && tokens[at + 1]?.spaced === false && /^[12]$/.test(word(at + 1, index))
        ? (Number(word(at + 1, index)) as 1 | 2)
        : null;
    if (first !== null) {
      const number = numberOf(dash);
      return number && { end: dash + 2, timex: half(first, number) };
    }
    const number = second === null ? null : numberOf(index);
    return second !== null && number ? { end: index + 3, timex: half(second, number) } : null;
  },
};

export const halfRules: readonly Rule[] = [halfOfYear, partOfYear, shortHalf];
