import { isoDay } from './calendar.ts';
import { findWrittenDates } from './date-text.ts';

/** What a date string says: the publication's own day, and the instant where clock and offset are both known. */
export interface Moment {
  readonly day: string;
  readonly instant: string | null;
}

const ISO = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s?(Z|[+-]\d\d(?::?\d\d)?)?)?/i;

/**
 * Reads a date string: ISO 8601 first, else whatever form is known. A bare date, and a clock without an offset, give a day and no
 * instant; null where it is no date.
 */
export function readMoment(text: string): Moment | null {
  const trimmed = text.trim();
  const match = ISO.exec(trimmed);
  if (!match) {
    const compact = /^(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?\s?(Z|[+-]\d\d:?\d\d)?)?$/i.exec(trimmed);
    if (compact) {
      const [, year, month, day, hour, minute, second, offset] = compact;
      return readMoment(`${year}-${month}-${day}${hour === undefined ? '' : `T${hour}:${minute}:${second ?? '00'}${offset ?? ''}`}`);
    }
    const written = findWrittenDates(trimmed.slice(0, 200), { language: null, monthFirst: true })[0];
    return written ? readMoment(written.iso) : null;
  }
  const [, year, month, dayOfMonth, hour, minute, second, fraction, offset] = match;
  const day = isoDay(Number(year), Number(month), Number(dayOfMonth));
  if (day === null) return null;
  if (hour === undefined || offset === undefined) return { day, instant: null };
  const zone = /^z$/i.test(offset) ? 'Z' : offset.includes(':') ? offset : `${offset.slice(0, 3)}:${offset.slice(3) || '00'}`;
  const milliseconds = Date.parse(`${day}T${hour}:${minute}:${second ?? '00'}.${(fraction ?? '0').slice(0, 3).padEnd(3, '0')}${zone}`);
  return { day, instant: Number.isNaN(milliseconds) ? null : new Date(milliseconds).toISOString() };
}
