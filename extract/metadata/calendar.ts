const DAY_MS = 86_400_000;

/** Days since 1970-01-01 of an ISO day; NaN where it is none. */
export const dayNumber = (day: string): number => Math.round(Date.parse(`${day.slice(0, 10)}T00:00:00Z`) / DAY_MS);

export const dayOfNumber = (number: number): string => new Date(number * DAY_MS).toISOString().slice(0, 10);

export const addDays = (day: string, days: number): string => dayOfNumber(dayNumber(day) + days);

/** 0 Sunday … 6 Saturday. */
export const weekdayOf = (day: string): number => (((dayNumber(day) + 4) % 7) + 7) % 7;

/** The ISO day of a year, month (1–12) and day of the month; null where the calendar has none, or before printing and after 2099. */
export function isoDay(year: number, month: number, dayOfMonth: number): string | null {
  if (year < 1700 || year > 2099 || month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > 31) return null;
  const day = `${year}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`;
  const number = dayNumber(day);
  return Number.isNaN(number) || dayOfNumber(number) !== day ? null : day;
}
