import { ONES, ORDINALS, SCALES, TEENS, TENS, VAGUE as VAGUE_NUMBERS } from '../text/number-lexicon.ts';
import { DAY_PARTS, FREQUENCIES, MONTHS, OPENERS, SEASONS, UNITS, VAGUE, WEEKDAY_ABBREVIATIONS, WEEKDAYS } from './lexicon.ts';
import { MEALS } from './rules/day-parts.ts';
import { HOLIDAY_STARTS } from './rules/holidays.ts';
import { MODIFIER_STARTS } from './rules/modified.ts';
import { DECADES } from './rules/spans-of-years.ts';
import type { Scene } from './scene.ts';

const firstWord = (phrase: string): string => phrase.split(' ')[0] ?? '';

/** Words that a time expression may begin with. */
const STARTERS = new Set([
  ...[MONTHS, WEEKDAYS, WEEKDAY_ABBREVIATIONS, SEASONS, UNITS, FREQUENCIES, ONES, TEENS, TENS, SCALES, VAGUE_NUMBERS, ORDINALS].flatMap((words) => [
    ...words.keys(),
  ]),
  ...[...WEEKDAYS.keys()].map((name) => `${name}s`),
  ...[...VAGUE.keys()].map(firstWord),
  ...Object.keys(DECADES),
  ...Object.keys(MEALS),
  ...HOLIDAY_STARTS,
  ...MODIFIER_STARTS,
  ...OPENERS,
]);

const DETERMINERS = new Set(['the', 'a', 'an', 'its', 'their']);
/** Words that may follow a determiner in a time: those above and the second ones of vague phrases. */
const SECONDS = new Set([
  ...STARTERS,
  ...[...VAGUE.keys()].map((phrase) => phrase.split(' ')[1] ?? ''),
  ...DAY_PARTS.keys(),
  ...Object.keys(DECADES),
]);

/** Most tokens start no time; a look at a word or two saves the rules. */
export function mayStart({ tokens }: Scene, index: number): boolean {
  const token = tokens[index];
  if (!token) return false;
  if (token.kind === 'number') return true;
  if (token.kind === 'punct') return /^['’‘½]$/.test(token.text);
  if (DETERMINERS.has(token.lower)) {
    const next = tokens[index + 1];
    return next !== undefined && next.sentence === token.sentence && (next.kind !== 'word' || SECONDS.has(next.lower));
  }
  return STARTERS.has(token.lower) || token.lower.endsWith('long');
}
