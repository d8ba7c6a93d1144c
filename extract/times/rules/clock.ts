import { addDays, isoYear } from '../calendar.ts';
import type { Clock, Match, Rule, Scene, Timex } from '../scene.ts';
import { yearAt } from './absolute.ts';
import { dayBehind, isBare, isDay, ofAfternoon, partCode, readRangeEnd, readRangeStart } from './clock-ranges.ts';
import { readClock } from './read-clock.ts';

type Whole = (scene: Scene, index: number) => Match | null;
const two = (n: number): string => String(n).padStart(2, '0');

/** A time of day on a day; midnight ends it. Without a day only the clock is known. */
export function atClock({ hour, minute, second }: Clock, day: string | null): Timex {
  const clock = `${two(hour)}:${two(minute)}${second === null ? '' : `:${two(second)}`}`;
  const granularity = second === null ? 'minute' : 'second';
  if (day === null) return { type: 'TIME', value: `XXXX-XX-XXT${clock}`, granularity };
  const moment = hour === 24 ? `${addDays(day, 1)}T00:00:00` : `${day}T${two(hour)}:${two(minute)}:${two(second ?? 0)}`;
  return { type: 'TIME', value: `${day}T${clock}`, from: day, to: day, moment, granularity };
}

/** "3:30 p.m.", "14:00 GMT", "noon", "half past seven": on the day named before in the text, else that of publication. */
export const clockRule = (whole: Whole): Rule => ({
  name: 'time_clock',
  match(scene, index) {
    const { anchor, last } = scene.memory;
    const end = readRangeEnd(scene, index, whole);
    if (end) return { end: end.clock.end, timex: atClock(end.clock, end.start.from ?? null) };
    const plain = readClock(scene, index);
    const clock = plain?.fixed && plain.sure ? plain : (readRangeStart(scene, index, whole) ?? plain);
    if (!clock?.sure) return null;
    if (isResult(scene, index, clock))
      return { end: clock.end, timex: { type: 'DURATION', value: `PT${clock.hour}H${clock.minute}M${clock.second}S`, granularity: 'second' } };
    // "tonight from 7 to 7:30"
    if (last && index - last.end <= 4 && last.timex.from && /^(?:day|part_of_day)$/.test(last.timex.granularity ?? ''))
      return { end: clock.end, timex: atClock(ofAfternoon(clock, partCode(last.timex)), last.timex.from) };
    const base = /^(?:day|part_of_day|minute|second)$/.test(anchor?.granularity ?? '') ? (anchor?.from ?? null) : scene.reference;
    return { end: clock.end, timex: atClock(clock, base) };
  },
});

/** "won in 2:07:52", "a time of 2:07:52": what a race took. */
const isResult = ({ word }: Scene, index: number, { second, fixed }: Clock): boolean =>
  second !== null && !fixed && /^(?:in|of|a|by|clocked|ran|within|under|with|to|:)$/.test(word(index - 1, index));

/** "9 a.m. Monday", "noon on May 3", "5 p.m. EST, Nov. 6", "8 tonight". */
export const clockThenDayRule = (whole: Whole): Rule => ({
  name: 'time_clock_day',
  match(scene, index) {
    const first = readRangeEnd(scene, index, whole)?.clock ?? readClock(scene, index);
    const clock = first?.sure ? first : (readRangeStart(scene, index, whole) ?? first);
    const day = clock ? dayBehind(scene, clock.end, index, whole) : null;
    if (!clock || !day?.timex.from || (!clock.sure && !isHourOfPart(scene, index, clock, day))) return null;
    return { end: day.end, timex: atClock(ofAfternoon(clock, partCode(day.timex)), day.timex.from) };
  },
});

/** What is named by a number: "gate 8 tonight" tells no hour. */
const NUMBERED =
  /^(?:apartment|block|building|bus|channel|chapter|district|episode|exit|flight|floor|game|gate|group|highway|hole|lane|level|line|no|number|page|part|phase|pier|platform|room|round|route|runway|season|section|sector|stage|step|suite|terminal|top|unit|ward|week|zone|the|of)$/;

/** "5 Monday" is no time; "8 tonight" is. */
function isHourOfPart({ word }: Scene, index: number, clock: Clock, day: Match): boolean {
  const at = word(clock.end, index) === ',' ? clock.end + 1 : clock.end;
  if (partCode(day.timex) === undefined || !/^(?:tonight|tonite|this|last|tomorrow|yesterday)$/.test(word(at, index))) return false;
  // "arrested 8 last night" counts, "at 8 last night" does not.
  const before = word(index - 1, index);
  return /^ton/.test(word(at, index))
    ? !NUMBERED.test(before)
    : /^(?:|,|[-–—]|at|about|around|before|after|by|from|to|until|till|since|between|and)$/.test(before);
}

/** "Monday at 3:30 p.m.", "tomorrow at 8", "Sunday evening, 7:15", "Mar. 4 09:12:30 2021". */
export const dayThenClockRule = (whole: Whole): Rule => ({
  name: 'time_day_clock',
  match(scene, index) {
    const { word, tokens } = scene;
    const day = whole(scene, index);
    if (!day?.timex.from || !isDay(day)) return null;
    const isJoined = word(day.end, index) === 't' && tokens[day.end]?.spaced === false && tokens[day.end + 1]?.spaced === false;
    const comma = word(day.end, index) === ',' || isJoined ? day.end + 1 : day.end;
    const isAt = /^(?:at|@)$/.test(word(comma, index));
    const at = isAt ? comma + 1 : comma;
    const about = isAt && /^(?:about|around|approximately|roughly)$/.test(word(at, index)) ? at + 1 : at;
    if (tokens[about]?.sentence !== tokens[index]?.sentence) return null;
    const clock = readClock(scene, about);
    if (!clock || (!clock.sure && !isBareClock(scene, about, clock, isAt))) return null;
    // "Monday, 3:30 p.m. Tuesday": the time goes with the day behind it.
    const year = day.timex.guessed === 'year' ? yearAt(word(clock.end, index)) : null;
    if (year !== null) return { end: clock.end + 1, timex: atClock(clock, `${isoYear(year)}${day.timex.from.slice(4)}`) };
    if (!isAt && whole(scene, clock.end)) return null;
    return { end: clock.end, timex: { ...atClock(ofAfternoon(clock, partCode(day.timex)), day.timex.from), mod: about > at ? 'APPROX' : null } };
  },
});

/** "at 8" or "at seven" and then nothing that it could count; "nine thirty" even without "at". */
const isBareClock = (scene: Scene, index: number, clock: Clock, isAt: boolean): boolean =>
  clock.hour <= 12 && (isAt || (scene.tokens[index]?.kind === 'word' && clock.minute > 0)) && isBare(scene, clock.end, index);
