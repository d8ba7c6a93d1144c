import { ONES, TEENS, TENS } from '../../text/number-lexicon.ts';
import { readNumber } from '../../text/numbers.ts';
import { DAY_PARTS, TIME_ZONES } from '../lexicon.ts';
import type { Clock, Scene } from '../scene.ts';

const NAMED: Readonly<Record<string, number>> = { noon: 12, midday: 12, midnight: 24 };

/** "a.m.", "am", "p.m.", "pm", "9a", in one token or in four. */
export function readMeridiem({ tokens, word }: Scene, at: number, from: number): { isAfternoon: boolean; end: number } | null {
  const lower = word(at, from);
  const joined = /^([ap])\.?m\.?$/.exec(lower);
  if (joined)
    return { isAfternoon: joined[1] === 'p', end: lower.includes('.') && lower.endsWith('m') && word(at + 1, from) === '.' ? at + 2 : at + 1 };
  if (!/^[ap]$/.test(lower)) return null;
  if (word(at + 1, from) === '.' && word(at + 2, from) === 'm')
    return { isAfternoon: lower === 'p', end: word(at + 3, from) === '.' ? at + 4 : at + 3 };
  return tokens[at]?.spaced === false && tokens[at - 1]?.kind === 'number' ? { isAfternoon: lower === 'p', end: at + 1 } : null;
}

interface Digits {
  readonly hour: number;
  readonly minute: number;
  readonly second: number | null;
  readonly end: number;
  readonly sure: boolean;
}

/** "3", "3:30", "15:30:10", "3.30", "15h30", "0735", "seven", "ten thirty". */
function readDigits(scene: Scene, index: number, from: number): Digits | null {
  const { tokens, word } = scene;
  const text = word(index, from);
  const dotted = /^(\d{1,2})\.([0-5]\d)$/.exec(text);
  if (dotted) return { hour: Number(dotted[1]), minute: Number(dotted[2]), second: null, end: index + 1, sure: false };
  const four = /^([01]?\d|2[0-3])([0-5]\d)$/.exec(text);
  if (four && text.length >= 3) return { hour: Number(four[1]), minute: Number(four[2]), second: null, end: index + 1, sure: false };
  const joined = (at: number, sign: RegExp): boolean => sign.test(word(at, from)) && tokens[at]?.spaced === false && tokens[at + 1]?.spaced === false;
  if (/^\d{1,2}$/.test(text)) {
    const hour = Number(text);
    if (joined(index + 1, /^[:h]$/) && /^[0-5]\d$/.test(word(index + 2, from))) {
      const seconds = joined(index + 3, /^:$/) && /^[0-5]\d$/.test(word(index + 4, from));
      const second = seconds ? Number(word(index + 4, from)) : null;
      return { hour, minute: Number(word(index + 2, from)), second, end: seconds ? index + 5 : index + 3, sure: true };
    }
    // "at 15h", "18h GMT"
    if (joined(index + 1, /^h$/) || (word(index + 1, from) === 'h' && tokens[index + 1]?.spaced === false)) {
      const isClock = /^(?:at|from|until|till|before|after|around)$/.test(word(index - 1, from)) || TIME_ZONES.has(word(index + 2, from));
      if (isClock) return { hour, minute: 0, second: null, end: index + 2, sure: true };
    }
    return { hour, minute: 0, second: null, end: index + 1, sure: false };
  }
  const hour = tokens[index]?.kind === 'word' ? readNumber(tokens, index) : null;
  if (!hour?.value || hour.value > 12 || hour.end !== index + 1) return null;
  const minute = tokens[hour.end]?.sentence === tokens[from]?.sentence && tokens[hour.end]?.kind === 'word' ? readNumber(tokens, hour.end) : null;
  if (minute?.value && minute.value >= 10 && minute.value < 60)
    return { hour: hour.value, minute: minute.value, second: null, end: minute.end, sure: false };
  return { hour: hour.value, minute: 0, second: null, end: hour.end, sure: false };
}

/** "half past", "a quarter to", "20 minutes past", "fifteen past": minutes before or after the hour that follows. */
function readOffset({ tokens, word }: Scene, index: number): { minutes: number; end: number } | null {
  const first = word(index, index);
  if (first === 'half' && word(index + 1, index) === 'past') return { minutes: 30, end: index + 2 };
  const a = first === 'a' ? index + 1 : index;
  const isQuarter = word(a, index) === 'quarter';
  const number = isQuarter ? null : readNumber(tokens, index);
  const minutes = isQuarter ? 15 : (number?.value ?? null);
  if (minutes === null || minutes < 1 || minutes > 59) return null;
  const unit = isQuarter ? a + 1 : (number?.end ?? index);
  const at = /^(?:minutes?|mins?)$/.test(word(unit, index)) ? unit + 1 : unit;
  if (word(at, index) === 'past' || (isQuarter && word(at, index) === 'after')) return { minutes, end: at + 1 };
  return word(at, index) === 'to' && (isQuarter || at > unit) ? { minutes: -minutes, end: at + 1 } : null;
}

