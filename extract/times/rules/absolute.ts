import { daysBetween, isoDay, isRealDay, monthOf, yearOf } from '../calendar.ts';
import { MONTH_ABBREVIATIONS, MONTHS, WEEKDAY_ABBREVIATIONS, WEEKDAYS } from '../lexicon.ts';
import { day, month, year } from '../resolve.ts';
import type { Match, Rule, Scene, Timex } from '../scene.ts';
import { leaning } from '../tense.ts';
import { readYearWords } from './year-words.ts';

const LATEST_YEAR = 2099;
export const yearAt = (text: string): number | null => (/^(?:1[0-9]|20)\d\d$/.test(text) && Number(text) <= LATEST_YEAR ? Number(text) : null);

/** A month's name, with the full stop of its abbreviation. */
export function readMonth({ tokens, word }: Scene, index: number, from: number): { month: number; end: number } | null {
  const name = word(index, from);
  const number = MONTHS.get(name);
  if (number === undefined || !/^\p{Lu}/u.test(tokens[index]?.text ?? '')) return null;
  const dotted = MONTH_ABBREVIATIONS.has(name) && word(index + 1, from) === '.' && tokens[index + 1]?.spaced === false;
  return { month: number, end: dotted ? index + 2 : index + 1 };
}

function readDay({ word }: Scene, index: number, from: number): number | null {
  const digits = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(word(index, from))?.[1];
  return digits !== undefined && Number(digits) >= 1 && Number(digits) <= 31 ? Number(digits) : null;
}

const TURNS: Readonly<Record<string, number>> = { last: -1, this: 0, next: 1 };

