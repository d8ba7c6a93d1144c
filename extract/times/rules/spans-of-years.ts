import { readOrdinal } from '../../text/numbers.ts';
import { monthOf, quarterOf, yearOf } from '../calendar.ts';
import { MONTHS, SEASONS } from '../lexicon.ts';
import { century, decade, partOf, quarter, season, shiftUnit, year } from '../resolve.ts';
import type { Rule, Timex } from '../scene.ts';
import { isFuture } from '../tense.ts';

/** "the 1990s", "1990s", "the '90s". */
const decades: Rule = {
  name: 'date_decade',
  match({ tokens, word }, index) {
    const start = word(index, index) === 'the' ? index + 1 : index;
    const apostrophe = /^['’‘`]$/.test(word(start, index)) ? start + 1 : start;
    const digits = word(apostrophe, index);
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
  match({ tokens, word }, index) {
    const start = word(index, index) === 'the' ? index + 1 : index;
    const ordinal = readOrdinal(tokens, start);
    if (!ordinal || ordinal.value > 30 || !/^centur(?:y|ies)$/.test(word(ordinal.end, index))) return null;
    return { end: ordinal.end + 1, timex: century(ordinal.value) };
  },
};

/** "the third quarter of 2020", "Q3 2019", "the fourth quarter". */
const quarters: Rule = {
  name: 'date_quarter',
  match(scene, index) {
    const { tokens, word, reference } = scene;
    const start = word(index, index) === 'the' ? index + 1 : index;
    const short = /^q$/.test(word(start, index)) && tokens[start + 1]?.spaced === false ? Number(word(start + 1, index)) : null;
    const ordinal = short === null ? readOrdinal(tokens, start) : null;
    const noun = ordinal && /^[-‑]$/.test(word(ordinal.end, index)) ? ordinal.end + 1 : (ordinal?.end ?? start);
    const number = short ?? (ordinal && word(noun, index) === 'quarter' ? ordinal.value : null);
    if (number === null || number < 1 || number > 4) return null;
    let end = short === null && ordinal ? noun + 1 : start + 2;
    const at = /^(?:of|in)$/.test(word(end, index)) ? end + 1 : end;
    const named = /^(?:19|20)\d\d$/.test(word(at, index)) ? Number(word(at, index)) : null;
    if (named !== null) end = at + 1;
    const own = reference === null ? null : yearOf(reference) - (number > quarterOf(reference) && !isFuture(scene, index, end) ? 1 : 0);
    const of = named ?? own;
    const timex: Timex = of === null ? { type: 'DATE', value: `XXXX-Q${number}`, granularity: 'quarter' } : quarter(of, number);
    return { end, timex };
  },
};

/** "the quarter", "the latest quarter" of business news: the one named before, else the last that has ended. */
const theQuarter: Rule = {
  name: 'date_the_quarter',
  match({ word, reference, anchor }, index) {
    if (word(index, index) !== 'the' || reference === null) return null;
    const at = /^(?:latest|same|current|recent|most)$/.test(word(index + 1, index)) ? index + 2 : index + 1;
    if (word(at, index) !== 'quarter' || /^(?:of|century)$/.test(word(at + 1, index))) return null;
    const before = anchor();
    const timex =
      before?.granularity === 'quarter' && word(index + 1, index) !== 'current'
        ? before
        : shiftUnit('Q', reference, word(index + 1, index) === 'current' ? 0 : -1);
    return timex && { end: at + 1, timex };
  },
};

/** "summer 2019", "the summer of 2019", "this winter", "last spring", "in the autumn". */
const seasons: Rule = {
  name: 'date_season',
  match(scene, index) {
    const { word, reference } = scene;
    const first = word(index, index);
    const lead = /^(?:the|this|last|next|early|late)$/.test(first) ? index + 1 : index;
    const code = SEASONS.get(word(lead, index));
    if (code === undefined) return null;
    const at = word(lead + 1, index) === 'of' ? lead + 2 : lead + 1;
    const named = /^(?:19|20)\d\d$/.test(word(at, index)) ? Number(word(at, index)) : null;
    // "Fall" and "spring" are verbs too.
    if (named === null && lead === index && !/^(?:in|since|by|during)$/.test(word(index - 1, index))) return null;
    if (named === null && /^(?:fall|spring)$/.test(word(lead, index)) && first === 'the') return null;
    const end = named === null ? lead + 1 : at + 1;
    if (named === null && reference === null) return { end, timex: { type: 'DATE', value: `XXXX-${code}`, granularity: 'season' } };
    const own = reference === null ? 0 : yearOf(reference);
    const starts = { SP: 3, SU: 6, FA: 9, WI: 12 }[code] ?? 3;
    const begun = reference !== null && monthOf(reference) >= starts;
    const of =
      named ??
      (first === 'last'
        ? begun && starts + 2 < monthOf(reference ?? '')
          ? own
          : own - 1
        : first === 'next' || isFuture(scene, index, end)
          ? begun
            ? own + 1
            : own
          : begun || first === 'this'
            ? own
            : own - 1);
    return { end, timex: season(of, code) };
  },
};

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
    const inner = whole(scene, at);
    if (inner?.timex.type !== 'DATE' || !/^(?:month|year|decade|century|quarter|season|week)$/.test(inner.timex.granularity ?? '')) return null;
    return { end: inner.end, timex: partOf(inner.timex, mod) };
  },
});

/** "this year", "the year" of a date that is known are read elsewhere; "the year 2000" here. */
const namedYear: Rule = {
  name: 'date_named_year',
  match({ word }, index) {
    const start = word(index, index) === 'the' ? index + 1 : index;
    if (!/^(?:year|fiscal)$/.test(word(start, index)) || !/^(?:1[5-9]|20)\d\d$/.test(word(start + 1, index))) return null;
    return { end: start + 2, timex: year(Number(word(start + 1, index))) };
  },
};

export const yearSpanRules: readonly Rule[] = [decades, centuries, quarters, theQuarter, seasons, namedYear];
