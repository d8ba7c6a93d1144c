import { addDays, dayNumber, isoDay, weekdayOf } from './calendar.ts';
import { monthOf } from './month-names.ts';

/** What a text says about its own day, seen from the day of its drop. */
export interface InferredDay {
  /** null where nothing in the text tells the day. */
  readonly day: string | null;
  readonly earliest: string;
  readonly latest: string;
}

/** News that is dropped later than this tells no day by its weekdays. */
const LONGEST_LAG_DAYS = 30;
/** How long after the day that it reports first a text is published at most, as a rule: a daily at once, a weekly in some days. */
const REPORTING_DAYS = 3;
/** The lead of the story; weekdays further down belong to its background. */
const LEAD_CHARACTERS = 3000;

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const WEEKDAY = new RegExp(`\\b(?:${WEEKDAYS.join('|')})\\b`, 'g');
const MONTH_DAY = /\b(?:(\p{Lu}\p{L}{2,8})\.? (\d{1,2})(?:st|nd|rd|th)?|(\d{1,2})(?:st|nd|rd|th)? (?:of )?(\p{Lu}\p{L}{2,8}))\b(?:,? (\d{4}))?/gu;
const FUTURE =
  /\b(?:will|next|until|till|by|before|upcoming|scheduled|planned|plans|due|deadline|set (?:to|for)|expected to|would|coming|tomorrow)\b/i;

const LED_BY_FUTURE = /\b(?:next|until|till|by|before|coming)\s$/i;

/** Whether the clause around a date speaks of what is to come. */
const isFuture = (text: string, at: number): boolean => {
  const from = Math.max(text.lastIndexOf('. ', at), at - 80, 0);
  const rest = text.slice(at, at + 40);
  const stop = rest.indexOf('. ');
  return FUTURE.test(text.slice(from, at) + (stop < 0 ? rest.slice(0, 25) : rest.slice(0, Math.min(25, stop))));
};

/**
 * Infers the day of publication from the first weekday that the lead reports, looking back from the drop, and the earliest day from
 * the calendar dates that the text speaks of as past.
 */
export function inferDay(body: string, droppedOn: string): InferredDay | null {
  if (Number.isNaN(dayNumber(droppedOn))) return null;
  const lead = body.slice(0, LEAD_CHARACTERS);
  const earliest = latestPastDate(body.slice(0, 4 * LEAD_CHARACTERS), droppedOn) ?? addDays(droppedOn, -LONGEST_LAG_DAYS);
  const day = dayOfWeekdays(lead, droppedOn);
  return { day: day !== null && day < earliest ? earliest : day, earliest, latest: droppedOn };
}

function dayOfWeekdays(lead: string, droppedOn: string): string | null {
  for (const match of lead.matchAll(WEEKDAY)) {
    if (LED_BY_FUTURE.test(lead.slice(Math.max(0, match.index - 14), match.index))) continue;
    const back = (weekdayOf(droppedOn) - WEEKDAYS.indexOf(match[0]) + 7) % 7;
    return addDays(droppedOn, -Math.max(0, back - REPORTING_DAYS));
  }
  return null;
}

/** The latest calendar date within the days before the drop that the text reports as past. */
function latestPastDate(text: string, droppedOn: string): string | null {
  let latest: string | null = null;
  for (const match of text.matchAll(MONTH_DAY)) {
    const [, monthBefore, dayAfter, dayBefore, monthAfter, year] = match;
    const month = monthOf(monthBefore ?? monthAfter ?? '', 'en');
    if (month === null || isFuture(text, match.index)) continue;
    const thisYear = Number(droppedOn.slice(0, 4));
    for (const candidate of year === undefined ? [thisYear, thisYear - 1] : [Number(year)]) {
      const day = isoDay(candidate, month, Number(dayAfter ?? dayBefore));
      if (day === null || day > droppedOn || dayNumber(droppedOn) - dayNumber(day) >= LONGEST_LAG_DAYS) continue;
      if (latest === null || day > latest) latest = day;
    }
  }
  return latest;
}
