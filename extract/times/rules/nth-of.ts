import { addDays, addMonths, daysInMonth, isoDay, isRealDay, mondayOf, monthOf, nthWeekday, yearOf } from '../calendar.ts';
import { readOrdinalAt } from '../counts.ts';
import { day, month, week, weekend } from '../resolve.ts';
import type { Match, Rule, Scene, Timex } from '../scene.ts';
import { isFuture } from '../tense.ts';
import { readWeekday } from './weekdays.ts';

/** "first", "third", "last", "second last": counted from the start, or with a minus sign from the end. */
function readNth(scene: Scene, index: number, from: number): { nth: number; end: number } | null {
  const { tokens, word } = scene;
  if (/^(?:last|final)$/.test(word(index, from))) return { nth: -1, end: index + 1 };
  const ordinal = tokens[index]?.sentence === tokens[from]?.sentence ? readOrdinalAt(scene, index) : null;
  if (!ordinal || ordinal.value > 53) return null;
  return word(ordinal.end, from) === 'last' ? { nth: -ordinal.value, end: ordinal.end + 1 } : { nth: ordinal.value, end: ordinal.end };
}

/** The month or year that is counted in: "of March 2014", "of the month", "of next year". */
function readWhole(scene: Scene, index: number, from: number, whole: (scene: Scene, index: number) => Match | null): Match | null {
  const { word, tokens, reference } = scene;
  if (!/^(?:of|in)$/.test(word(index, from)) || tokens[index + 1]?.sentence !== tokens[from]?.sentence) return null;
  if (word(index + 1, from) === 'the' && word(index + 2, from) === 'month' && reference !== null)
    return { end: index + 3, timex: month(yearOf(reference), monthOf(reference)) };
  return whole(scene, index + 1);
}

function nthOf(nth: number, unit: string, weekday: number | null, { from, to, granularity }: Timex): Timex | null {
  if (!from || !to || !/^(?:month|year)$/.test(granularity ?? '')) return null;
  const [year, of] = [yearOf(from), monthOf(from)];
  if (unit === 'month') return granularity === 'year' && nth >= 1 && nth <= 12 ? month(year, nth) : null;
  const inMonth = granularity === 'month';
  if (weekday !== null) return inMonth ? inside(nthWeekday(year, of, weekday, nth), from, to) : null;
  // The weekend of a Saturday in the month.
  if (unit === 'weekend') return inMonth ? weekend(nthWeekday(year, of, 6, nth)) : null;
  if (unit === 'day') return inside(nth > 0 ? addDays(from, nth - 1) : addDays(to, nth + 1), from, to);
  if (unit !== 'week') return null;
  // The first week is the one that holds the first Thursday, as ISO counts them.
  const first = mondayOf(addDays(from, 3));
  const last = mondayOf(addDays(to, -3));
  return week(nth > 0 ? addDays(first, 7 * (nth - 1)) : addDays(last, 7 * (nth + 1)));
}
const inside = (iso: string, from: string, to: string): Timex | null => (iso >= from && iso <= to ? day(iso) : null);

/** "the first Monday of May", "last Sunday of March 2014", "the last week of July", "the third month of 2021". */
export const nthOfRule = (whole: (scene: Scene, index: number) => Match | null): Rule => ({
  name: 'date_nth_of',
  match(scene, index) {
    const { word } = scene;
    const start = word(index, index) === 'the' ? index + 1 : index;
    const nth = readNth(scene, start, index);
    if (!nth) return null;
    const weekday = readWeekday(scene, nth.end, index);
    const unit = word(nth.end, index);
    if (!weekday && !/^(?:day|week|month|weekend)$/.test(unit)) return null;
    const of = readWhole(scene, weekday?.end ?? nth.end + 1, index, whole);
    const timex = of ? nthOf(nth.nth, unit, weekday?.weekday ?? null, of.timex) : null;
    return of && timex ? { end: of.end, timex } : null;
  },
});

/** "the 20th of next month", "on the 18th": a day of a month that is not named. */
export const dayOfMonthRule: Rule = {
  name: 'date_day_of_month',
  match(scene, index) {
    const { word, tokens, reference } = scene;
    if (reference === null) return null;
    const start = word(index, index) === 'the' ? index + 1 : index;
    const ahead = word(start + 1, index);
    const digits = /^(\d{1,2})(st|nd|rd|th)?$/.exec(word(start, index))?.[1];
    // "on the 21 between 9 and 11 a.m."
    const isPlain = /^\d+$/.test(word(start, index));
    if (digits === undefined || (isPlain && !(/^(?:between|from)$/.test(ahead) && /^\d/.test(word(start + 2, index))))) return null;
    const at = word(start + 1, index) === 'day' ? start + 2 : start + 1;
    const link = word(at + 1, index) === 'the' ? at + 2 : at + 1;
    const shift = { next: 1, this: 0, current: 0, last: -1, previous: -1, month: 0 }[word(link, index)];
    const noun = word(link, index) === 'month' ? link : link + 1;
    if (word(at, index) === 'of' && shift !== undefined && word(noun, index) === 'month') return ofMonth(reference, Number(digits), shift, noun + 1);
    const next = tokens[start + 1];
    const isAlone = isPlain || !next || next.sentence !== tokens[index]?.sentence || /^[.,;!?)]$/.test(next.text);
    if (start === index || !/^(?:on|by|until|till|since|before|after)$/.test(word(index - 1, index)) || !isAlone) return null;
    const today = Number(reference.slice(8, 10));
    if (isFuture(scene, index, start + 1)) return ofMonth(reference, Number(digits), Number(digits) < today ? 1 : 0, start + 1);
    return ofMonth(reference, Number(digits), Number(digits) > today ? -1 : 0, start + 1);
  },
};

function ofMonth(reference: string, number: number, shift: number, end: number): Match | null {
  const first = addMonths(isoDay(yearOf(reference), monthOf(reference), 1), shift);
  const [year, of] = [yearOf(first), monthOf(first)];
  return isRealDay(year, of, number) && number <= daysInMonth(year, of) ? { end, timex: day(isoDay(year, of, number)) } : null;
}