/** "in the morning", "at night", "this evening" behind an hour say which half of the day it is. */
function readHalfOfDay({ word }: Scene, at: number, from: number): { isAfternoon: boolean; end: number } | null {
  if (word(at, from) === 'at' && word(at + 1, from) === 'night') return { isAfternoon: true, end: at + 2 };
  if (word(at, from) !== 'in' || word(at + 1, from) !== 'the') return null;
  const code = DAY_PARTS.get(word(at + 2, from));
  if (code === undefined || !/^(?:MO|AF|EV)$/.test(code)) return null;
  return { isAfternoon: code !== 'MO', end: at + 3 };
}

/** The time of day that starts at a token; a bare number too, which only its neighbours can make sure. */
export function readClock(scene: Scene, index: number, from: number = index): Clock | null {
  const token = scene.tokens[index];
  if (!token || (token.kind !== 'number' && !CLOCK_STARTS.has(token.lower))) return null;
  if (from !== index) return clockAt(scene, index, from);
  const known = scene.clocks.get(index);
  if (known !== undefined) return known;
  const clock = clockAt(scene, index, from);
  scene.clocks.set(index, clock);
  return clock;
}

/** Words that a time of day may begin with. */
const CLOCK_STARTS = new Set([...Object.keys(NAMED), ...ONES.keys(), ...TEENS.keys(), ...TENS.keys(), 'half', 'quarter', 'a']);

function clockAt(scene: Scene, index: number, from: number): Clock | null {
  const { tokens, word } = scene;
  const named = NAMED[word(index, from)];
  if (named !== undefined) return { hour: named, minute: 0, second: null, end: index + 1, sure: true, fixed: true };
  const offset = index === from ? readOffset(scene, index) : null;
  if (offset) {
    const hour = tokens[offset.end]?.sentence === tokens[from]?.sentence ? readClock(scene, offset.end, from) : null;
    if (hour?.minute !== 0) return null;
    const minutes = (hour.hour % 24) * 60 + offset.minutes;
    return { ...hour, hour: Math.floor(minutes / 60) % 24, minute: (minutes + 60) % 60, sure: true };
  }
  const digits = readDigits(scene, index, from);
  if (!digits || digits.hour > 24) return null;
  const noon = digits.hour === 12 && digits.minute === 0 ? NAMED[word(digits.end, from)] : undefined;
  if (noon !== undefined) return { hour: noon, minute: 0, second: null, end: digits.end + 1, sure: true, fixed: true };
  let { hour, end, sure } = digits;
  const oclock = /^(?:o['’]?clock)$/.test(word(end, from));
  if (oclock) end += 1;
  const half =
    readMeridiem(scene, end, from) ?? (sure || oclock || index !== from || tokens[index]?.kind === 'number' ? readHalfOfDay(scene, end, from) : null);
  if (half && (hour > 12 || hour === 0)) return null;
  if (half) {
    hour = (hour % 12) + (half.isAfternoon ? 12 : 0);
    end = half.end;
  }
  sure = sure || oclock || half !== null;
  const isZone =
    TIME_ZONES.has(word(end, from)) &&
    (tokens[end]?.text === word(end, from).toUpperCase() || /^(?:gmt|utc|bst|[ecmp][sd]t|ce[sd]?t)$/.test(word(end, from)));
  const isHours = /^(?:hours|hrs)$/.test(word(end, from)) && tokens[index]?.text.length === 4;
  const four = /^\d{3,4}$/.test(word(index, from));
  if (isZone || isHours) end += 1;
  // "330" is a time before "p.m.", "0735" before "GMT", "3.30" before either.
  // "at 0430" too.
  sure = sure || (/^0\d{3}$/.test(word(index, from)) && /^(?:at|around|about|since|until|till|before|after)$/.test(word(index - 1, from)));
  sure = sure || ((four || /\./.test(word(index, from))) && (isZone || isHours));
  // A bare "0730" may be one, in a range; a bare "1930" is a year or a count.
  if (four && !sure && !word(index, from).startsWith('0')) return null;
  const whole = digits.end === index + 1 && /^\d{1,2}$/.test(word(index, from));
  return { hour, minute: digits.minute, second: digits.second, whole, end, sure, fixed: half !== null || hour > 12 || isHours };
}
