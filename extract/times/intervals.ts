import type { TimeRow } from '../../schemas/tables.ts';
import { addDays, addSeconds, FIRST_DAY, LAST_DAY } from './calendar.ts';
import type { Interval, Timex } from './scene.ts';

const dawn = (day: string): string => `${day}T00:00:00`;

/** "a million years ago" reaches beyond the calendar, and then names no days. */
const isInCalendar = ({ from, to }: Timex): boolean =>
  [from, to].every((day) => !day || (/^\d{4}-\d{2}-\d{2}$/.test(day) && day > FIRST_DAY && day < LAST_DAY));

const isPoint = ({ granularity, moment }: Timex): boolean => moment !== undefined && /^(?:minute|second)$/.test(granularity ?? '');

function closed(timex: Timex): Interval {
  const { from, to, moment, until, granularity } = timex;
  const start = moment ?? (from ? dawn(from) : null);
  if (moment !== undefined && isPoint(timex)) return [start, addSeconds(moment, granularity === 'minute' ? 60 : 1)];
  return [start, until ?? (to ? dawn(addDays(to, 1)) : null)];
}

/** What lies before or after a time is open on one side: "until Friday" has no start. A clock time is a point, so both "by noon" and "before noon" end at it. */
function opened(timex: Timex, [start, end]: Interval, mod = timex.mod): Interval {
  switch (mod) {
    case 'BEFORE':
      return [null, start];
    case 'ON_OR_BEFORE':
      return [null, isPoint(timex) ? start : end];
    case 'AFTER':
      return [isPoint(timex) ? start : end, null];
    case 'ON_OR_AFTER':
      return [start, null];
    default:
      return [start, end];
  }
}

/** The same for a mod that the row does not bear. */
export const openInterval = (timex: Timex, mod: string): Interval => opened(timex, closed(timex), mod);

/** When a time begins and ends, and which days it names. */
export function intervalOf(timex: Timex): Pick<TimeRow, 'interval_start' | 'interval_end' | 'date_from' | 'date_to'> {
  if (!isInCalendar(timex)) return { interval_start: timex.moment ?? null, interval_end: null, date_from: null, date_to: null };
  const [interval_start, interval_end] = timex.interval ?? opened(timex, closed(timex));
  return { interval_start, interval_end, date_from: timex.from ?? null, date_to: timex.to ?? null };
}
