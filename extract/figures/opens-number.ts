import type { Token } from '../document.ts';
import { FRACTION_SIGNS, ONES, ORDINALS, SCALES, TEENS, TENS, VAGUE } from '../text/number-lexicon.ts';
import { isCurrencyToken } from './currency-names.ts';

const WORDS: ReadonlySet<string> = new Set(
  [
    'a',
    'an',
    'half',
    'quarter',
    'twice',
    'several',
    'few',
    'couple',
    ...[ONES, TEENS, TENS, SCALES, VAGUE, ORDINALS, FRACTION_SIGNS].flatMap((words) => [...words.keys()]),
  ].map((words) => words.split(' ')[0] ?? ''),
);

/** Whether a number may start at a token: nine tokens of ten need no more looking at. */
export const opensNumber = (token: Token): boolean => token.kind === 'number' || WORDS.has(token.lower) || isCurrencyToken(token);
