import { addDays } from '../calendar.ts';
import { DAY_PARTS, UNITS } from '../lexicon.ts';
import type { Match, Rule, Scene, Timex } from '../scene.ts';
import { type Clock, readClock } from './read-clock.ts';

const two = (n: number): string => String(n).padStart(2, '0');

/** A time of day on a day; midnight ends it. Without a day only the clock is known. */
export function atClock({ hour, minute, second }: Clock, day: string | null): Timex {
  const clock = `${two(hour)}:${two(minute)}${second === null ? '' : `:${two(second)}`}`;
  const granularity = second === null ? 'minute' : 'second';
  if (day === null) return { type: 'TIME', value: `XXXX-XX-XXT${clock}`, granularity };
  const moment = hour === 24 ? `${addDays(day, 1)}T00:00:00` : `${day}T${two(hour)}:${two(minute)}:${two(second ?? 0)}`;
  return { type: 'TIME', value: `${day}T${clock}`, from: day, to: day, moment, granularity };
}

const ofAfternoon = (clock: Clock, code: string | undefined): Clock =>
  clock.fixed || clock.hour >= 12 || code === undefined || code === 'MO' ? clock : { ...clock, hour: clock.hour + 12 };

/** The part of the day that a value ends in: "2024-05-14TNI". */
const partOf = ({ value }: Timex): string | undefined => /T([A-Z]{2})$/.exec(value)?.[1];

/** "3:30 p.m.", "14:00 GMT", "noon", "half past seven": on the day named before in the text, else that of publication. */
export const clockRule: Rule = {
  name: 'time_clock',
  match(scene, index) {
    const plain = readClock(scene, index);
    const clock = plain?.sure ? (plain.fixed ? plain : (withEndOfRange(scene, plain, index) ?? plain)) : readStartOfRange(scene, index);
    if (!clock?.sure) return null;
    if (isResult(scene, index, clock))
      return { end: clock.end, timex: { type: 'DURATION', value: `PT${clock.hour}H${clock.minute}M${clock.second}S`, granularity: 'second' } };
    const { anchor, last } = scene.memory;
    // "tonight from 7 to 7:30"
    if (last && index - last.end <= 4 && last.timex.from && last.timex.granularity === 'part_of_day')
      return { end: clock.end, timex: atClock(ofAfternoon(clock, partOf(last.timex)), last.timex.from) };
    const base = /^(?:day|part_of_day|minute|second)$/.test(anchor?.granularity ?? '') ? (anchor?.from ?? null) : scene.reference;
    return { end: clock.end, timex: atClock(clock, base) };
  },
};

/** "won in 2:07:52", "a time of 2:07:52": what a race took. */
const isResult = ({ word }: Scene, index: number, { second, fixed }: Clock): boolean =>
  second !== null && !fixed && /^(?:in|of|a|by|clocked|ran|within|under|with|to|:)$/.test(word(index - 1, index));

/** "5" in "from 5 to 6:30 p.m.": the start of a range whose end says that both are times. */
function readStartOfRange(scene: Scene, index: number): Clock | null {
  const { word, tokens } = scene;
  if (!/^(?:from|between)$/.test(word(index - 1, index)) || tokens[index]?.kind !== 'number') return null;
  return withEndOfRange(scene, readClock(scene, index), index);
}

function withEndOfRange(scene: Scene, start: Clock | null, index: number): Clock | null {
  const { word, tokens } = scene;
  if (!start || !/^(?:to|and|until|till|[-–—])$/.test(word(start.end, index)) || tokens[start.end + 1]?.sentence !== tokens[index]?.sentence)
    return null;
  const end = readClock(scene, start.end + 1);
  if (!end?.sure) return null;
  const hour = !start.fixed && end.fixed && end.hour >= 12 && start.hour + 12 <= end.hour ? start.hour + 12 : start.hour;
  return { ...start, hour, sure: true };
}

const isDay = ({ timex }: Match): boolean => /^(?:day|part_of_day)$/.test(timex.granularity ?? '') && timex.type !== 'SET';

/** "9 a.m. Monday", "noon on May 3", "5 p.m. EST, Nov. 6", "8 tonight". */
export const clockThenDayRule = (whole: (scene: Scene, index: number) => Match | null): Rule => ({
  name: 'time_clock_day',
  match(scene, index) {
    const { word, tokens } = scene;
    const first = readClock(scene, index);
    const clock = first?.sure ? first : (readStartOfRange(scene, index) ?? first);
    if (!clock) return null;
    const comma = word(clock.end, index) === ',' ? clock.end + 1 : clock.end;
    const at = /^(?:on|of)$/.test(word(comma, index)) ? comma + 1 : comma;
    if (tokens[at]?.sentence !== tokens[index]?.sentence) return null;
    const day = whole(scene, at);
    // "5 Monday" is no time; "8 tonight" is.
    if (
      !day?.timex.from ||
      !isDay(day) ||
      (!clock.sure && (!/^(?:tonight|tonite|this|last)$/.test(word(at, index)) || partOf(day.timex) === undefined))
    )
      return null;
    return { end: day.end, timex: atClock(ofAfternoon(clock, partOf(day.timex)), day.timex.from) };
  },
});

/** "Monday at 3:30 p.m.", "tomorrow at 8", "Sunday evening, 7:15". */
export const dayThenClockRule = (whole: (scene: Scene, index: number) => Match | null): Rule => ({
  name: 'time_day_clock',
  match(scene, index) {
    const { word, tokens } = scene;
    const day = whole(scene, index);
    if (!day?.timex.from || !isDay(day)) return null;
    const comma = word(day.end, index) === ',' ? day.end + 1 : day.end;
    const isAt = /^(?:at|@)$/.test(word(comma, index));
    const at = isAt ? comma + 1 : comma;
    const about = isAt && /^(?:about|around|approximately|roughly)$/.test(word(at, index)) ? at + 1 : at;
    if (tokens[about]?.sentence !== tokens[index]?.sentence) return null;
    const clock = readClock(scene, about);
    if (!clock || (!clock.sure && !(isAt && isBareHour(scene, about, clock)))) return null;
    // "Monday, 3:30 p.m. Tuesday": the time goes with the day behind it.
    if (!isAt && whole(scene, clock.end)) return null;
    return { end: clock.end, timex: { ...atClock(ofAfternoon(clock, partOf(day.timex)), day.timex.from), mod: about > at ? 'APPROX' : null } };
  },
});

/** "at 8" and then nothing that it could count. */
function isBareHour({ word, tokens }: Scene, index: number, { end, hour }: Clock): boolean {
  const next = tokens[end];
  if (hour > 12 || tokens[index]?.kind !== 'number') return false;
  if (!next || next.sentence !== tokens[index]?.sentence) return true;
  return next.kind === 'punct'
    ? /^[.,;:!?)]$/.test(next.text)
    : !UNITS.has(next.lower) && !DAY_PARTS.has(word(end, index)) && /^(?:and|in|on|for|with|when|while|as)$/.test(next.lower);
}
