import { addDays, addSeconds, monthOf, weekdayOf, yearOf } from '../calendar.ts';
import { readCount } from '../counts.ts';
import { moveBy } from '../lengths.ts';
import { type Amount, DAY_PARTS, durationOf, durationOfAll, MONTHS, UNITS } from '../lexicon.ts';
import { day, month, partOf, shiftUnit } from '../resolve.ts';
import type { Match, Rule, Scene, Timex } from '../scene.ts';
import { atPart } from './day-parts.ts';
import { deicticRule } from './deictic.ts';
import { readSmaller } from './durations.ts';
import { back, recentUnitsRule } from './recent-units.ts';
import { weekdayRule } from './weekdays.ts';
import { theWeekendRule } from './weekends.ts';

const DIRECTIONS: Readonly<Record<string, number>> = {
  last: -1,
  past: -1,
  previous: -1,
  this: 0,
  current: 0,
  next: 1,
  coming: 1,
  following: 1,
  upcoming: 1,
};

/** "last week", "this month", "the previous year", "next weekend", "last October". */
const unitBeside: Rule = {
  name: 'date_unit_beside',
  match(scene, index) {
    const { word, reference } = scene;
    const start = word(index, index) === 'the' ? index + 1 : index;
    const direction = DIRECTIONS[word(start, index)];
    if (direction === undefined) return null;
    const noun = word(start + 1, index);
    const end = start + 2;
    const named = MONTHS.get(noun);
    if (named !== undefined && /^\p{Lu}/u.test(scene.tokens[start + 1]?.text ?? '')) {
      if (reference === null) return { end, timex: { type: 'DATE', value: `XXXX-${String(named).padStart(2, '0')}`, granularity: 'month' } };
      const own = yearOf(reference);
      const later = named > monthOf(reference);
      const dot = word(end, index) === '.' && scene.tokens[end]?.spaced === false ? end + 1 : end;
      if (/^\d{1,2}(?:st|nd|rd|th)?$/.test(word(dot, index))) return null;
      const of = direction < 0 ? (named >= monthOf(reference) ? own - 1 : own) : direction > 0 ? (later ? own : own + 1) : own;
      return { end, timex: month(of, named) };
    }
    const unit = UNITS.get(noun);
    if (unit === undefined || /s$/.test(noun) || unit.startsWith('T') || unit === 'L') return null;
    // "the past year", "the next decade" last; "the following day" is told from the day before it.
    const relative = word(start, index);
    const anchored = /^(?:previous|following)$/.test(relative) || (start > index && relative === 'next');
    const base = anchored ? (scene.anchor()?.from ?? reference) : reference;
    if (relative === 'past') {
      return { end, timex: { type: 'DURATION', value: durationOf(unit, 1), granularity: null, ...back(scene, unit, 1) } };
    }
    if (unit === 'D' && direction === 0) return null;
    if (base === null || base === undefined)
      return { end, timex: { type: 'DATE', value: direction < 0 ? 'PAST_REF' : direction > 0 ? 'FUTURE_REF' : 'PRESENT_REF', granularity: null } };
    // The coming weekend is that of this week.
    const isComing = unit === 'WE' && /^(?:coming|upcoming)$/.test(relative) && weekdayOf(base) < 6;
    const timex = shiftUnit(unit, base, isComing ? 0 : direction);
    return timex && { end, timex: anchored ? { ...timex, anchored: true } : timex };
  },
};

/** "earlier this month", "later this year", "earlier in the day". */
const partOfThis: Rule = {
  name: 'date_part_of_this',
  match(scene, index) {
    const { word, reference } = scene;
    const mod = { earlier: 'BEFORE', later: 'AFTER' }[word(index, index)];
    const early = { early: 'START', late: 'END' }[word(index, index)] as 'START' | 'END' | undefined;
    if ((mod === undefined && early === undefined) || reference === null) return null;
    const inner = unitBeside.match(scene, index + 1) ?? weekdayRule.match(scene, index + 1) ?? deicticRule.match(scene, index + 1);
    if (!inner || !scene.tokens[index + 1] || word(index + 1, index) === '') return null;
    if (early !== undefined) return { end: inner.end, timex: partOf(inner.timex, early) };
    const { from, to } = inner.timex;
    const within = from && to && from <= reference && reference <= to ? (mod === 'BEFORE' ? { from, to: reference } : { from: reference, to }) : {};
    return { end: inner.end, timex: { ...inner.timex, ...within, mod: mod === 'BEFORE' ? 'START' : 'END' } };
  },
};

/** So many hours, minutes or seconds from the clock time before, or from that of publication; without a clock, the day. */
export function clockAway({ memory, moment }: Scene, base: string, unit: string, count: number): Timex {
  const seconds = count * (unit === 'TH' ? 3600 : unit === 'TM' ? 60 : 1);
  const isClock = /^(?:minute|second)$/.test(memory.anchor?.granularity ?? '');
  const start = (isClock ? memory.anchor?.moment : undefined) ?? moment;
  // A clock time a century away is none.
  if (!start || Math.abs(seconds) > 3e9) return day(addDays(base, Math.round(seconds / 86400)));
  const at = addSeconds(start, seconds);
  return {
    type: 'TIME',
    value: at.endsWith(':00') ? at.slice(0, 16) : at,
    from: at.slice(0, 10),
    to: at.slice(0, 10),
    moment: at,
    granularity: 'minute',
  };
}

