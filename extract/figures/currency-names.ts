import reference from '../../seeds/reference/currencies.json' with { type: 'json' };
import type { Token } from '../document.ts';
import { phraseTable, signTable } from './phrase-table.ts';

interface CurrencyEntry {
  readonly code: string;
  readonly of?: string;
  readonly nouns?: string;
  readonly alone?: string;
  readonly signs?: string;
  readonly minor?: string;
  readonly countries?: string;
}

/** A name or sign: one currency's, or shared by several and settled by the country. */
export interface Name {
  readonly code: string | null;
  /** The noun under which countries are looked up; null where the name says whose it is. */
  readonly noun: string | null;
  readonly isMinor: boolean;
}

const listOf = (text = ''): readonly string[] => text.split(' ').filter(Boolean);
const spacedOut = (name: string): string => name.replaceAll('_', ' ');

const SHARED = new Map(Object.entries(reference.shared as Readonly<Record<string, string>>));
const SHARED_SIGNS = reference.shared_signs as Readonly<Record<string, string>>;
export const LOCAL_SIGNS = new Map(Object.entries(reference.local_signs as Readonly<Record<string, Readonly<Record<string, string>>>>));
export const NEEDS_SIZE = new Map(Object.entries(reference.needs_size as Readonly<Record<string, number>>));
export const CODE_WORDS = new Set(listOf(reference.code_words));
export const SHY_SIGNS = new Set(listOf(reference.shy_signs));
const MAGNITUDES = new Map(Object.entries(reference.magnitudes as Readonly<Record<string, number>>));

export const NAMES = new Map<string, Name>();
export const SIGNS = new Map<string, Name>();
const CODES = new Set<string>();
/** Noun → country → code. */
export const LOCAL = new Map<string, Map<string, string>>();
/** The countries whose own a currency is. */
export const COUNTRIES = new Map<string, ReadonlySet<string>>();

function addLocal(noun: string, country: string, code: string): void {
  const local = LOCAL.get(noun) ?? new Map<string, string>();
  if (!local.has(country)) local.set(country, code);
  LOCAL.set(noun, local);
}

/** A bare noun belongs to whoever's country it is said in; to one currency for all others. */
function addNoun(noun: string, code: string, countries: readonly string[], isMinor: boolean): void {
  for (const country of countries) addLocal(noun, country, code);
  const name = spacedOut(noun);
  if (!NAMES.has(name)) NAMES.set(name, { code: isMinor ? code : (SHARED.get(noun) ?? null), noun, isMinor });
}

const ENTRIES: readonly CurrencyEntry[] = reference.currencies;
for (const { code, of, nouns, alone, signs, countries } of ENTRIES) {
  CODES.add(code);
  COUNTRIES.set(code, new Set(listOf(countries)));
  for (const owner of listOf(of)) for (const noun of listOf(nouns)) NAMES.set(spacedOut(`${owner} ${noun}`), { code, noun: null, isMinor: false });
  for (const name of listOf(alone)) NAMES.set(spacedOut(name), { code, noun: null, isMinor: false });
  for (const sign of listOf(signs)) if (!SIGNS.has(sign)) SIGNS.set(sign, { code, noun: null, isMinor: false });
}
for (const { code, nouns, countries } of ENTRIES)
  for (const noun of listOf(nouns)) if (SHARED.has(noun)) addNoun(noun, code, listOf(countries), false);
for (const noun of SHARED.keys()) if (!NAMES.has(noun)) addNoun(noun, SHARED.get(noun) ?? '', [], false);
/** How a minor coin is called in a row: the first form of its currency. */
export const MINOR_FORMS = new Map<string, string>();
for (const { code, minor, countries } of ENTRIES) {
  const forms = listOf(minor);
  for (const form of forms) {
    if (!MINOR_FORMS.has(spacedOut(form))) MINOR_FORMS.set(spacedOut(form), forms[0] ?? form);
    if (!NAMES.has(spacedOut(form)) || NAMES.get(spacedOut(form))?.isMinor) addNoun(form, code, listOf(countries), true);
  }
}
for (const [sign, noun] of Object.entries(SHARED_SIGNS))
  SIGNS.set(sign, { code: SHARED.get(noun) ?? NAMES.get(noun)?.code ?? null, noun, isMinor: noun === 'cent' });

export const namedMoney = phraseTable(NAMES);
export const signedMoney = signTable(SIGNS);
const SIGN_STARTS = new Set([...SIGNS.keys()].map((sign) => /^(?:U\.S\.|\p{L}+|.)/u.exec(sign)?.[0] ?? ''));

/** "MUSD", "KEUR", "mEUR": a code with its scale before it. */
const CODE_WITH_SCALE = /^(M|m|K|k|T|B|bn|MM|mn)([A-Z]{3})$/;

interface Code {
  readonly code: string;
  readonly scale: number;
}

/** Codes that may stand in small letters, being no word. */
const SMALL_CODES = new Set([...CODES].filter((code) => !CODE_WORDS.has(code) && code !== 'RUB' && code !== 'SAR').map((code) => code.toLowerCase()));

export function codeOf(text: string): Code | null {
  if (CODES.has(text)) return { code: text, scale: 1 };
  if (text.length === 3 && SMALL_CODES.has(text)) return { code: text.toUpperCase(), scale: 1 };
  const [, scale, code] = text.length > 3 ? (CODE_WITH_SCALE.exec(text) ?? []) : [];
  return scale && code && CODES.has(code) ? { code, scale: MAGNITUDES.get(scale) ?? 1 } : null;
}

/** A token with which a sign or a code of money may begin. */
export const isCurrencyToken = ({ text }: Token): boolean => SIGN_STARTS.has(text) || LOCAL_SIGNS.has(text) || codeOf(text) !== null;

/** Whose money a shared name is: by the country that publishes or is written from; the commonest else. */
export function settle({ code, noun }: Name, country: string | null): string | null {
  const local = noun === null ? undefined : LOCAL.get(noun)?.get(country ?? '');
  return local ?? code;
}

/** Whose dollars are meant by an adjective behind them. */
export const DOLLARS = phraseTable(
  new Map(
    ENTRIES.flatMap(({ code, of, nouns }) => (/\bdollar\b/.test(nouns ?? '') ? listOf(of).map((owner) => [spacedOut(owner), code] as const) : [])),
  ),
);
