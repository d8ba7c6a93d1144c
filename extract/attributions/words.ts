import words from '../../seeds/reference/clause-words.json' with { type: 'json' };
import type { Token } from '../document.ts';

const set = (list: readonly string[]): ReadonlySet<string> => new Set(list);

export const DETERMINERS = set(words.determiners);
export const SUBJECT_PRONOUNS = set(words.subjects);
export const PERSONAL = set(words.pronouns);
export const RELATIVES = set(words.relatives);
export const PREPOSITIONS = set(words.prepositions);
export const SUBORDINATORS = set(words.subordinators);
export const COORDINATORS = set(words.coordinators);
export const BE = set(words.be);
export const AUXILIARIES = set([...words.auxiliaries, ...words.be]);
export const NEGATORS = set(words.negators);
export const TIME_WORDS = set(words.times);
export const CONTROL = set(words.control);
const ADVERBS = set(words.adverbs);
const FINITE = set(words.finite);
const NOT_ADVERB = set([
  'family',
  'early',
  'daily',
  'only',
  'italy',
  'july',
  'ally',
  'supply',
  'reply',
  'rally',
  'bully',
  'assembly',
  'monopoly',
  'weekly',
  'elderly',
  'likely',
]);

export const isAdverb = (token: Token): boolean =>
  ADVERBS.has(token.lower) || (token.lower.endsWith('ly') && token.lower.length > 4 && token.text === token.lower && !NOT_ADVERB.has(token.lower));

const NOT_PAST = new Set([
  'need',
  'seed',
  'feed',
  'speed',
  'breed',
  'weed',
  'shed',
  'indeed',
  'hundred',
  'sacred',
  'naked',
  'wicked',
  'kindred',
  'greed',
  'deed',
  'reed',
  'heed',
  'exceed',
  'proceed',
  'succeed',
  'embed',
  'sled',
]);

/** Auxiliaries, common pasts, and -ed words: a rough test, the callers weigh the neighbours. */
export const looksFinite = (token: Token): boolean =>
  token.text === token.lower && (FINITE.has(token.lower) || (token.lower.endsWith('ed') && token.lower.length > 3 && !NOT_PAST.has(token.lower)));

export const isOpeningMark = (text: string): boolean => text === '“' || text === '‘';
export const isCapital = (token: Token): boolean => /^\p{Lu}/u.test(token.text);
export const isPossessive = (token: Token): boolean => token.lower === "'s" || token.lower === '’s';
export const isTerminal = (text: string): boolean => /^[.!?…]+$/.test(text);
export const isDash = (text: string): boolean => text === '—' || text === '–';
