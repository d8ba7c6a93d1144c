import calendar from '../../../seeds/reference/calendar-words.json' with { type: 'json' };
import { type Doc, tokenAt } from '../../document.ts';
import type { NameSpan } from '../name-span.ts';

/** Words of days and parts of days; months and seasons are people's names, too. */
const DAYS = new Set([
  ...Object.keys(calendar.weekdays),
  ...Object.keys(calendar.weekdays).map((day) => `${day}s`),
  ...Object.keys(calendar.weekday_abbreviations),
  ...Object.keys(calendar.day_parts),
]);
/** So sure the tagger may be of a newspaper that is called after a day. */
const SURE = 0.8;

/** A day is no name ("Tuesday"), nor is the country in a currency's sign ("US$"). */
export function dropCalendar(doc: Doc, names: readonly NameSpan[]): NameSpan[] {
  return names.filter((name) => {
    const last = tokenAt(doc, name.end - 1);
    const next = doc.tokens[last + 1];
    if (next?.text.startsWith('$') && !next.spaced) return false;
    return name.confidence >= SURE || !doc.tokens.slice(tokenAt(doc, name.start), last + 1).every(({ lower }) => DAYS.has(lower));
  });
}
