import { addDays, mondayOf, weekdayOf } from '../calendar.ts';
import { UNITS, WEEKDAY_ABBREVIATIONS, WEEKDAYS } from '../lexicon.ts';
import { day, weekdayNear } from '../resolve.ts';
import type { Match, Rule, Scene } from '../scene.ts';
import { isFuture } from '../tense.ts';
import { withPart } from './day-parts.ts';

/** A weekday's name, with the full stop of its abbreviation; "sun" and "sat" alone are other words. */
export function readWeekday({ tokens, word }: Scene, index: number, from: number): { weekday: number; end: number } | null {
  const name = word(index, from);
  const full = WEEKDAYS.get(name);
  if (full !== undefined) return { weekday: full, end: index + 1 };
  const short = WEEKDAY_ABBREVIATIONS.get(name);
  const isPlain = /^(?:tues|thurs|weds|thur)$/.test(name);
  if (short === undefined || !(isPlain || /^\p{Lu}/u.test(tokens[index]?.text ?? ''))) return null;
  const isDotted = word(index + 1, from) === '.' && tokens[index + 1]?.spaced === false;
  if (isDotted) return { weekday: short, end: index + 2 };
  return isPlain || isBesideDay({ tokens, word }, index, from) ? { weekday: short, end: index + 1 } : null;
}

/** "next week Mon or Tue": a short form is a day where a week or another day stands beside it. */
function isBesideDay({ tokens, word }: Pick<Scene, 'tokens' | 'word'>, index: number, from: number): boolean {
  const isDay = (at: number): boolean =>
    WEEKDAYS.has(word(at, from)) || (WEEKDAY_ABBREVIATIONS.has(word(at, from)) && /^\p{Lu}/u.test(tokens[at]?.text ?? ''));
  const joins = /^(?:or|and|to|through|[-–—/,])$/;
  if (word(index - 1, from) === 'week' || word(index + 1, from) === 'week') return true;
  return (joins.test(word(index + 1, from)) && isDay(index + 2)) || (joins.test(word(index - 1, from)) && isDay(index - 2));
}

/** "next Monday" is that of next week; "last Monday" the one before today. */
function beside(direction: string, weekday: number, reference: string): string | null {
  const back = (weekdayOf(reference) - weekday + 7) % 7 || 7;
  if (direction === 'last' || direction === 'past' || direction === 'previous') return addDays(reference, -back);
  if (direction === 'next') return addDays(mondayOf(reference), 6 + weekday);
  if (direction === 'coming' || direction === 'following') return weekdayNear(weekday, reference, true);
  return null;
}

/** News names its own day: "the court will rule Wednesday" on a Wednesday is today. */
const todayOr = (weekday: number, reference: string, future: boolean): string =>
  weekdayOf(reference) === weekday ? reference : weekdayNear(weekday, reference, future);

/** "Monday", "last Monday", "this coming Monday", "Monday morning": without a direction the last one, unless it is to come. */
export const weekdayRule: Rule = {
  name: 'date_weekday',
  match(scene, index) {
    const { word, reference, memory } = scene;
    let start = index;
    if (/^(?:the|this)$/.test(word(start, index)) && /^(?:last|next|past|coming|previous|following)$/.test(word(start + 1, index))) start++;
    const direction = /^(?:last|next|this|past|coming|previous|following)$/.test(word(start, index)) ? word(start, index) : '';
    if (direction) start++;
    const named = readWeekday(scene, start, index);
    if (!named) return null;
    const { weekday, end } = named;
    if (reference === null) return withPart(scene, index, { end, timex: { type: 'DATE', value: `XXXX-WXX-${weekday}`, granularity: 'day' } });
    const isAnchored = /^(?:previous|following)$/.test(direction) && memory.anchor?.granularity === 'day' && memory.anchor.from;
    const base = isAnchored ? (memory.anchor?.from ?? reference) : reference;
    const listed = direction === '' ? afterListed(scene, index, weekday) : null;
    const inThisWeek = direction === 'this' ? addDays(mondayOf(reference), weekday - 1) : null;
    const found = beside(direction, weekday, base) ?? inThisWeek ?? listed ?? todayOr(weekday, reference, isFuture(scene, index, end));
    const timex = { ...day(found), ...(isAnchored ? { anchored: true } : {}), ...(direction === '' ? { guessed: 'week' as const } : {}) };
    return withPart(scene, index, { end, timex });
  },
};

/** "Tuesday" in "next Monday or Tuesday": the first one behind the day that has a direction. */
function afterListed({ word, memory: { last } }: Scene, index: number, weekday: number): string | null {
  if (last?.end !== index - 1 || !/^(?:or|and|to|through|[-–—])$/.test(word(index - 1, index))) return null;
  const { granularity, from, guessed } = last.timex;
  if (granularity !== 'day' || !from || guessed !== undefined || !/^(?:next|this|coming|week)$/.test(word(last.start, index))) return null;
  return weekdayNear(weekday, from, true);
}

/** "Monday of next week", "Wednesday next week", "next week on Tuesday". */
export const weekdayOfWeekRule = (week: (scene: Scene, index: number) => Match | null): Rule => ({
  name: 'date_weekday_of_week',
  match(scene, index) {
    const { word, tokens } = scene;
    const named = readWeekday(scene, index, index);
    if (named) {
      const at = /^(?:of|in)$/.test(word(named.end, index)) ? named.end + 1 : named.end;
      const isWeek = UNITS.get(word(at + 1, index)) === 'W' || UNITS.get(word(at + 2, index)) === 'W';
      const of = isWeek && tokens[at]?.sentence === tokens[index]?.sentence ? week(scene, at) : null;
      return of ? inWeek(of, named.weekday, of.end) : null;
    }
    if (!/^(?:next|this|last|the|first|second|third|fourth|\d+(?:st|nd|rd|th))$/.test(word(index, index)) || !nearWeek(word, index)) return null;
    const of = week(scene, index);
    const at = of && /^(?:on|,)$/.test(word(of.end, index)) ? of.end + 1 : (of?.end ?? index);
    const behind = of ? readWeekday(scene, at, index) : null;
    return of && behind ? inWeek(of, behind.weekday, behind.end) : null;
  },
});

const nearWeek = (word: Scene['word'], index: number): boolean => word(index + 1, index) === 'week' || word(index + 2, index) === 'week';

const inWeek = (of: Match, weekday: number, end: number): Match | null =>
  of.timex.granularity === 'week' && of.timex.from ? { end, timex: day(addDays(of.timex.from, weekday - 1)) } : null;
