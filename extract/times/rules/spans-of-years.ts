import { monthOf, yearOf } from '../calendar.ts';
import { readOrdinalAt } from '../counts.ts';
import { MONTHS, SEASONS, type Unit } from '../lexicon.ts';
import { century, decade, partOf, season, shiftUnit, year } from '../resolve.ts';
import type { Match, Rule, Scene } from '../scene.ts';
import { isFuture } from '../tense.ts';
import { readYearWords } from './year-words.ts';

export const DECADES: Readonly<Record<string, number>> = {
  twenties: 20,
  thirties: 30,
  forties: 40,
  fifties: 50,
  sixties: 60,
  seventies: 70,
  eighties: 80,
  nineties: 90,
};

/** "the 1990s", "1990s", "the '90s", "the nineties". */
const decades: Rule = {
  name: 'date_decade',
  match({ tokens, word }, index) {
    const start = word(index, index) === 'the' ? index + 1 : index;
    const apostrophe = /^['’‘`]$/.test(word(start, index)) ? start + 1 : start;
    const digits = word(apostrophe, index);
    const isIn = /^(?:in|since|during|by|mid|early|late)$/.test(word(index - 1, index));
    const named = start > index || isIn ? DECADES[digits] : undefined;
    if (named !== undefined) return { end: start + 1, timex: decade(1900 + named) };
    const letter = tokens[apostrophe + 1];
    const tail = letter && !letter.spaced && /^['’]?s$/.test(letter.lower);
    if (!tail) return null;
    if (/^(?:1[5-9]|20)\d0$/.test(digits)) return { end: apostrophe + 2, timex: decade(Number(digits)) };
    if (apostrophe > start && /^\d0$/.test(digits))
      return { end: apostrophe + 2, timex: decade((Number(digits) < 30 ? 2000 : 1900) + Number(digits)) };
    return null;
  },
};

/** "the 19th century", "the twenty-first century". */
const centuries: Rule = {
  name: 'date_century',
  match(scene, index) {
    const { word } = scene;
    const start = word(index, index) === 'the' ? index + 1 : index;
    const ordinal = readOrdinalAt(scene, start);
    if (!ordinal || ordinal.value > 30 || !/^centur(?:y|ies)$/.test(word(ordinal.end, index))) return null;
    return { end: ordinal.end + 1, timex: century(ordinal.value) };
  },
};

/** "summer 2019", "the summer of 2019", "this winter", "last spring", "in the autumn". */
const seasons: Rule = {
  name: 'date_season',
  match(scene, index) {
    const { tokens, word, reference } = scene;
    const first = word(index, index);
    const past = /^(?:this|the)$/.test(first) && word(index + 1, index) === 'past';
    const lead = past ? index + 2 : /^(?:the|this|last|next)$/.test(first) ? index + 1 : index;
    const code = SEASONS.get(word(lead, index));
    if (code === undefined) return null;
    const at = word(lead + 1, index) === 'of' ? lead + 2 : lead + 1;
    const inWords = tokens[at]?.sentence === tokens[index]?.sentence ? readYearWords({ word }, at) : null;
    const named = /^(?:19|20)\d\d$/.test(word(at, index)) ? Number(word(at, index)) : (inWords?.year ?? null);
    // "Fall" and "spring" are verbs too.
    if (named === null && lead === index && !/^(?:in|since|by|during)$/.test(word(index - 1, index))) return null;
    if (named === null && /^(?:fall|spring)$/.test(word(lead, index)) && first === 'the') return null;
    const end = named === null ? lead + 1 : (inWords?.end ?? at + 1);
    if (named === null && reference === null) return { end, timex: { type: 'DATE', value: `XXXX-${code}`, granularity: 'season' } };
    const own = reference === null ? 0 : yearOf(reference);
    const starts = { SP: 3, SU: 6, FA: 9, WI: 12 }[code] ?? 3;
    const begun = reference !== null && monthOf(reference) >= starts;
    const isOver = begun && starts + 2 < monthOf(reference ?? '');
    const open = (): number => {
      if (first === 'this' && !past) return own;
      if (first === 'last' || past) return isOver ? own : own - 1;
      if (first === 'next' || isFuture(scene, index, end)) return begun ? own + 1 : own;
      return begun ? own : own - 1;
    };
    const of = named ?? open();
    return { end, timex: season(of, code) };
  },
};

/** "the month", "the year" behind "the end of": that of the publication. */
export function thisUnit({ word, reference }: Scene, at: number, from: number): Match | null {
  const noun = word(at, from) === 'the' ? at + 1 : at;
  // "at the end of the day" is a way of speaking.
  if (word(noun, from) === 'day' && !/^(?:by|before|until|till)$/.test(word(from - 1, from))) return null;
  const unit = { day: 'D', week: 'W', month: 'M', year: 'Y', decade: 'E', century: 'C' }[word(noun, from)] as Unit | undefined;
  if (unit === undefined || reference === null || /^(?:of|that|when)$/.test(word(noun + 1, from))) return null;
  const timex = shiftUnit(unit, reference, 0);
  return timex && { end: noun + 1, timex };
}

const PARTS: Readonly<Record<string, 'START' | 'MID' | 'END'>> = {
  early: 'START',
  beginning: 'START',
  start: 'START',
  mid: 'MID',
  middle: 'MID',
  late: 'END',
  end: 'END',
};

/** "early 2023", "late October", "mid-March", "the end of 2020": a part of what another rule reads. */
export const partsOf = (whole: (scene: Parameters<Rule['match']>[0], index: number) => ReturnType<Rule['match']>): Rule => ({
  name: 'date_part',
  match(scene, index) {
    const { word } = scene;
    const start = word(index, index) === 'the' ? index + 1 : index;
    const mod = PARTS[word(start, index)];
    if (mod === undefined) return null;
    const linked = /^(?:beginning|start|middle|end)$/.test(word(start, index));
    if (linked && word(start + 1, index) !== 'of') return null;
    const at =
      linked || /^[-‑]$/.test(word(start + 1, index))
        ? start + 2
        : word(start + 1, index) === 'in' && MONTHS.has(word(start + 2, index))
          ? start + 2
          : start + 1;
    if (scene.tokens[at]?.sentence !== scene.tokens[index]?.sentence) return null;
    const inner = thisUnit(scene, at, index) ?? whole(scene, at);
    const isHyphened = /^[-‑]$/.test(word(start + 1, index)) && start > index && inner?.timex.granularity !== 'decade';
    if (isHyphened) return null;
    if (inner?.timex.type === 'DATE' && inner.timex.granularity === 'day' && linked) return { end: inner.end, timex: { ...inner.timex, mod } };
    if (inner?.timex.type !== 'DATE' || !/^(?:month|year|decade|century|quarter|season|week)$/.test(inner.timex.granularity ?? '')) return null;
    return { end: inner.end, timex: partOf(inner.timex, mod) };
  },
});

/** "this year", "the year" of a date that is known are read elsewhere; "the year 2000" here. */
const namedYear: Rule = {
  name: 'date_named_year',
  match({ tokens, word }, index) {
    const start = word(index, index) === 'the' ? index + 1 : index;
    if (!/^(?:year|fiscal)$/.test(word(start, index))) return null;
    const at = word(start, index) === 'fiscal' && word(start + 1, index) === 'year' ? start + 2 : start + 1;
    if (/^(?:1[5-9]|20)\d\d$/.test(word(at, index))) return { end: at + 1, timex: year(Number(word(at, index))) };
    if (tokens[at]?.sentence !== tokens[index]?.sentence) return null;
    const words = readYearWords({ word }, at);
    return words && { end: words.end, timex: year(words.year) };
  },
};

export const yearSpanRules: readonly Rule[] = [decades, centuries, seasons, namedYear];
