import { isoDay, isRealDay, mondayOfWeek, monthOf, yearOf } from '../calendar.ts';
import { DAY_PARTS, type Unit } from '../lexicon.ts';
import { day, shiftUnit, year } from '../resolve.ts';
import type { Match, Rule, Scene } from '../scene.ts';
import { atPart } from './day-parts.ts';

/** "the year", "the full year", "its fiscal year": that of the publication, or a length where its end follows. */
const theYear: Rule = {
  name: 'date_the_year',
  match({ word, reference }, index) {
    if (!/^(?:the|its|this)$/.test(word(index, index)) || reference === null) return null;
    let at = index + 1;
    while (/^(?:full|fiscal|financial|current|whole|entire|latest)$/.test(word(at, index))) at++;
    if (word(at, index) !== 'year' || (word(index, index) !== 'the' && at === index + 1)) return null;
    const isFiscal = at > index + 1;
    if (/^(?:ended|ending)$/.test(word(at + 1, index))) return { end: at + 1, timex: { type: 'DURATION', value: 'P1Y', granularity: 'year' } };
    // "the year of the flood", "the year after" and "the year he died" are other years.
    if (!isFiscal && !/^(?:for|of|in|during|throughout|this)$/.test(word(index - 1, index))) return null;
    if (!isFiscal && !/^(?:|[.,;:)]|as|was|were|with|to|and|is|at|on|by)$/.test(word(at + 1, index))) return null;
    return { end: at + 1, timex: year(yearOf(reference) - (word(index + 1, index) === 'latest' ? 1 : 0)) };
  },
};

/** "year-end", "year's end", "year end": the end of the year of publication. */
const yearEnd: Rule = {
  name: 'date_year_end',
  match({ word, reference }, index) {
    if (word(index, index) !== 'year' || reference === null) return null;
    const at = /^(?:[-‑]|['’]s)$/.test(word(index + 1, index)) ? index + 2 : index + 1;
    if (word(at, index) !== 'end') return null;
    const last = isoDay(yearOf(reference), 12, 31);
    return { end: at + 1, timex: { ...year(yearOf(reference)), mod: 'END', from: last, to: last } };
  },
};

/** "the 18th" of the month of publication. */
function ofThisMonth({ word, reference }: Scene, index: number, from: number): Match | null {
  const number = word(index, from) === 'the' ? /^(\d{1,2})(?:st|nd|rd|th)$/.exec(word(index + 1, from))?.[1] : undefined;
  if (number === undefined || reference === null || !isRealDay(yearOf(reference), monthOf(reference), Number(number))) return null;
  return { end: index + 2, timex: day(isoDay(yearOf(reference), monthOf(reference), Number(number))) };
}

/** "the week of March 6", "the week of last Monday": the week that holds that day. */
export const weekOfRule = (whole: (scene: Scene, index: number) => Match | null): Rule => ({
  name: 'date_week_of',
  match(scene, index) {
    const { tokens, word } = scene;
    const start = word(index, index) === 'the' ? index + 1 : index;
    if (
      word(start, index) !== 'week' ||
      !/^(?:of|commencing|beginning|starting|ending)$/.test(word(start + 1, index)) ||
      tokens[start + 2]?.sentence !== tokens[index]?.sentence
    )
      return null;
    const inner = whole(scene, start + 2) ?? ofThisMonth(scene, start + 2, index);
    if (inner?.timex.granularity !== 'day' || !inner.timex.from) return null;
    const timex = shiftUnit('W', inner.timex.from, 0);
    return timex && { end: inner.end, timex };
  },
});

/** "for the week", "partner of the month": that of the publication. */
const theUnit: Rule = {
  name: 'date_the_unit',
  match({ word, reference }, index) {
    if (word(index, index) !== 'the' || reference === null || !/^(?:for|of|in)$/.test(word(index - 1, index))) return null;
    const unit = { day: 'D', week: 'W', month: 'M' }[word(index + 1, index)] as 'D' | 'W' | 'M' | undefined;
    if (unit === undefined || !/^(?:|[.,;:!?)]|['’]s)$/.test(word(index + 2, index))) return null;
    const timex = shiftUnit(unit, reference, 0);
    return timex && { end: index + 2, timex };
  },
};

/** "the day before", "the week after" at the end of a clause: counted from the day named before. */
const theUnitBeside: Rule = {
  name: 'date_unit_before',
  match({ word, reference, memory }, index) {
    if (word(index, index) !== 'the') return null;
    const unit = { day: 'D', week: 'W', month: 'M', year: 'Y', night: 'D', evening: 'D', morning: 'D' }[word(index + 1, index)] as Unit | undefined;
    const sign = { before: -1, earlier: -1, after: 1, following: 1 }[word(index + 2, index)];
    const base = memory.anchor?.from ?? reference;
    if (unit === undefined || sign === undefined || base === null || !/^(?:|[.,;:!?)”"])$/.test(word(index + 3, index))) return null;
    const timex = shiftUnit(unit, base, sign);
    const code = DAY_PARTS.get(word(index + 1, index));
    return timex && { end: index + 3, timex: { ...(code ? atPart(timex, code) : timex), anchored: memory.anchor !== null } };
  },
};

/** "week 31", "the week 31", "W31" of the publication's year. */
const numberedWeek: Rule = {
  name: 'date_numbered_week',
  match({ word, reference }, index) {
    if (word(index, index) !== 'week' || !/^(?:[1-9]|[1-4]\d|5[0-3])$/.test(word(index + 1, index)) || reference === null) return null;
    // "Week 10" of a league or term is no week of the year: only behind "in", "of" or "the".
    if (!/^(?:in|the|for|since|until|by|from|)$/.test(word(index - 1, index))) return null;
    const timex = shiftUnit('W', mondayOfWeek(yearOf(reference), Number(word(index + 1, index))), 0);
    return timex && { end: index + 2, timex };
  },
};

export const thisUnitRules: readonly Rule[] = [theYear, yearEnd, theUnit, theUnitBeside, numberedWeek];
