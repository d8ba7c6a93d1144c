import { readCount } from '../counts.ts';
import { DAY_PARTS, durationOf, FREQUENCIES, GRANULARITIES, MONTHS, SEASONS, UNITS, WEEKDAYS } from '../lexicon.ts';
import type { Clock, Match, Rule, Scene, Timex } from '../scene.ts';
import { readClock } from './read-clock.ts';

const set = (end: number, value: string, granularity: Timex['granularity'] = null): Match => ({ end, timex: { type: 'SET', value, granularity } });

/** "its quarterly dividend" names a thing; "paid quarterly" says how often. */
const isAttribute = ({ tokens, word }: Scene, index: number): boolean =>
  /^(?:annual|quarterly|yearly|weekly|monthly)$/.test(word(index, index)) &&
  tokens[index + 1]?.kind === 'word' &&
  !/^(?:and|or|in|on|at|to|for|by|since|from|until|through)$/.test(word(index + 1, index));

const DOUBLED: Readonly<Record<string, string>> = { P1D: 'P2D', P1W: 'P2W', P1M: 'P2M', P3M: 'P6M', P1Y: 'P2Y' };

/** "daily", "annually", "bi-weekly". */
function frequency(scene: Scene, index: number): Match | null {
  const { word } = scene;
  const isTwice = word(index, index) === 'bi' && /^[-‑]$/.test(word(index + 1, index));
  const plain = FREQUENCIES.get(word(isTwice ? index + 2 : index, index));
  if (plain === undefined || (!isTwice && isAttribute(scene, index))) return null;
  const value = isTwice ? DOUBLED[plain] : plain;
  return value === undefined ? null : set(isTwice ? index + 3 : index + 1, value);
}

/** "Mondays", "Tuesday nights". */
function plural({ tokens, word }: Scene, index: number): Match | null {
  const first = word(index, index);
  const weekday = /s$/.test(first) ? WEEKDAYS.get(first.slice(0, -1)) : undefined;
  if (weekday !== undefined && tokens[index]?.text !== first) return set(index + 1, `XXXX-WXX-${weekday}`, 'day');
  if (first === 'weekends' && !/^(?:the|of|two|three|four|five|last|past|next)$/.test(word(index - 1, index)))
    return set(index + 1, 'P1WE', 'weekend');
  const named = WEEKDAYS.get(first);
  const part = /s$/.test(word(index + 1, index)) ? DAY_PARTS.get(word(index + 1, index)) : undefined;
  return named !== undefined && part !== undefined ? set(index + 2, `XXXX-WXX-${named}T${part}`, 'part_of_day') : null;
}

/** Where what recurs is named: behind "every", "each", "twice a", "per". */
function readEach({ word }: Scene, index: number): number | null {
  const [first, second] = [word(index, index), word(index + 1, index)];
  if (/^(?:once|twice)$/.test(first) && /^(?:a|an|per|every|each)$/.test(second)) return index + 2;
  if (/^(?:every|each)$/.test(first)) return index + 1;
  return first === 'per' && /^(?:day|week|month|year|hour)$/.test(second) ? index + 1 : null;
}

/** "Monday", "Monday morning", "May", "summer", "evening", "weekend" behind "every". */
function named({ tokens, word }: Scene, at: number): Match | null {
  const noun = word(at, at);
  const weekday = WEEKDAYS.get(noun);
  if (weekday !== undefined) {
    const part = DAY_PARTS.get(word(at + 1, at));
    return part === undefined ? set(at + 1, `XXXX-WXX-${weekday}`, 'day') : set(at + 2, `XXXX-WXX-${weekday}T${part}`, 'part_of_day');
  }
  const month = MONTHS.get(noun);
  if (month !== undefined && /^\p{Lu}/u.test(tokens[at]?.text ?? '')) return set(at + 1, `XXXX-${String(month).padStart(2, '0')}`, 'month');
  const season = SEASONS.get(noun);
  if (season !== undefined) return set(at + 1, `XXXX-${season}`, 'season');
  const part = DAY_PARTS.get(noun);
  if (part !== undefined) return set(at + 1, `XXXX-XX-XXT${part}`, 'part_of_day');
  return noun === 'weekday' ? set(at + 1, 'P1WD', 'day') : null;
}

/** "week", "other day", "three months", "second Tuesday" behind "every". */
function counted(scene: Scene, at: number): Match | null {
  const { word } = scene;
  const isOther = /^(?:other|second|2nd)$/.test(word(at, at));
  const weekday = isOther ? WEEKDAYS.get(word(at + 1, at)) : undefined;
  if (weekday !== undefined) return set(at + 2, `XXXX-WXX-${weekday}`, 'day');
  const count = isOther ? null : readCount(scene, at);
  const noun = count ? count.end : isOther ? at + 1 : at;
  const unit = UNITS.get(word(noun, at));
  if (unit === undefined || unit === 'TS') return null;
  const number = isOther ? 2 : (count?.count ?? 1);
  const value = unit === 'Q' && number !== 'X' ? durationOf('M', 3 * number) : durationOf(unit, number);
  return set(noun + 1, value, GRANULARITIES[unit]);
}

/** "every day at 7:15", "Tuesdays at 9 a.m.": the clock time that recurs. */
function atClock(scene: Scene, found: Match): Match {
  const { end, timex } = found;
  if (scene.word(end, end) !== 'at' || scene.tokens[end]?.sentence !== scene.tokens[end + 1]?.sentence) return found;
  const clock = readClock(scene, end + 1);
  const day = /^(?:P1D|XXXX-XX-XX(?:T[A-Z]+)?)$/.test(timex.value) ? '' : /^(XXXX-WXX-\d)(?:T[A-Z]+)?$/.exec(timex.value)?.[1];
  return clock?.sure && day !== undefined ? set(clock.end, `${day}${writeClock(clock)}`, 'minute') : found;
}

const two = (n: number): string => String(n).padStart(2, '0');
const writeClock = ({ hour, minute, whole }: Clock): string => `T${two(hour)}${whole ? '' : `:${two(minute)}`}`;

/** "every Monday", "each year", "daily", "twice a week", "Mondays", "every day at 7:15". */
export const setRule: Rule = {
  name: 'set',
  match(scene, index) {
    const at = readEach(scene, index);
    const isEach = at !== null && scene.tokens[at]?.sentence === scene.tokens[index]?.sentence;
    const clock = isEach && /^(?:every|each)$/.test(scene.word(index, index)) ? readClock(scene, at) : null;
    if (clock?.sure && clock.fixed) return set(clock.end, writeClock(clock), 'minute');
    const found = frequency(scene, index) ?? plural(scene, index) ?? (isEach ? (named(scene, at) ?? counted(scene, at)) : null);
    return found && atClock(scene, found);
  },
};
