import reference from '../../../seeds/reference/holidays.json' with { type: 'json' };
import { addDays, easterOf, isoDay, nthWeekday, yearOf } from '../calendar.ts';
import { day } from '../resolve.ts';
import type { Rule } from '../scene.ts';
import { isFuture } from '../tense.ts';

interface Holiday {
  readonly names: readonly string[];
  readonly month?: number;
  readonly day?: number;
  readonly weekday?: number;
  readonly nth?: number;
  readonly shift?: number;
  readonly easter?: number;
}

const HOLIDAYS = new Map((reference.holidays as readonly Holiday[]).flatMap((holiday) => holiday.names.map((name) => [name, holiday] as const)));
/** The first tokens of holidays' names. */
export const HOLIDAY_STARTS: ReadonlySet<string> = new Set([...HOLIDAYS.keys()].map((name) => /^[\p{L}]+/u.exec(name)?.[0] ?? name));
const LONGEST = Math.max(...[...HOLIDAYS.keys()].map((name) => name.split(' ').length));

function dayOf(holiday: Holiday, year: number): string {
  if (holiday.easter !== undefined) return addDays(easterOf(year), holiday.easter);
  const { month = 1, day: fixed, weekday = 1, nth = 1, shift = 0 } = holiday;
  return addDays(fixed === undefined ? nthWeekday(year, month, weekday, nth) : isoDay(year, month, fixed), shift);
}

/** "Christmas", "Good Friday 2019": the last one, or the one to come. */
export const holidayRule: Rule = {
  name: 'date_holiday',
  match(scene, index) {
    const { tokens, word, reference: published } = scene;
    if (!HOLIDAY_STARTS.has(word(index, index)) || !/^\p{Lu}/u.test(tokens[index]?.text ?? '')) return null;
    for (let length = LONGEST; length >= 1; length--) {
      const name = Array.from(
        { length: length },
        (_, offset) => (tokens[index + offset]?.spaced && offset > 0 ? ' ' : '') + word(index + offset, index),
      )
        .join('')
        .replaceAll('’', "'");
      const holiday = HOLIDAYS.get(name);
      if (!holiday) continue;
      const end = index + length;
      const named = /^(?:19|20)\d\d$/.test(word(end, index)) ? Number(word(end, index)) : null;
      if (named !== null) return { end: end + 1, timex: day(dayOf(holiday, named)) };
      if (published === null) return null;
      const own = dayOf(holiday, yearOf(published));
      const future = isFuture(scene, index, end);
      const of = future
        ? own >= published
          ? own
          : dayOf(holiday, yearOf(published) + 1)
        : own <= published
          ? own
          : dayOf(holiday, yearOf(published) - 1);
      return { end, timex: day(of) };
    }
    return null;
  },
};
