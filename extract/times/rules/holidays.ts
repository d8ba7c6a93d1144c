import reference from '../../../seeds/reference/holidays.json' with { type: 'json' };
import { addDays, easterOf, isoDay, nthWeekday, orthodoxEasterOf, yearOf } from '../calendar.ts';
import { day, weekdayNear } from '../resolve.ts';
import type { Rule, Scene } from '../scene.ts';
import { isFuture } from '../tense.ts';

interface Holiday {
  readonly names: readonly string[];
  readonly month?: number;
  readonly day?: number;
  readonly weekday?: number;
  readonly nth?: number;
  readonly shift?: number;
  readonly easter?: number;
  readonly orthodox_easter?: number;
  readonly on_or_before?: number;
  readonly only_behind?: readonly string[];
}

const HOLIDAYS = new Map((reference.holidays as readonly Holiday[]).flatMap((holiday) => holiday.names.map((name) => [name, holiday] as const)));
/** The first tokens of holidays' names. */
export const HOLIDAY_STARTS: ReadonlySet<string> = new Set([...HOLIDAYS.keys()].map((name) => /^[\p{L}]+/u.exec(name)?.[0] ?? name));
const LONGEST = Math.max(...[...HOLIDAYS.keys()].map((name) => name.split(' ').length));

function dayOf(holiday: Holiday, year: number): string {
  if (holiday.easter !== undefined) return addDays(easterOf(year), holiday.easter);
  if (holiday.orthodox_easter !== undefined) return addDays(orthodoxEasterOf(year), holiday.orthodox_easter);
  if (holiday.on_or_before !== undefined) return weekdayNear(holiday.weekday ?? 1, isoDay(year, holiday.month ?? 1, holiday.on_or_before), false);
  const { month = 1, day: fixed, weekday = 1, nth = 1, shift = 0 } = holiday;
  return addDays(fixed === undefined ? nthWeekday(year, month, weekday, nth) : isoDay(year, month, fixed), shift);
}

/** The longest name of a holiday that starts at a token, in any case. */
function readHoliday({ tokens, word }: Scene, index: number, from: number): { holiday: Holiday; end: number } | null {
  if (!HOLIDAY_STARTS.has(word(index, from))) return null;
  for (let length = LONGEST; length >= 1; length--) {
    if (word(index + length - 1, from) === '') continue;
    const name = Array.from({ length }, (_, offset) => (tokens[index + offset]?.spaced && offset > 0 ? ' ' : '') + word(index + offset, from))
      .join('')
      .replaceAll('’', "'");
    const holiday = HOLIDAYS.get(name);
    if (holiday) return { holiday, end: index + length };
  }
  return null;
}

const TURNS: Readonly<Record<string, number>> = { last: -1, this: 0, next: 1 };

/** "2019", "of this year", "last year" behind a holiday. */
function readHolidayYear({ word, reference }: Scene, end: number, from: number): { year: number; end: number } | null {
  if (/^(?:1[5-9]|20)\d\d$/.test(word(end, from))) return { year: Number(word(end, from)), end: end + 1 };
  const at = word(end, from) === 'of' ? end + 1 : end;
  const turn = TURNS[word(at, from)];
  return turn !== undefined && word(at + 1, from) === 'year' && reference !== null ? { year: yearOf(reference) + turn, end: at + 2 } : null;
}

/** "Christmas", "Good Friday 2019", "last Thanksgiving": the last one, or the one to come. */
export const holidayRule: Rule = {
  name: 'date_holiday',
  match(scene, index) {
    const { word, reference: published } = scene;
    const the = word(index, index) === 'the' ? index + 1 : index;
    const turn = TURNS[word(the, index)];
    const read = readHoliday(scene, turn === undefined ? index : the + 1, index);
    if (!read) return null;
    const { holiday } = read;
    if (holiday.only_behind && !holiday.only_behind.includes(word(index - 1, index))) return null;
    const named = turn === undefined ? readHolidayYear(scene, read.end, index) : null;
    if (named) return { end: named.end, timex: day(dayOf(holiday, named.year)) };
    if (published === null) return null;
    const own = yearOf(published);
    const past = dayOf(holiday, own) <= published ? dayOf(holiday, own) : dayOf(holiday, own - 1);
    const coming = dayOf(holiday, own) >= published ? dayOf(holiday, own) : dayOf(holiday, own + 1);
    const found = turn === -1 ? past : turn === 1 ? coming : turn === 0 ? dayOf(holiday, own) : isFuture(scene, index, read.end) ? coming : past;
    return { end: read.end, timex: day(found) };
  },
};
