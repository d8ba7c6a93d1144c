import { addDays, monthOf, weekdayOf, yearOf } from '../calendar.ts';
import { DAY_PARTS, durationOf, MONTHS, UNITS, WEEKDAY_ABBREVIATIONS, WEEKDAYS } from '../lexicon.ts';
import { day, month, partOf, shiftUnit, weekdayNear, weekend } from '../resolve.ts';
import { type Match, type Rule, readCount, type Scene, type Timex } from '../scene.ts';
import { isFuture } from '../tense.ts';

const PARTS_OF_DAY: Readonly<Record<string, readonly [string, string]>> = {
  MO: ['00:00:00', '12:00:00'],
  AF: ['12:00:00', '18:00:00'],
  EV: ['18:00:00', '24:00:00'],
  NI: ['20:00:00', '24:00:00'],
};

/** A part of a day that is known: "Monday morning", "tonight". */
function atPart(of: Timex, code: string): Timex {
  const begins = PARTS_OF_DAY[code]?.[0];
  return {
    ...of,
    type: 'TIME',
    value: `${of.value}T${code}`,
    granularity: 'part_of_day',
    ...(begins !== undefined && of.from ? { moment: `${of.from}T${begins}` } : {}),
  };
}

/** The same, with the part of the day that follows. */
function withPart({ word }: Scene, index: number, match: Match): Match {
  const at = /^(?:in|at)$/.test(word(match.end, index)) && word(match.end + 1, index) === 'the' ? match.end + 2 : match.end;
  // "Tuesday nights" are many.
  const code = /s$/.test(word(at, index)) ? undefined : DAY_PARTS.get(word(at, index));
  return code === undefined ? match : { end: at + 1, timex: atPart(match.timex, code) };
}

const UNRESOLVED_DAYS: Readonly<Record<string, number>> = { today: 0, yesterday: -1, tomorrow: 1 };

/** "today", "yesterday", "tomorrow", "tonight", "last night", "this morning". */
const deictic: Rule = {
  name: 'date_deictic',
  match(scene, index) {
    const { word, reference } = scene;
    const first = word(index, index);
    const shift = UNRESOLVED_DAYS[first];
    const at = (days: number): Timex =>
      reference === null
        ? { type: 'DATE', value: days < 0 ? 'PAST_REF' : days > 0 ? 'FUTURE_REF' : 'PRESENT_REF', granularity: 'day' }
        : day(addDays(reference, days));
    if (shift !== undefined) {
      if (word(index + 1, index) === "'s" || reference !== null) return withPart(scene, index, { end: index + 1, timex: at(shift) });
      return { end: index + 1, timex: at(shift) };
    }
    if (reference === null) return null;
    if (first === 'tonight') return { end: index + 1, timex: atPart(day(reference), 'NI') };
    const code = DAY_PARTS.get(word(index + 1, index));
    if (first === 'this' && code !== undefined) return { end: index + 2, timex: atPart(day(reference), code) };
    if (first === 'last' && code === 'NI') return { end: index + 2, timex: atPart(day(addDays(reference, -1)), 'NI') };
    if (first === 'overnight') return null;
    return null;
  },
};

/** "Monday", "last Monday", "next Monday", "on Monday morning": the last one, unless it is to come. */
const weekdays: Rule = {
  name: 'date_weekday',
  match(scene, index) {
    const { tokens, word, reference } = scene;
    const first = word(index, index);
    const start = /^(?:last|next|this|past|coming)$/.test(first) ? index + 1 : index;
    const name = word(start, index);
    const short = WEEKDAY_ABBREVIATIONS.get(name);
    const dotted = short !== undefined && word(start + 1, index) === '.';
    const weekday = WEEKDAYS.get(name) ?? (dotted || (short !== undefined && /^(?:tues|thurs|weds|thur)$/.test(name)) ? short : undefined);
    if (weekday === undefined || !/^\p{Lu}/u.test(tokens[start]?.text ?? '')) return null;
    const end = dotted ? start + 2 : start + 1;
    if (reference === null) return withPart(scene, index, { end, timex: { type: 'DATE', value: `XXXX-WXX-${weekday}`, granularity: 'day' } });
    const future = first === 'next' || first === 'coming' || (first !== 'last' && isFuture(scene, index, end));
    const found = first === 'last' && weekdayOf(reference) === weekday ? addDays(reference, -7) : weekdayNear(weekday, reference, future);
    return withPart(scene, index, { end, timex: day(found) });
  },
};

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
      if (/^\d{1,2}$/.test(word(end, index))) return null;
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
      return { end, timex: { type: 'DURATION', value: durationOf(unit, 1), granularity: null, ...back(reference, unit, 1) } };
    }
    if (unit === 'D' && direction === 0) return null;
    if (base === null || base === undefined)
      return { end, timex: { type: 'DATE', value: direction < 0 ? 'PAST_REF' : direction > 0 ? 'FUTURE_REF' : 'PRESENT_REF', granularity: null } };
    const timex = shiftUnit(unit, base, direction);
    return timex && { end, timex: anchored ? { ...timex, anchored: true } : timex };
  },
};

