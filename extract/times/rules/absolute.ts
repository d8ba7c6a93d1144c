import { ONES, ORDINALS, TEENS, TENS } from '../../text/number-lexicon.ts';
import { readNumber } from '../../text/numbers.ts';
import { addMonths, daysBetween, isoDay, isRealDay, monthOf, weekdayOf, yearOf } from '../calendar.ts';
import { readOrdinalAt } from '../counts.ts';
import { MONTH_ABBREVIATIONS, MONTHS, WEEKDAY_ABBREVIATIONS, WEEKDAYS } from '../lexicon.ts';
import { day, month } from '../resolve.ts';
import type { Rule, Scene, Timex } from '../scene.ts';
import { leaning } from '../tense.ts';
import { readYearWords } from './year-words.ts';

export const yearAt = (text: string): number | null => (/^(?:1[0-9]|20)\d\d$/.test(text) ? Number(text) : null);

/** Written small only where it can be nothing else: "october", "jan 5", "may 5th". */
const isName = (text: string, next: string): boolean =>
  /^\p{Lu}/u.test(text) ||
  (!MONTH_ABBREVIATIONS.has(text) && !/^(?:may|march|august)$/.test(text)) ||
  /^\d{1,2}(?:st|nd|rd|th)$/.test(next) ||
  (ORDINALS.has(next) && !/^(?:first|second|third)$/.test(next)) ||
  (/^\d{1,2}$/.test(next) && !/^(?:may|march)$/.test(text));

/** "in may", "by march" and nothing more. */
const isSmallName = (scene: Scene, index: number, from: number): boolean =>
  /^(?:in|by|since|until|during|last|next)$/.test(scene.word(index - 1, from)) && isClauseEnd(scene, index + 1, from);

/** A month's name, with the full stop of its abbreviation. */
export function readMonth(scene: Scene, index: number, from: number): { month: number; end: number } | null {
  const { tokens, word } = scene;
  const name = word(index, from);
  const number = MONTHS.get(name);
  const isDayBefore = /^\d{1,2}(?:st|nd|rd|th)$/.test(word(index - 1, from));
  if (number === undefined || !(isDayBefore || isName(tokens[index]?.text ?? '', word(index + 1, from)) || isSmallName(scene, index, from)))
    return null;
  const dotted = MONTH_ABBREVIATIONS.has(name) && word(index + 1, from) === '.' && tokens[index + 1]?.spaced === false;
  return { month: number, end: dotted ? index + 2 : index + 1 };
}

/** "May twenty nine" and nothing that it could count. */
function readCardinalDay(scene: Scene, index: number, from: number): { value: number; end: number } | null {
  const number = index > from ? readNumber(scene.tokens, index) : null;
  if (!number?.value || !Number.isInteger(number.value)) return null;
  const isOver = isClauseEnd(scene, number.end, from) || scene.word(number.end, from) === 'at';
  return isOver ? { value: number.value, end: number.end } : null;
}

interface ReadDay {
  readonly day: number;
  readonly end: number;
}

/** "7", "7th", "seventh", "the 7th"; ordinals in words only where none names a thing ("third-quarter", "first round"). */
function readDay(scene: Scene, index: number, from: number): ReadDay | null {
  const { tokens, word } = scene;
  const at = word(index, from) === 'the' ? index + 1 : index;
  const digits = /^(\d{1,2})(st|nd|rd|th)?$/.exec(word(at, from));
  if (digits && (at === index || digits[2]))
    return Number(digits[1]) >= 1 && Number(digits[1]) <= 31 ? { day: Number(digits[1]), end: at + 1 } : null;
  if (tokens[at]?.kind !== 'word' || tokens[at]?.sentence !== tokens[from]?.sentence) return null;
  const ordinal = readOrdinalAt(scene, at) ?? readCardinalDay(scene, at, from);
  if (!ordinal || ordinal.value > 31 || /^(?:[-‑]|quarter|half|round|time|place|day|week|in|and)$/.test(word(ordinal.end, from))) return null;
  return { day: ordinal.value, end: ordinal.end };
}

const TURNS: Readonly<Record<string, number>> = { last: -1, this: 0, next: 1 };

/** ", 2023", " 2023", "nineteen ninety-six", "last year", "of that year" after a day or month. */
function readYear(scene: Scene, index: number, from: number): { year: number; end: number } | null {
  const { tokens, word, reference } = scene;
  const comma = word(index, from) === ',' ? index + 1 : index;
  const number = yearAt(word(comma, from));
  if (number !== null) return { year: number, end: comma + 1 };
  const of = /^(?:of|in)$/.test(word(index, from)) ? index + 1 : index;
  const turn = TURNS[word(of, from)];
  if (turn !== undefined && word(of + 1, from) === 'year' && reference !== null) return { year: yearOf(reference) + turn, end: of + 2 };
  if (of > index && yearAt(word(of, from)) !== null) return { year: Number(word(of, from)), end: of + 1 };
  return tokens[index]?.sentence === tokens[from]?.sentence ? readYearWords(scene, index) : null;
}

/** A day without a year so many days ahead is told as past only by a verb right before it. */
const NEAR_DAYS = 60;