/** "two years and three months ago": to the day, since more than one unit is counted. */
function amountsAway({ word, reference, moment, anchor }: Scene, index: number, end: number, amounts: readonly Amount[]): Match | null {
  const sign = ({ ago: -1, earlier: -1, later: 1, hence: 1 } as const)[word(end, index) as 'ago'];
  const relative = /^(?:earlier|later)$/.test(word(end, index));
  const named = relative ? anchor() : null;
  const isClock = amounts.some(({ unit }) => unit.startsWith('T'));
  const base = named?.from ?? reference;
  if (sign === undefined || !base || (isClock && !(named?.moment ?? moment))) return null;
  const at = moveBy((isClock ? (named?.moment ?? moment) : null) ?? `${base}T00:00:00`, durationOfAll(amounts), sign);
  if (at === null) return null;
  const anchored = named !== null;
  if (!isClock) return { end: end + 1, timex: { ...day(at.slice(0, 10)), anchored } };
  const on = at.slice(0, 10);
  return { end: end + 1, timex: { type: 'TIME', value: at.slice(0, 16), from: on, to: on, moment: at, granularity: 'minute', anchored } };
}

/** "three days ago", "a year earlier", "two weeks later", "five years from now", "a decade before". */
const unitsAway: Rule = {
  name: 'date_units_away',
  match(scene, index) {
    const { word, reference } = scene;
    const counted = readCount(scene, index);
    if (!counted) return null;
    const unit = UNITS.get(word(counted.end, index));
    if (unit === undefined) return null;
    const amounts: Amount[] = [{ unit, count: counted.count }];
    const past = counted.count === 'X' ? counted.end + 1 : readSmaller(scene, counted.end + 1, index, amounts);
    if (amounts.length > 1) return amountsAway(scene, index, past, amounts);
    const after = word(counted.end + 1, index);
    const now = after === 'from' ? word(counted.end + 2, index) : '';
    // "for three days from today" lasts three days.
    const fromNow = now === 'now' || (now === 'today' && word(index - 1, index) !== 'for');
    const sign =
      after === 'ago' || after === 'earlier' || after === 'before'
        ? -1
        : after === 'later' || after === 'after' || after === 'hence' || fromNow
          ? 1
          : 0;
    if (sign === 0) return null;
    const next = word(counted.end + 2, index);
    // "30 minutes later this week" has the length, and then the week.
    if (/^(?:later|earlier)$/.test(after) && /^(?:this|today|tonight)$/.test(next)) return null;
    if (/^(?:before|after)$/.test(after) && next !== '' && !/^[.,;:)”"]$/.test(next)) return null;
    const end = fromNow ? counted.end + 3 : counted.end + 2;
    const relative = !/^(?:ago|hence)$/.test(after) && !fromNow;
    const anchor = relative ? scene.anchor() : null;
    const base = anchor?.from ?? reference;
    if (counted.count === 'X') {
      const value = sign < 0 ? 'PAST_REF' : 'FUTURE_REF';
      return { end, timex: { type: 'DATE', value, granularity: null, anchored: relative } };
    }
    if (base === null || base === undefined) return { end, timex: { type: 'DATE', value: sign < 0 ? 'PAST_REF' : 'FUTURE_REF', granularity: null } };
    if (unit.startsWith('T')) return { end, timex: { ...clockAway(scene, base, unit, sign * counted.count), anchored: relative && anchor !== null } };
    const years = { E: 10, C: 100, L: 1000 }[unit as string];
    // "A decade ago" is about ten years ago, not the decade before.
    const timex = years === undefined ? shiftUnit(unit, base, sign * counted.count) : shiftUnit('Y', base, Math.round(sign * counted.count * years));
    return timex && { end, timex: { ...timex, anchored: relative } };
  },
};

/** "the same day", "that day", "that year": the expression before it, seen as that unit. */
const sameUnit: Rule = {
  name: 'date_same',
  match(scene, index) {
    const { word } = scene;
    const first = word(index, index);
    const start = first === 'the' && word(index + 1, index) === 'same' ? index + 2 : /^(?:that|same)$/.test(first) ? index + 1 : 0;
    if (start === 0) return null;
    const unit = UNITS.get(word(start, index));
    const code = DAY_PARTS.get(word(start, index));
    const anchored = scene.anchor()?.from != null;
    const base = scene.anchor()?.from ?? scene.reference;
    if (!base || (unit === undefined && code === undefined) || /s$/.test(word(start, index))) return null;
    if (code !== undefined) return { end: start + 1, timex: { ...atPart(day(base), code), anchored } };
    const timex = unit === undefined ? null : shiftUnit(unit, base, 0);
    return timex && { end: start + 1, timex: { ...timex, anchored } };
  },
};

export const relativeRules: readonly Rule[] = [
  partOfThis,
  recentUnitsRule,
  deicticRule,
  weekdayRule,
  unitBeside,
  unitsAway,
  sameUnit,
  theWeekendRule,
];
export const unitsAwayRule = unitsAway;
