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
export const MONTHS = set(words.months);
export const ADJUNCT_LEADS = set(words.adjunct_leads);
export const CLOSING_GERUNDS = set(words.closing_gerunds);
export const LABELS = set(words.labels);
export const HEADLINE_SOURCES = set(words.headline_sources);
export const NEWS_NOUNS = set(words.news_nouns);
export const NEGATIVE_CONTROL = set(words.negative_control);
export const ADDRESSEES = set(words.addressees);
export const WH = set(words.wh);
export const CONTROL = set(words.control);
const ADVERBS = set(words.adverbs);
const FINITE = set(words.finite);
const NOT_PAST = set(words.not_past);
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
  (ADVERBS.has(token.lower) && !(TIME_WORDS.has(token.lower) && isCapital(token))) ||
  (token.lower.endsWith('ly') && token.lower.length > 4 && token.text === token.lower && !NOT_ADVERB.has(token.lower));

/** Auxiliaries, common pasts, and -ed words: a rough test, the callers weigh the neighbours. */
export const looksFinite = (token: Token): boolean =>
  token.text === token.lower && (FINITE.has(token.lower) || (token.lower.endsWith('ed') && token.lower.length > 3 && !NOT_PAST.has(token.lower)));

export const isOpeningMark = (text: string): boolean => text === '“' || text === '‘';
export const isCapital = (token: Token): boolean => /^\p{Lu}/u.test(token.text);
export const isPossessive = (token: Token): boolean => token.lower === "'s" || token.lower === '’s';
export const isTerminal = (text: string): boolean => /^[.!?…]+$/.test(text);
export const isDash = (text: string): boolean => text === '—' || text === '–';
