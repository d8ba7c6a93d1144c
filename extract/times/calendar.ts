/** Calendar arithmetic on ISO day strings ('YYYY-MM-DD'), proleptic Gregorian, no time zone anywhere. */

const DAY_MS = 86_400_000;
const two = (n: number): string => String(n).padStart(2, '0');
const four = (n: number): string => String(n).padStart(4, '0');

export const isoMonth = (year: number, month: number): string => `${four(year)}-${two(month)}`;
export const isoDay = (year: number, month: number, day: number): string => `${isoMonth(year, month)}-${two(day)}`;
export const isoYear = (year: number): string => four(year);

export const yearOf = (day: string): number => Number(day.slice(0, 4));
export const monthOf = (day: string): number => Number(day.slice(5, 7));
export const dayOfMonth = (day: string): number => Number(day.slice(8, 10));

/** Milliseconds since the epoch of the day's start in UTC; years below 100 too, which Date.UTC would take for 1900 and later. */
const epochOf = (day: string): number => new Date(`${day.slice(0, 10)}T00:00:00Z`).getTime();
/** The calendar's ends: what lies beyond is its end, and no day that an article means. */
export const FIRST_DAY = '0001-01-01';
export const LAST_DAY = '9999-12-31';
const [FIRST_MS, LAST_MS] = [new Date(`${FIRST_DAY}T00:00:00Z`).getTime(), new Date(`${LAST_DAY}T00:00:00Z`).getTime()];
const dayOfEpoch = (ms: number): string =>
  ms >= FIRST_MS && ms <= LAST_MS ? new Date(ms).toISOString().slice(0, 10) : ms > LAST_MS ? LAST_DAY : FIRST_DAY;

export const daysBetween = (from: string, to: string): number => Math.round((epochOf(to) - epochOf(from)) / DAY_MS);
export const addDays = (day: string, days: number): string => dayOfEpoch(epochOf(day) + days * DAY_MS);

export const daysInMonth = (year: number, month: number): number =>
  month === 2 ? ((year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;

export const isRealDay = (year: number, month: number, day: number): boolean =>
  year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);

/** The same day of the month so many months on; the last of the month where it has no such day. */
export function addMonths(day: string, months: number): string {
  const index = yearOf(day) * 12 + monthOf(day) - 1 + months;
  if (!(index >= 12 && index < 120_000)) return index >= 120_000 ? LAST_DAY : FIRST_DAY;
  const year = Math.floor(index / 12);
  const month = (index % 12) + 1;
  return isoDay(year, month, Math.min(dayOfMonth(day), daysInMonth(year, month)));
}

/** 1 Monday to 7 Sunday. */
export const weekdayOf = (day: string): number => ((((epochOf(day) / DAY_MS + 3) % 7) + 7) % 7) + 1;
export const mondayOf = (day: string): string => addDays(day, 1 - weekdayOf(day));

/** The ISO week that holds the day, '2016-W45'. */
export function isoWeekOf(day: string): string {
  const thursday = addDays(mondayOf(day), 3);
  return `${thursday.slice(0, 4)}-W${two(Math.floor(daysBetween(isoDay(yearOf(thursday), 1, 1), thursday) / 7) + 1)}`;
}
export const mondayOfWeek = (year: number, week: number): string => addDays(mondayOf(isoDay(year, 1, 4)), (week - 1) * 7);

export const quarterOf = (day: string): number => Math.ceil(monthOf(day) / 3);

/** The nth such weekday of a month; nth -1 is the last. */
export function nthWeekday(year: number, month: number, weekday: number, nth: number): string {
  if (nth > 0) {
    const first = isoDay(year, month, 1);
    return addDays(first, ((weekday - weekdayOf(first) + 7) % 7) + (nth - 1) * 7);
  }
  const last = isoDay(year, month, daysInMonth(year, month));
  return addDays(last, -((weekdayOf(last) - weekday + 7) % 7) + (nth + 1) * 7);
}

/** Easter Sunday of the western churches (Meeus, Jones, Butcher). */
export function easterOf(year: number): string {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  return isoDay(year, Math.floor(f / 31), (f % 31) + 1);
}

/** Easter Sunday of the eastern churches, in the Gregorian calendar (Meeus; the two calendars lie 13 days apart from 1900 to 2099). */
export function orthodoxEasterOf(year: number): string {
  const d = (19 * (year % 19) + 15) % 30;
  const e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
  const f = d + e + 114;
  return addDays(isoDay(year, Math.floor(f / 31), (f % 31) + 1), Math.floor(year / 100) - Math.floor(year / 400) - 2);
}

/** A moment 'YYYY-MM-DDTHH:MM:SS' so many seconds on. */
export const addSeconds = (moment: string, seconds: number): string =>
  new Date(new Date(`${moment}Z`).getTime() + seconds * 1000).toISOString().slice(0, 19);
