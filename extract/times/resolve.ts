import {
  addDays,
  addMonths,
  daysInMonth,
  isoDay,
  isoMonth,
  isoWeekOf,
  isoYear,
  mondayOf,
  monthOf,
  quarterOf,
  weekdayOf,
  yearOf,
} from './calendar.ts';
import type { Unit } from './lexicon.ts';
import type { Timex } from './scene.ts';

const two = (n: number): string => String(n).padStart(2, '0');

export const day = (iso: string): Timex => ({ type: 'DATE', value: iso, from: iso, to: iso, granularity: 'day' });

export function month(year: number, of: number): Timex {
  return { type: 'DATE', value: isoMonth(year, of), from: isoDay(year, of, 1), to: isoDay(year, of, daysInMonth(year, of)), granularity: 'month' };
}

export const year = (of: number): Timex => ({
  type: 'DATE',
  value: isoYear(of),
  from: isoDay(of, 1, 1),
  to: isoDay(of, 12, 31),
  granularity: 'year',
});

export function week(iso: string): Timex {
  const monday = mondayOf(iso);
  return { type: 'DATE', value: isoWeekOf(iso), from: monday, to: addDays(monday, 6), granularity: 'week' };
}

export function weekend(iso: string): Timex {
  const saturday = addDays(mondayOf(iso), 5);
  return { type: 'DATE', value: `${isoWeekOf(iso)}-WE`, from: saturday, to: addDays(saturday, 1), granularity: 'weekend' };
}

export function quarter(of: number, number: number): Timex {
  const last = number * 3;
  return {
    type: 'DATE',
    value: `${isoYear(of)}-Q${number}`,
    from: isoDay(of, last - 2, 1),
    to: isoDay(of, last, daysInMonth(of, last)),
    granularity: 'quarter',
  };
}

/** Meteorological seasons of the north; winter belongs to the year that it begins in. */
const SEASON_MONTHS: Readonly<Record<string, number>> = { SP: 3, SU: 6, FA: 9, WI: 12 };
export function season(of: number, code: string): Timex {
  const first = isoDay(of, SEASON_MONTHS[code] ?? 3, 1);
  return { type: 'DATE', value: `${isoYear(of)}-${code}`, from: first, to: addDays(addMonths(first, 3), -1), granularity: 'season' };
}

export const decade = (first: number): Timex => ({
  type: 'DATE',
  value: String(first).slice(0, -1),
  from: isoDay(first, 1, 1),
  to: isoDay(first + 9, 12, 31),
  granularity: 'decade',
});
export const century = (number: number): Timex => ({
  type: 'DATE',
  value: two(number - 1),
  from: isoDay(Math.max(1, (number - 1) * 100), 1, 1),
  to: isoDay(number * 100 - 1, 12, 31),
  granularity: 'century',
});

/** The unit that holds a day, moved by so many of its kind: shift('M', '2024-05-07', -1) is April. Null: no date comes of it. */
export function shiftUnit(unit: Unit, iso: string, by: number): Timex | null {
  const whole = Math.trunc(by);
  if (unit === 'D') return day(addDays(iso, Math.round(by)));
  if (unit === 'W') return week(addDays(iso, Math.round(by * 7)));
  if (unit === 'F') return day(addDays(iso, Math.round(by * 14)));
  if (unit === 'WE') return weekend(addDays(iso, 7 * whole));
  if (unit === 'M' || unit === 'H') {
    const at = addMonths(isoDay(yearOf(iso), monthOf(iso), 1), Math.round(by * (unit === 'H' ? 6 : 1)));
    return month(yearOf(at), monthOf(at));
  }
  if (unit === 'Q') {
    const at = addMonths(isoDay(yearOf(iso), monthOf(iso), 1), 3 * whole);
    return quarter(yearOf(at), quarterOf(at));
  }
  if (unit === 'Y') {
    if (!Number.isInteger(by)) {
      const at = addMonths(iso, Math.round(by * 12));
      return month(yearOf(at), monthOf(at));
    }
    return inCalendar(yearOf(iso) + whole) ? year(yearOf(iso) + whole) : null;
  }
  if (unit === 'E') {
    const first = Math.floor((yearOf(iso) + 10 * whole) / 10) * 10;
    return inCalendar(first) && inCalendar(first + 9) ? decade(first) : null;
  }
  if (unit === 'C') {
    const number = Math.floor((yearOf(iso) + 100 * whole - 1) / 100) + 1;
    return number > 0 && number < 100 ? century(number) : null;
  }
  return null;
}

const inCalendar = (of: number): boolean => of >= 1 && of <= 9998;

/** The last such weekday up to a day, itself included, or the first after it. */
export function weekdayNear(weekday: number, reference: string, future: boolean): string {
  const back = (weekdayOf(reference) - weekday + 7) % 7;
  return future ? addDays(reference, back === 0 ? 7 : 7 - back) : addDays(reference, -back);
}

/** A part of a whole: its thirds (of a month days 1–10, 11–20, 21–end; of a year four months each). */
export function partOf(of: Timex, mod: 'START' | 'MID' | 'END'): Timex {
  const { from, to } = of;
  if (!from || !to) return { ...of, mod };
  const third = mod === 'START' ? 0 : mod === 'MID' ? 1 : 2;
  if (of.granularity === 'month') {
    const [y, m] = [yearOf(from), monthOf(from)];
    return { ...of, mod, from: isoDay(y, m, third * 10 + 1), to: third === 2 ? to : isoDay(y, m, third * 10 + 10) };
  }
  if (of.granularity === 'year') {
    const first = addMonths(from, third * 4);
    return { ...of, mod, from: first, to: addDays(addMonths(first, 4), -1) };
  }
  return { ...of, mod };
}
