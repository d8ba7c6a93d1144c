import { addDays, addMonths, isoDay, monthOf, yearOf } from './calendar.ts';
import { day, month } from './resolve.ts';
import type { Scene, Timex } from './scene.ts';

/** A match at its place, before it is a row. */
export interface Placed {
  readonly index: number;
  readonly end: number;
  readonly timex: Timex;
  readonly rule: string;
  /** Which of the matches before it is relative to; null where none. */
  readonly anchor: number | null;
}

const JOINS = /^(?:to|through|until|till|[-–—])$/;

/** Whether two matches are the ends of one range: "from January to April 2015", "between Monday and Friday", "3 to 8 a.m. Monday". */
function areEnds({ tokens, word }: Scene, a: Placed, b: Placed): boolean {
  if (b.index !== a.end + 1 || tokens[a.index]?.sentence !== tokens[b.index]?.sentence) return false;
  return JOINS.test(word(a.end, a.index)) || (word(a.end, a.index) === 'and' && word(a.index - 1, a.index) === 'between');
}

/** The start in the year of the end, or in the year before where it would come after it. */
function inYearOf(start: Timex, end: Timex): Timex {
  if (!start.from || !end.from) return start;
  const isLater = start.from.slice(5) > end.from.slice(5);
  const year = yearOf(end.from) - (isLater ? 1 : 0);
  const moved =
    start.granularity === 'month'
      ? month(year, monthOf(start.from))
      : day(addMonths(isoDay(year, monthOf(start.from), 1), 0).slice(0, 8) + start.from.slice(8));
  return { ...start, ...moved, guessed: 'year' };
}

const onDay = (clock: Timex, of: string): Timex => ({
  ...clock,
  value: clock.value.replace(/^[^T]*/, of),
  from: of,
  to: of,
  ...(clock.moment ? { moment: clock.moment.replace(/^[^T]*/, of) } : {}),
});

/** What the two ends of a range say of each other: the year of both, the week that goes on, the day of both clock times. */
function settle(a: Placed, b: Placed): readonly [Timex, Timex] {
  const [start, end] = [a.timex, b.timex];
  const isDate = /^(?:day|month)$/.test(start.granularity ?? '') && /^(?:day|month)$/.test(end.granularity ?? '');
  if (isDate && start.guessed === 'year' && end.type === 'DATE') return [inYearOf(start, end), end];
  if (start.guessed === 'week' && end.guessed === 'week' && start.from && end.from && end.from < start.from && end.granularity === 'day')
    return [start, { ...end, ...day(addDays(end.from, 7)) }];
  if (a.rule === 'time_clock' && b.rule === 'time_clock_day' && end.from) return [onDay(start, end.from), end];
  return [start, end];
}

/** Settles what the ends of ranges leave open in each other. */
export function joinRanges(scene: Scene, placed: readonly Placed[]): Placed[] {
  const settled = [...placed];
  for (let at = 0; at + 1 < settled.length; at++) {
    const [a, b] = [settled[at], settled[at + 1]];
    if (!a || !b || !areEnds(scene, a, b)) continue;
    const { moment } = scene;
    // "between eight o'clock and now" ends at the minute.
    if (b.timex.value === 'PRESENT_REF' && a.timex.type === 'TIME' && moment)
      settled[at + 1] = { ...b, timex: { ...b.timex, interval: [moment, moment] } };
    if (b.timex.value === 'PRESENT_REF') continue;
    const [start, end] = settle(a, { ...b, timex: { ...b.timex, mod: /^ON_OR_BEFORE$/.test(b.timex.mod ?? '') ? null : (b.timex.mod ?? null) } });
    settled[at] = { ...a, timex: start };
    settled[at + 1] = { ...b, timex: end };
  }
  return settled;
}
