import { addDays, dayNumber, isoDay, weekdayOf } from './calendar.ts';

/** What a text says about its own day, seen from the day of its drop. */
export interface InferredDay {
  readonly day: string;
  readonly earliest: string;
  readonly latest: string;
}

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const MENTION = /\b(on |last |next |this |since |until |by |before |late |early )?(Sunday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday)\b/g;

/** The day of publication inferred from the weekdays that a text names, looking back from its drop; null where it names none. */
export function inferDay(body: string, droppedOn: string): InferredDay | null {
  if (Number.isNaN(dayNumber(droppedOn))) return null;
  const window = { earliest: addDays(droppedOn, -30), latest: droppedOn };
  for (const match of body.slice(0, 3000).matchAll(MENTION)) {
    const lead = match[1]?.trim().toLowerCase();
    if (lead === 'next' || lead === 'until' || lead === 'by' || lead === 'before') continue;
    const back = (weekdayOf(droppedOn) - WEEKDAYS.indexOf((match[2] ?? '').toLowerCase()) + 7) % 7;
    return { day: addDays(droppedOn, -Math.min(back, 3)), ...window };
  }
  return isoDay(1970, 1, 1) === null ? null : null;
}