/** ", 2023", " 2023", "nineteen ninety-six", "last year", "of that year" after a day or month. */
function readYear(scene: Scene, index: number, from: number): { year: number; end: number } | null {
  const { tokens, word, reference } = scene;
  const comma = word(index, from) === ',' ? index + 1 : index;
  const number = yearAt(word(comma, from));
  if (number !== null) return { year: number, end: comma + 1 };
  const of = word(index, from) === 'of' ? index + 1 : index;
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

function resolveDay(scene: Scene, of: { month: number; day: number; year: number | null }, span: { index: number; end: number }): Timex | null {
  const found = of.year ?? yearNear(scene, of, span);
  if (found === null)
    return { type: 'DATE', value: `XXXX-${String(of.month).padStart(2, '0')}-${String(of.day).padStart(2, '0')}`, granularity: 'day' };
  return isRealDay(found, of.month, of.day) ? day(isoDay(found, of.month, of.day)) : null;
}

function resolveMonth(scene: Scene, of: { month: number; year: number | null }, span: { index: number; end: number }): Timex {
  const found = of.year ?? yearNear(scene, of, span);
  return found === null ? { type: 'DATE', value: `XXXX-${String(of.month).padStart(2, '0')}`, granularity: 'month' } : month(found, of.month);
}

/** "October 7, 2023", "Oct. 7", "October 2023", "October". */
const monthFirst: Rule = {
  name: 'date_month_first',
  match(scene, index) {
    const name = readMonth(scene, index, index);
    if (!name) return null;
    const dayOf = readDay(scene, name.end, index);
    const dayIsYear =
      dayOf !== null &&
      scene.tokens[name.end + 1]?.kind === 'punct' &&
      /^[:.]$/.test(scene.word(name.end + 1, index)) &&
      scene.tokens[name.end + 2]?.spaced === false &&
      scene.tokens[name.end + 2]?.kind === 'number';
    if (dayOf !== null && !dayIsYear) {
      const of = readYear(scene, name.end + 1, index);
      const end = of?.end ?? name.end + 1;
      const timex = resolveDay(scene, { month: name.month, day: dayOf, year: of?.year ?? null }, { index, end });
      return timex && { end, timex };
    }
    const of = readYear(scene, name.end, index);
    const end = of?.end ?? name.end;
    // A short form alone is a first name more often than a month.
    if (!of && name.end === index + 1 && MONTH_ABBREVIATIONS.has(scene.word(index, index)) && scene.word(index, index) !== 'may') return null;
    // "May" and "March" are other words too: without a year they want a preposition or the like before them.
    const isOther = /^(?:may|march|august)$/.test(scene.word(index, index)) && !of;
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

/** "7 October 2023", "the 7th of October". */
const dayFirst: Rule = {
  name: 'date_day_first',
  match(scene, index) {
    const start = scene.word(index, index) === 'the' ? index + 1 : index;
    const dayOf = readDay(scene, start, index);
    if (dayOf === null) return null;
    const at = scene.word(start + 1, index) === 'of' ? start + 2 : start + 1;
    const name = readMonth(scene, at, index);
    if (!name) return null;
    const of = readYear(scene, name.end, index);
    const end = of?.end ?? name.end;
    const timex = resolveDay(scene, { month: name.month, day: dayOf, year: of?.year ?? null }, { index, end });
    return timex && { end, timex };
  },
};

/** "Monday, October 7": the weekday belongs to the date. */
const weekdayAndDate: Rule = {
  name: 'date_with_weekday',
  match(scene, index) {
    const name = scene.word(index, index);
    if (!WEEKDAYS.has(name) && !WEEKDAY_ABBREVIATIONS.has(name)) return null;
    let at = index + 1;
    while (scene.word(at, index) === '.' || scene.word(at, index) === ',') at++;
    const rest: Match | null =
      [monthFirst, dayFirst].map((rule) => rule.match(scene, at)).find((match) => match?.timex.granularity === 'day') ?? null;
    return rest && scene.tokens[at]?.sentence === scene.tokens[index]?.sentence ? { end: rest.end, timex: rest.timex } : null;
  },
};

/** "2023-10-07", "2023/10/07", "10/7/2023" and "7.10.2023" where only one reading is a day. */
const numeric: Rule = {
  name: 'date_numeric',
  match({ tokens, word }, index) {
    const whole = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(word(index, index));
    if (whole) return ofNumbers(Number(whole[3]), Number(whole[2]), Number(whole[1]), index + 1);
    const parts = [0, 2, 4].map((offset) => word(index + offset, index));
    const signs = [1, 3].map((offset) => word(index + offset, index));
    if (signs[0] !== signs[1] || !/^[-/‑]$/.test(signs[0] ?? '') || [1, 2, 3, 4].some((offset) => tokens[index + offset]?.spaced !== false))
      return null;
    if (!parts.every((part) => /^\d{1,4}$/.test(part))) return null;
    const [a = 0, b = 0, c = 0] = parts.map(Number);
    if (parts[0]?.length === 4) return ofNumbers(a, b, c, index + 5);
    if (signs[0] === '/' && (parts[2]?.length === 4 || parts[2]?.length === 2)) {
      const of = parts[2].length === 4 ? c : c < 50 ? 2000 + c : 1900 + c;
      return ofNumbers(of, a, b, index + 5) ?? ofNumbers(of, b, a, index + 5);
    }
    return null;
  },
};
const ofNumbers = (of: number, m: number, d: number, end: number): Match | null =>
  of >= 1000 && isRealDay(of, m, d) ? { end, timex: day(isoDay(of, m, d)) } : null;

const BEFORE_YEAR = new Set(
  'in since by until till from to of during before after between and early late mid the for year through around about circa winter summer spring autumn fall ( - – , / than at fiscal'.split(
    ' ',
  ),
);

/** "2023": four digits without a comma, where no noun is counted by them. */
const yearAlone: Rule = {
  name: 'date_year',
  match({ tokens, word }, index) {
    const words = tokens[index]?.kind === 'word' ? readYearWords({ word }, index) : null;
    if (words) return { end: words.end, timex: year(words.year) };
    const number = yearAt(tokens[index]?.text ?? '');
    if (number === null || number < 1500) return null;
    const next = word(index + 1, index);
    const before = word(index - 1, index);
    if (
      /^(?:%|percent|per|°|people|miles|km|kilometers|kilometres|metres|meters|dollars|euros|pounds|feet|hours|th|s)$/.test(next) &&
      tokens[index + 1]?.spaced !== undefined
    )
      return null;
    if (/^[$£€¥#]$|^no$|^flight$|^highway$|^route$|^boeing$|^room$/.test(before)) return null;
    if (tokens[index + 1]?.kind === 'word' && /[a-z]s$/.test(next) && !BEFORE_YEAR.has(before)) return null;
    if (index > 0 && tokens[index]?.spaced === false && /^[$.:,]$/.test(before)) return null;
    return BEFORE_YEAR.has(before) || before === '' || number >= 1900 ? { end: index + 1, timex: year(number) } : null;
  },
};

export const absoluteRules: readonly Rule[] = [weekdayAndDate, monthFirst, dayFirst, numeric, yearAlone];
