import { addDays } from '../calendar.ts';
import { TIME_ZONES, WEEKDAYS } from '../lexicon.ts';
import { weekdayNear } from '../resolve.ts';
import type { Match, Rule, Scene, Timex } from '../scene.ts';
import { isFuture } from '../tense.ts';

const two = (n: number): string => String(n).padStart(2, '0');

/** "3:30 p.m.", "3 p.m. EST", "10am", "14:00 GMT", "noon", "midnight"; the day comes from the expression beside it. */
export const clockRule: Rule = {
  name: 'time_clock',
  match(scene, index) {
    const { tokens, word } = scene;
    const named = { noon: '12:00', midday: '12:00', midnight: '24:00' }[word(index, index)];
    if (named !== undefined) return onWeekday(scene, index, { end: index + 1, clock: named });
    const digits = /^\d{1,2}$/.test(word(index, index)) ? Number(word(index, index)) : null;
    const dotted = /^(\d{1,2})\.(\d{2})$/.exec(word(index, index));
    if (digits === null && !dotted) return null;
    let hour = dotted ? Number(dotted[1]) : (digits ?? 0);
    let minute = dotted ? Number(dotted[2]) : 0;
    let end = index + 1;
    let sure = false;
    if (
      !dotted &&
      word(end, index) === ':' &&
      tokens[end]?.spaced === false &&
      /^\d{2}$/.test(word(end + 1, index)) &&
      tokens[end + 1]?.spaced === false
    ) {
      minute = Number(word(end + 1, index));
      end += 2;
      sure = true;
      if (word(end, index) === ':' && /^\d{2}$/.test(word(end + 1, index)) && tokens[end + 1]?.spaced === false) end += 2;
    }
    const half = meridiem(scene, end, index);
    if (half) {
      if (hour > 12 || hour === 0) return null;
      hour = (hour % 12) + (half.isAfternoon ? 12 : 0);
      end = half.end;
      sure = true;
    }
    const hours = /^(?:o['’]clock|hours|hrs)$/.test(word(end, index)) && (sure || /^o/.test(word(end, index)));
    if (hours) {
      end += 1;
      sure = true;
    }
    const zone = word(end, index);
    if (TIME_ZONES.has(zone) && tokens[end]?.text === zone.toUpperCase()) {
      end += 1;
      sure = sure || dotted !== null;
    }
    if (!sure || hour > 24 || minute > 59) return null;
    return onWeekday(scene, index, { end, clock: `${two(hour)}:${two(minute)}` });
  },
};

/** "a.m.", "am", "p.m.", "pm", in one token or in four. */
function meridiem({ word }: Scene, at: number, from: number): { isAfternoon: boolean; end: number } | null {
  const joined = /^([ap])\.?m\.?$/.exec(word(at, from));
  if (joined)
    return {
      isAfternoon: joined[1] === 'p',
      end: word(at, from).endsWith('m') && word(at, from).includes('.') && word(at + 1, from) === '.' ? at + 2 : at + 1,
    };
  const letter = word(at, from);
  if (!/^[ap]$/.test(letter) || word(at + 1, from) !== '.' || word(at + 2, from) !== 'm') return null;
  return { isAfternoon: letter === 'p', end: word(at + 3, from) === '.' ? at + 4 : at + 3 };
}

/** "9 a.m. Monday", "noon on Thursday": the weekday behind a time is its day. */
function onWeekday(scene: Scene, index: number, { end, clock }: { end: number; clock: string }): Match {
  const at = scene.word(end, index) === 'on' ? end + 1 : end;
  const weekday = WEEKDAYS.get(scene.word(at, index));
  if (weekday === undefined || scene.reference === null) return { end, timex: atClock(scene, clock) };
  return { end: at + 1, timex: atClock(scene, clock, weekdayNear(weekday, scene.reference, isFuture(scene, index, at + 1))) };
}

function atClock(scene: Scene, clock: string, day: string | null = null): Timex {
  const anchor = scene.anchor();
  const isDay = anchor?.granularity === 'day' || anchor?.granularity === 'part_of_day';
  const base = day ?? (isDay ? anchor.from : scene.reference);
  if (!base) return { type: 'TIME', value: `XXXX-XX-XXT${clock}`, granularity: 'minute' };
  const moment = clock === '24:00' ? `${addDays(base, 1)}T00:00:00` : `${base}T${clock}:00`;
  return { type: 'TIME', value: `${base}T${clock}`, from: base, to: base, moment, granularity: 'minute' };
}