/** The year of a month, or of a day of it, that names none: by the tense around it, else the nearer one for a day, the last one for a month. */
export function yearNear(scene: Scene, of: { month: number; day?: number }, span: { index: number; end: number }): number | null {
  const { reference } = scene;
  if (reference === null) return null;
  const own = yearOf(reference);
  const lean = leaning(scene, span.index, span.end);
  if (of.day === undefined) {
    if (of.month === monthOf(reference)) return own;
    const isLater = of.month > monthOf(reference);
    return lean === 'future' ? (isLater ? own : own + 1) : isLater ? own - 1 : own;
  }
  const years = [own - 1, own, own + 1].filter((year) => isRealDay(year, of.month, of.day ?? 1));
  const distance = (year: number): number => daysBetween(reference, isoDay(year, of.month, of.day ?? 1));
  const past = years.findLast((year) => distance(year) <= 0) ?? own;
  const future = years.find((year) => distance(year) > 0) ?? own;
  // A deadline that has just gone by is not next year's.
  if (lean === 'future') return distance(past) > -NEAR_DAYS && distance(future) > 300 ? past : future;
  const isTold = /(?:ed|on|was|were)$/.test(scene.word(span.index - 1, span.index));
  if (lean === 'past') return distance(future) <= NEAR_DAYS && -distance(past) > 180 && !isTold ? future : past;
  return distance(future) < -distance(past) ? future : past;
}

export function resolveDay(
  scene: Scene,
  of: { month: number; day: number; year: number | null },
  span: { index: number; end: number },
): Timex | null {
  const found = of.year ?? yearNear(scene, of, span);
  if (found === null)
    return { type: 'DATE', value: `XXXX-${String(of.month).padStart(2, '0')}-${String(of.day).padStart(2, '0')}`, granularity: 'day' };
  if (!isRealDay(found, of.month, of.day)) return null;
  const timex = day(isoDay(found, of.month, of.day));
  return of.year === null ? { ...timex, guessed: 'year' } : timex;
}

function resolveMonth(scene: Scene, of: { month: number; year: number | null }, span: { index: number; end: number }): Timex {
  const found = of.year ?? yearNear(scene, of, span);
  if (found === null) return { type: 'DATE', value: `XXXX-${String(of.month).padStart(2, '0')}`, granularity: 'month' };
  return of.year === null ? { ...month(found, of.month), guessed: 'year' } : month(found, of.month);
}

const isJoinedNumber = ({ tokens }: Scene, at: number): boolean => tokens[at]?.kind === 'number' && tokens[at]?.spaced === false;

/** "Jan" in "Jan-Feb 2017", "May" in "May to March": a month stands at the other end of the range. */
function isEndOfMonths({ tokens, word, memory: { last } }: Scene, index: number, end: number): boolean {
  if (/^(?:[-–—]|to|through)$/.test(word(end, index)) && MONTHS.has(word(end + 1, index)))
    return /^\p{Lu}/u.test(tokens[end + 1]?.text ?? '') && /^\p{Lu}/u.test(tokens[index]?.text ?? '');
  return last?.end === index - 1 && last.timex.granularity === 'month' && /^(?:[-–—]|to|through)$/.test(word(index - 1, index));
}

/** "October 7, 2023", "Oct. 7", "October 2023", "October". */
const monthFirst: Rule = {
  name: 'date_month_first',
  match(scene, index) {
    const name = readMonth(scene, index, index);
    if (!name) return null;
    const comma = scene.word(name.end, index) === ',' && /^\d{1,2}(?:st|nd|rd|th)$/.test(scene.word(name.end + 1, index));
    const dayOf = readDay(scene, comma ? name.end + 1 : name.end, index);
    const next = scene.tokens[dayOf?.end ?? 0];
    const dayIsYear = dayOf !== null && /^[:.]$/.test(next?.text ?? '') && !next?.spaced && isJoinedNumber(scene, dayOf.end + 1);
    if (dayOf !== null && !dayIsYear) {
      const of = readYear(scene, dayOf.end, index);
      const end = of?.end ?? dayOf.end;
      const timex = resolveDay(scene, { month: name.month, day: dayOf.day, year: of?.year ?? null }, { index, end });
      return timex && { end, timex };
    }
    const of = readYear(scene, name.end, index);
    const end = of?.end ?? name.end;
    const isInRange = isEndOfMonths(scene, index, name.end);
    // A short form alone is a first name more often than a month.
    if (!of && !isInRange && name.end === index + 1 && MONTH_ABBREVIATIONS.has(scene.word(index, index)) && scene.word(index, index) !== 'may')
      return null;
    // "May" and "March" are other words too: without a year they want a preposition or the like before them.
    const isOther = /^(?:may|march|august)$/.test(scene.word(index, index)) && !of && !isInRange;
    if (
      isOther &&
      !/^(?:in|of|since|until|by|last|this|next|early|late|mid|from|to|-|through|during|and|between|before|after|for)$/.test(
        scene.word(index - 1, index),
      )
    )
      return null;
    return { end, timex: resolveMonth(scene, { month: name.month, year: of?.year ?? null }, { index, end }) };
  },
};