/** The days that reach back so many units from the publication. */
function back(reference: string | null, unit: string, count: number): { from?: string; to?: string } {
  if (reference === null) return {};
  const days = { D: 1, W: 7, M: 30, Q: 91, Y: 365, E: 3652, F: 14 }[unit];
  return days === undefined ? {} : { from: addDays(reference, -Math.round(days * count)), to: reference };
}

/** "earlier this month", "later this year", "earlier in the day". */
const partOfThis: Rule = {
  name: 'date_part_of_this',
  match(scene, index) {
    const { word, reference } = scene;
    const mod = { earlier: 'BEFORE', later: 'AFTER' }[word(index, index)];
    const early = { early: 'START', late: 'END' }[word(index, index)] as 'START' | 'END' | undefined;
    if ((mod === undefined && early === undefined) || reference === null) return null;
    const inner = unitBeside.match(scene, index + 1) ?? weekdays.match(scene, index + 1) ?? deictic.match(scene, index + 1);
    if (!inner || !scene.tokens[index + 1] || word(index + 1, index) === '') return null;
    if (early !== undefined) return { end: inner.end, timex: partOf(inner.timex, early) };
    const { from, to } = inner.timex;
    const within = from && to && from <= reference && reference <= to ? (mod === 'BEFORE' ? { from, to: reference } : { from: reference, to }) : {};
    return { end: inner.end, timex: { ...inner.timex, ...within, mod: mod === 'BEFORE' ? 'START' : 'END' } };
  },
};

/** "three days ago", "a year earlier", "two weeks later", "five years from now", "a decade before". */
const unitsAway: Rule = {
  name: 'date_units_away',
  match(scene, index) {
    const { word, reference } = scene;
    const counted = readCount(scene, index);
    if (!counted) return null;
    const unit = UNITS.get(word(counted.end, index));
    if (unit === undefined) return null;
    const after = word(counted.end + 1, index);
    const fromNow = after === 'from' && /^(?:now|today)$/.test(word(counted.end + 2, index));
    const sign =
      after === 'ago' || after === 'earlier' || after === 'before'
        ? -1
        : after === 'later' || after === 'after' || after === 'hence' || fromNow
          ? 1
          : 0;
    if (sign === 0) return null;
    const next = word(counted.end + 2, index);
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
    if (unit.startsWith('T')) {
      const hours = (unit === 'TH' ? 1 : unit === 'TM' ? 1 / 60 : 1 / 3600) * counted.count;
      return { end, timex: { ...day(addDays(base, Math.round((sign * hours) / 24))), anchored: relative } };
    }
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
    const base = scene.anchor()?.from;
    if (!base || (unit === undefined && code === undefined) || /s$/.test(word(start, index))) return null;
    if (code !== undefined) return { end: start + 1, timex: { ...atPart(day(base), code), anchored: true } };
    const timex = unit === undefined ? null : shiftUnit(unit, base, 0);
    return timex && { end: start + 1, timex: { ...timex, anchored: true } };
  },
};

/** "the weekend", "over the weekend": the last one, or the one to come. */
const theWeekend: Rule = {
  name: 'date_weekend',
  match(scene, index) {
    const { word, reference } = scene;
    if (word(index, index) !== 'the' || word(index + 1, index) !== 'weekend' || reference === null) return null;
    const future = isFuture(scene, index, index + 2) || weekdayOf(reference) >= 6;
    return { end: index + 2, timex: weekend(future ? reference : addDays(reference, -7)) };
  },
};

/** "the month", "the year" at the end of a phrase: the one of the publication. */
const recentUnits: Rule = {
  name: 'duration_recent',
  match(scene, index) {
    const { word, reference } = scene;
    const start = word(index, index) === 'the' ? index + 1 : index;
    const lead = word(start, index);
    if (!/^(?:recent|coming|past|last|next|previous|following|first|final)$/.test(lead)) return null;
    const counted = lead === 'recent' || lead === 'coming' ? { count: 'X' as const, end: start + 1 } : readCount(scene, start + 1);
    const plain = counted ?? { count: 'X' as const, end: start + 1 };
    const noun = word(plain.end, index);
    const unit = UNITS.get(noun);
    if (unit === undefined || (!counted && !/s$/.test(noun)) || (lead !== 'recent' && lead !== 'coming' && plain.count === 1)) return null;
    const count = plain.count;
    const value = durationOf(unit, count);
    const reach = /^(?:past|last|recent|previous)$/.test(lead) && typeof count === 'number' ? back(reference, unit, count) : {};
    return { end: plain.end + 1, timex: { type: 'DURATION', value, granularity: null, ...reach } };
  },
};

export const relativeRules: readonly Rule[] = [partOfThis, recentUnits, deictic, weekdays, unitBeside, unitsAway, sameUnit, theWeekend];
export const unitsAwayRule = unitsAway;
export const recentUnitsRule = recentUnits;
