import { UNITS } from '../lexicon.ts';
import type { Clock, Match, Scene, Timex } from '../scene.ts';
import { isFuture } from '../tense.ts';
import { readClock } from './read-clock.ts';

const JOINS = /^(?:to|and|until|till|through|[-–—])$/;
const OPENS = /^(?:from|between)$/;
const DAY_CODES = /T([A-Z]{2})$/;
type Whole = (scene: Scene, index: number) => Match | null;

/** The part of the day that a value ends in: "2024-05-14TNI". */
export const partCode = ({ value }: Timex): string | undefined => DAY_CODES.exec(value)?.[1];

export const ofAfternoon = (clock: Clock, code: string | undefined): Clock =>
  clock.fixed || clock.hour >= 12 || code === undefined || code === 'MO' ? clock : { ...clock, hour: clock.hour + 12, fixed: true };

const minutesOf = ({ hour, minute }: Clock): number => hour * 60 + minute;
const isSameSentence = ({ tokens }: Scene, a: number, b: number): boolean => tokens[a] !== undefined && tokens[a]?.sentence === tokens[b]?.sentence;

/** Minutes that are spelled out, or an hour of four digits that is no year: "three thirty", "0730". */
const isSpelled = ({ tokens, word }: Scene, index: number, clock: Clock): boolean =>
  (tokens[index]?.kind === 'word' && clock.minute > 0) || /^0\d{3}$/.test(word(index, index));

const isHour = ({ tokens }: Scene, index: number, { hour }: Clock): boolean => tokens[index]?.kind === 'number' && hour <= 12;

/** A bare number behind which nothing stands that it could count. */
export function isBare({ tokens }: Scene, end: number, from: number): boolean {
  const next = tokens[end];
  if (!next || next.sentence !== tokens[from]?.sentence) return true;
  return next.kind === 'punct'
    ? /^[.,;:!?)]$/.test(next.text)
    : next.kind === 'word' && !UNITS.has(next.lower) && /^(?:and|or|in|on|for|from|with|when|while|as|at)$/.test(next.lower);
}

/** The day named right behind a clock time: "5 on Friday", "8 yesterday". */
export function dayBehind(scene: Scene, end: number, from: number, whole: Whole): Match | null {
  const { word } = scene;
  const comma = word(end, from) === ',' ? end + 1 : end;
  const at = /^(?:on|of)$/.test(word(comma, from)) ? comma + 1 : comma;
  const day = isSameSentence(scene, at, from) ? whole(scene, at) : null;
  return day?.timex.from && isDay(day) ? day : null;
}
export const isDay = ({ timex }: Match): boolean => /^(?:day|part_of_day)$/.test(timex.granularity ?? '') && timex.type !== 'SET';

/** Whether a day stands right before a token, or a word or two away: "Monday 9", "Monday from 9". */
function isBehindDay({ memory: { last } }: Scene, index: number): boolean {
  return last !== null && index - last.end <= 1 && /^(?:day|part_of_day)$/.test(last.timex.granularity ?? '');
}

/**
 * The start of a range of clock times, where the range says that it is one: "5" in "from 5 to 6:30 p.m.", "between 3 and 8 yesterday",
 * "Monday from 10 to 4", "from one thirty to two fifteen".
 */
export function readRangeStart(scene: Scene, index: number, whole: Whole): Clock | null {
  const { word } = scene;
  const start = readClock(scene, index);
  if (!start || !JOINS.test(word(start.end, index)) || !isSameSentence(scene, start.end + 1, index)) return null;
  const isOpened = OPENS.test(word(index - 1, index));
  const isHyphened = /^[-–—]$/.test(word(start.end, index));
  if (word(start.end, index) === 'and' && word(index - 1, index) !== 'between') return null;
  const plain = readClock(scene, start.end + 1);
  if (!plain) return null;
  const day = dayBehind(scene, plain.end, index, whole);
  const end = day ? ofAfternoon(plain, partCode(day.timex)) : plain;
  const told = (): boolean => {
    if (start.sure || (end.sure && (isOpened || isHyphened))) return true;
    const at = start.end + 1;
    if (isOpened && (isSpelled(scene, index, start) || isSpelled(scene, at, end)) && minutesOf(start) !== minutesOf(end)) return true;
    if (!isHour(scene, index, start) || !isHour(scene, at, end)) return false;
    // "won 3-2 on Monday" is a result.
    if (!isOpened) return isHyphened && isBehindDay(scene, index) && isFuture(scene, scene.memory.last?.start ?? index, index);
    return day !== null || (isBehindDay(scene, index - 1) && isBare(scene, end.end, index));
  };
  if (!told()) return null;
  const hour = !start.fixed && end.fixed && end.hour >= 12 && start.hour + 12 <= end.hour ? start.hour + 12 : start.hour;
  return { ...start, hour, sure: true };
}

/** The end of a range whose start was read right before: on the same day, and after it. */
export function readRangeEnd(scene: Scene, index: number, whole: Whole): { clock: Clock; start: Timex } | null {
  const { word, memory } = scene;
  const { last } = memory;
  if (last?.end !== index - 1 || !last.timex.moment || !/^(?:minute|second)$/.test(last.timex.granularity ?? '')) return null;
  const join = word(index - 1, index);
  if (!JOINS.test(join) || (join === 'and' && !OPENS.test(word(last.start - 1, index)))) return null;
  const clock = readClock(scene, index);
  if (!clock || (!clock.sure && (clock.hour > 12 || !(isBare(scene, clock.end, index) || dayBehind(scene, clock.end, index, whole))))) return null;
  const began = Number(last.timex.moment.slice(11, 13)) * 60 + Number(last.timex.moment.slice(14, 16));
  const isEarlier = !clock.fixed && clock.hour < 12 && minutesOf(clock) <= began;
  return { clock: { ...clock, hour: isEarlier ? clock.hour + 12 : clock.hour, sure: true }, start: last.timex };
}