/** "the first of march": behind "of" even those that are other words too. */
function readSmallMonth({ word }: Scene, index: number, from: number): { month: number; end: number } | null {
  const number = MONTHS.get(word(index, from));
  return number === undefined ? null : { month: number, end: index + 1 };
}

const isYearBehind = (scene: Scene, at: number, from: number): boolean => readYear(scene, at, from) !== null;

/** "nine March nineteen hundred eighty": the day in words, where a year follows. */
function readSpelledDay(scene: Scene, index: number): ReadDay | null {
  const { tokens, word } = scene;
  const isNumber = ONES.has(word(index, index)) || TEENS.has(word(index, index)) || TENS.has(word(index, index));
  const number = isNumber ? readNumber(tokens, index) : null;
  if (!number?.value || !Number.isInteger(number.value) || number.value > 31 || !MONTHS.has(word(number.end, index))) return null;
  return isYearBehind(scene, number.end + 1, index) ? { day: number.value, end: number.end } : null;
}

/** "7 October 2023", "the 7th of October". */
const dayFirst: Rule = {
  name: 'date_day_first',
  match(scene, index) {
    if (/^[$£€¥]$/.test(scene.word(index - 1, index))) return null;
    const dayOf = readDay(scene, index, index) ?? readSpelledDay(scene, index);
    if (dayOf === null) return null;
    const ofDay = scene.word(dayOf.end, index) === 'day' ? dayOf.end + 1 : dayOf.end;
    const isOf = scene.word(ofDay, index) === 'of';
    // "the first March protest" is no first of March.
    if (!isOf && scene.tokens[dayOf.end - 1]?.kind === 'word' && !isYearBehind(scene, dayOf.end + 1, index)) return null;
    const name = readMonth(scene, isOf ? ofDay + 1 : dayOf.end, index) ?? (isOf ? readSmallMonth(scene, ofDay + 1, index) : null);
    if (!name) return null;
    const of = readYear(scene, name.end, index);
    const end = of?.end ?? name.end;
    const timex = resolveDay(scene, { month: name.month, day: dayOf.day, year: of?.year ?? null }, { index, end });
    return timex && { end, timex };
  },
};

/** "Monday, October 7", "Friday the 13th": the weekday belongs to the date. */
const weekdayAndDate: Rule = {
  name: 'date_with_weekday',
  match(scene, index) {
    const { tokens, word } = scene;
    const name = word(index, index);
    const weekday = WEEKDAYS.get(name) ?? WEEKDAY_ABBREVIATIONS.get(name);
    if (weekday === undefined) return null;
    let at = index + 1;
    while (word(at, index) === '.' || word(at, index) === ',') at++;
    if (tokens[at]?.sentence !== tokens[index]?.sentence) return null;
    const rest = [monthFirst, dayFirst].map((rule) => rule.match(scene, at)).find((match) => match?.timex.granularity === 'day');
    if (rest) return { end: rest.end, timex: rest.timex };
    const number = readDay(scene, at, index);
    const isDay =
      number &&
      (/[a-z]$/.test(word(number.end - 1, index)) || isClauseEnd(scene, number.end, index) || /^(?:at|between|from)$/.test(word(number.end, index)));
    const found = isDay && !word(index + 1, index).startsWith(',') ? dayNear(scene, weekday, number.day, { index, end: number.end }) : null;
    return number && found ? { end: number.end, timex: day(found) } : null;
  },
};

export const isClauseEnd = ({ tokens }: Scene, at: number, from: number): boolean => {
  const next = tokens[at];
  return !next || next.sentence !== tokens[from]?.sentence || /^[.,;!?)]$/.test(next.text);
};

/** The month nearest to the publication in which that day of the month is that weekday, on the side that the verb tells. */
function dayNear(scene: Scene, weekday: number, number: number, span: { index: number; end: number }): string | null {
  const { reference } = scene;
  if (reference === null) return null;
  const lean = leaning(scene, span.index, span.end);
  for (const months of [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11].flatMap((n) => (lean === 'future' ? [n] : lean === 'past' ? [-n] : [-n, n]))) {
    const of = addMonths(isoDay(yearOf(reference), monthOf(reference), 1), months);
    const iso = isRealDay(yearOf(of), monthOf(of), number) ? isoDay(yearOf(of), monthOf(of), number) : null;
    if (iso && weekdayOf(iso) === weekday && (lean === null || (lean === 'future') === iso > reference || iso === reference)) return iso;
  }
  return null;
}

/** "2017 April". */
const yearFirst: Rule = {
  name: 'date_year_month',
  match(scene, index) {
    const { word, tokens } = scene;
    const of = yearAt(word(index, index));
    const number = of === null || MONTH_ABBREVIATIONS.has(word(index + 1, index)) ? undefined : MONTHS.get(word(index + 1, index));
    if (of === null || number === undefined || tokens[index + 1]?.spaced === false || !isClauseEnd(scene, index + 2, index)) return null;
    return { end: index + 2, timex: month(of, number) };
  },
};

export const absoluteRules: readonly Rule[] = [weekdayAndDate, monthFirst, dayFirst, yearFirst];
