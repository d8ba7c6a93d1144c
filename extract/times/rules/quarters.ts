import { monthOf, quarterOf, yearOf } from '../calendar.ts';
import { readOrdinalAt } from '../counts.ts';
import { quarter, shiftUnit } from '../resolve.ts';
import type { Match, Rule, Scene, Timex } from '../scene.ts';
import { isFuture } from '../tense.ts';
import { readMonth, yearAt } from './absolute.ts';
import { half } from './halves.ts';

/** What a phrase says of the quarter that it names. */
interface Named {
  readonly number: number | null;
  readonly noun: 'quarter' | 'period';
  readonly year: number | null;
  /** "year-ago", "a year earlier". */
  readonly yearBefore: boolean;
  readonly shift: number;
  readonly end: number;
  readonly hyphen: boolean;
  /** "latest", "current", "fiscal" …, or a year: something that tells a period of business from any other. */
  readonly qualified: boolean;
}

const TURNS: Readonly<Record<string, number>> = { last: -1, this: 0, next: 1 };

/** The words between the article and the noun: "the fiscal 1988", "last year's", "the comparable year-ago". */
function readQualifiers({ word, reference }: Scene, start: number, from: number) {
  let [at, year, yearBefore, shift, qualified]: [number, number | null, boolean, number, boolean] = [start, null, false, 0, false];
  for (;;) {
    const lower = word(at, from);
    const turn = TURNS[lower];
    const ago = lower === 'year' ? (/^[-‑]$/.test(word(at + 1, from)) ? at + 2 : at + 1) : 0;
    if (turn !== undefined && word(at + 1, from) === 'year' && /^['’]s$/.test(word(at + 2, from)) && reference !== null) {
      year = yearOf(reference) + turn;
      at += 3;
    } else if (ago && /^(?:ago|earlier)$/.test(word(ago, from))) {
      yearBefore = true;
      at = ago + 1;
    } else if (/^(?:latest|current|recent|most|comparable|corresponding|same|similar|fiscal)$/.test(lower)) {
      at += /^[-‑]$/.test(word(at + 1, from)) ? 2 : 1;
    } else if (/^(?:previous|prior|preceding)$/.test(lower)) {
      shift = -1;
      at += 1;
    } else if (yearAt(lower) !== null) {
      year = Number(lower);
      at += 1;
    } else return { at, year, yearBefore, shift, qualified };
    qualified = true;
  }
}

/** "of 1989", "in fiscal 1989", "last year", "a year ago" behind the noun. */
function readTail({ word, reference }: Scene, end: number, from: number): { year: number | null; yearBefore: boolean; end: number } {
  const of = /^(?:of|in)$/.test(word(end, from)) ? end + 1 : end;
  const at = word(of, from) === 'fiscal' ? of + 1 : of;
  if (yearAt(word(at, from)) !== null) return { year: Number(word(at, from)), yearBefore: false, end: at + 1 };
  const turn = TURNS[word(at, from)];
  if (turn !== undefined && word(at + 1, from) === 'year' && reference !== null)
    return { year: yearOf(reference) + turn, yearBefore: false, end: at + 2 };
  if (/^(?:a|one)$/.test(word(end, from)) && word(end + 1, from) === 'year' && /^(?:ago|earlier)$/.test(word(end + 2, from)))
    return { year: null, yearBefore: true, end: end + 3 };
  return { year: null, yearBefore: false, end };
}

function readNamed(scene: Scene, index: number): Named | null {
  const { tokens, word } = scene;
  const start = /^(?:the|its|their|a)$/.test(word(index, index)) ? index + 1 : index;
  const before = readQualifiers(scene, start, index);
  const short = /^q$/.test(word(before.at, index)) && tokens[before.at + 1]?.spaced === false ? Number(word(before.at + 1, index)) : null;
  if (short !== null && short >= 1 && short <= 4) {
    const tail = readTail(scene, before.at + 2, index);
    return { ...before, ...tail, year: tail.year ?? before.year, number: short, noun: 'quarter', hyphen: false, qualified: true };
  }
  const ordinal = tokens[before.at]?.sentence === tokens[index]?.sentence ? readOrdinalAt(scene, before.at) : null;
  const hyphen = ordinal !== null && /^[-‑]$/.test(word(ordinal.end, index));
  const at = ordinal ? (hyphen ? ordinal.end + 1 : ordinal.end) : before.at;
  const noun = word(at, index) === 'qtr' ? 'quarter' : word(at, index);
  if ((noun !== 'quarter' && noun !== 'period') || (ordinal && ordinal.value > 4)) return null;
  const tail = readTail(scene, at + 1, index);
  return {
    ...before,
    number: ordinal?.value ?? null,
    noun,
    year: tail.year ?? before.year,
    yearBefore: before.yearBefore || tail.yearBefore,
    hyphen,
    end: tail.end,
  };
}

/** The quarter of "ended Sept. 30" behind the noun, which is not part of the expression. */
function endOfPeriod(scene: Scene, end: number, from: number): number | null {
  if (!/^(?:ended|ending)$/.test(scene.word(end, from))) return null;
  const month = readMonth(scene, end + 1, from);
  return month ? Math.ceil(month.month / 3) : null;
}

/** "the third quarter of 2020", "Q3 2019", "third-quarter", "last year's fourth quarter", "the year-ago period", "the quarter" of business news. */
export const quarterRule: Rule = {
  name: 'date_quarter',
  match(scene, index): Match | null {
    const { word, reference, memory } = scene;
    const named = readNamed(scene, index);
    if (!named) return null;
    const first = word(index, index);
    if (named.hyphen && /^(?:the|its|their|a)$/.test(first)) return null;
    const known = memory.period?.granularity === 'quarter' ? memory.period : null;
    // "The latest quarter" has ended.
    const isPast = !/^(?:latest|recent|most)$/.test(word(index + 1, index)) || (known?.to ?? '') < (reference ?? '');
    const context = isPast ? known : null;
    if (named.number === null) {
      // "a quarter of them" is a fraction, "a period" any time; "the last quarter" is read by its direction.
      if (first === 'a' || (!named.qualified && (first !== 'the' || named.noun === 'period'))) return null;
      if (/^(?:of|century)$/.test(word(named.end, index)) || (named.noun === 'period' && !context)) return null;
    }
    const timex = resolve(scene, named, context, index);
    if (!timex) return reference === null && named.number !== null ? { end: named.end, timex: unresolved(named.number) } : null;
    return { end: named.end, timex: named.yearBefore ? { ...timex, anchored: true } : timex };
  },
};

const unresolved = (number: number): Timex => ({ type: 'DATE', value: `XXXX-Q${number}`, granularity: 'quarter' });

function resolve(scene: Scene, named: Named, context: Timex | null, index: number): Timex | null {
  const { reference, word } = scene;
  const back = named.yearBefore ? -1 : 0;
  const contextNumber = context?.from ? Math.ceil(monthOf(context.from) / 3) : null;
  if (named.number === null && reference !== null) {
    const ended = endOfPeriod(scene, named.end, index);
    const isCurrent = word(index + 1, index) === 'current' || word(index, index) === 'current';
    const base = isCurrent ? shiftUnit('Q', reference, 0) : (context ?? shiftUnit('Q', reference, -1));
    if (!base?.from) return null;
    const number = ended ?? (isCurrent ? quarterOf(reference) : (contextNumber ?? quarterOf(base.from)));
    const lastEnded = yearOf(reference) - (number >= quarterOf(reference) && !isCurrent ? 1 : 0);
    const year = named.year ?? (ended !== null ? lastEnded : yearOf(base.from));
    return shiftUnit('Q', quarter(year + back, number).from ?? reference, named.shift);
  }
  if (named.number === null) return null;
  if (named.year !== null) return quarter(named.year, named.number);
  if (reference === null) return null;
  const own = yearOf(reference) - (named.number > quarterOf(reference) && !isFuture(scene, index, named.end) ? 1 : 0);
  return quarter(own + back, named.number);
}

/** "a year ago", "a year earlier", "year-earlier" in business news: the quarter before by a year; else the year before. */
export const yearBeforeRule: Rule = {
  name: 'date_year_before',
  match({ word, tokens, reference, memory }, index) {
    const lone = /^(?:a|one)$/.test(word(index, index)) ? index + 1 : index;
    if (word(lone, index) !== 'year' || reference === null) return null;
    const hyphen = /^[-‑]$/.test(word(lone + 1, index));
    const at = hyphen ? lone + 2 : lone + 1;
    if (!/^(?:ago|earlier)$/.test(word(at, index)) || (lone === index && !hyphen)) return null;
    if (hyphen && lone > index) return null;
    const isCompared =
      hyphen ||
      tokens[index - 1]?.kind !== 'word' ||
      /^(?:from|than|with|share|shares|million|billion|percent|to|and|in|loss|profit)$/.test(word(index - 1, index));
    const { period, anchor } = memory;
    if (isCompared && period?.from && (period.granularity !== 'month' || word(at, index) === 'earlier')) {
      const isQuarter = period.granularity === 'quarter';
      const timex =
        period.granularity === 'half'
          ? half(yearOf(period.from) - 1, monthOf(period.from) < 7 ? 1 : 2)
          : shiftUnit(isQuarter ? 'Q' : 'M', period.from, isQuarter ? -4 : -12);
      return timex && { end: at + 1, timex: { ...timex, anchored: true } };
    }
    const isAnchored = word(at, index) === 'earlier' && anchor?.from !== undefined && anchor?.from !== null;
    const timex = shiftUnit('Y', isAnchored ? (anchor?.from ?? reference) : reference, -1);
    return timex && { end: at + 1, timex: { ...timex, anchored: isAnchored } };
  },
};
