import currencies from '../../seeds/reference/currencies.json' with { type: 'json' };
import reference from '../../seeds/reference/units.json' with { type: 'json' };
import type { Token } from '../document.ts';
import { singularOf } from '../text/lemma.ts';
import { type Scene, wordAt } from './scene.ts';

export interface Unit {
  readonly name: string;
  readonly code: string;
  readonly kind: 'measure' | 'duration';
  /** Where the sign says so ("mph"). */
  readonly per: string | null;
}

interface UnitEntry {
  readonly name: string;
  readonly code: string;
  readonly names: string;
  readonly signs: string;
  readonly per?: string;
}

const NAMES = new Map<string, Unit>();
const SIGNS = new Map<string, Unit>();
for (const [kind, entries] of [
  ['measure', reference.units],
  ['duration', reference.times],
] as const) {
  for (const { name, code, names, signs, per = null } of entries as readonly UnitEntry[]) {
    const unit: Unit = { name, code, kind, per };
    for (const word of names.split(' ').filter(Boolean)) if (!NAMES.has(word)) NAMES.set(word.replaceAll('_', ' '), unit);
    for (const sign of signs.split(' ').filter(Boolean)) if (!SIGNS.has(sign)) SIGNS.set(sign, unit);
  }
}

const SIGNS_FOLDED = new Map<string, Unit>();
const shared = new Set<string>();
for (const [sign, unit] of SIGNS) {
  const folded = sign.toLowerCase();
  if (SIGNS_FOLDED.has(folded) && SIGNS_FOLDED.get(folded) !== unit) shared.add(folded);
  SIGNS_FOLDED.set(folded, unit);
}
for (const sign of shared) SIGNS_FOLDED.delete(sign);

/** A unit that stands at a token: its words ("square miles", singular or plural), or a sign behind digits ("km"). */
export function unitAt(scene: Scene, at: number, from: number, behindDigits: boolean): { unit: Unit; end: number } | null {
  for (let length = 3; length >= 1; length--) {
    const words = Array.from({ length }, (_, offset) => wordAt(scene, at + offset, from));
    if (words.some((word) => word === '')) continue;
    const last = words[length - 1] ?? '';
    for (const form of [last, singularOf(last)]) {
      const unit = NAMES.get([...words.slice(0, -1), form].join(' ').replace(/ [-‑] /g, '-'));
      if (unit) return { unit, end: at + length };
    }
  }
  const token = scene.tokens[at];
  const sign = behindDigits && token && wordAt(scene, at, from) !== '' ? (SIGNS.get(token.text) ?? capitalSign(token.text)) : undefined;
  // "415 km2", whose 2 is a token of its own.
  const power = sign && scene.tokens[at + 1]?.spaced === false ? SIGNS.get(`${token?.text ?? ''}${scene.tokens[at + 1]?.text ?? ''}`) : undefined;
  if (power) return { unit: power, end: at + 2 };
  if (!sign || !token) return null;
  // One letter is a unit right behind the digits ("5m"), or where nothing else could follow ("23 m)"); never an article.
  const isAlone = /^[)(.,;]$|^(?:long|wide|high|tall|deep|apart|above|below|from)$/.test(wordAt(scene, at + 1, from));
  if (token.text.length === 1 && ((token.spaced && !(token.text === 'm' && isAlone)) || /^[aAI]$/.test(token.text))) return null;
  return { unit: sign, end: at + 1 };
}

/** "49.5 HZ", "20 KM": a sign in capitals, where just one unit has it so. */
const capitalSign = (text: string): Unit | undefined => (/^\p{Lu}{2,3}$/u.test(text) ? SIGNS_FOLDED.get(text.toLowerCase()) : undefined);

export interface Currency {
  readonly code: string;
  /** For cents and the like. */
  readonly name: string;
}

const MONEY_NAMES = new Map(
  Object.entries(currencies.names as Readonly<Record<string, string>>).map(([name, code]) => [name.replaceAll('_', ' '), code]),
);
const MINOR = new Map(Object.entries(currencies.minor as Readonly<Record<string, string>>));
const MONEY_SIGNS = new Map(Object.entries(currencies.signs as Readonly<Record<string, string>>));
const PREFIXES = new Map(Object.entries(currencies.dollar_prefixes as Readonly<Record<string, string>>));
const LETTER_SIGNS = new Map(Object.entries(currencies.letter_signs as Readonly<Record<string, string>>));
const CODES = new Set(currencies.codes.split(' '));
const DEFAULTS = currencies.default_by_country as Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The ISO code of a shared name ("dollar", "peso"), by the country that publishes or is written from; the commonest else. */
const resolve = (name: string, country: string | null): string => DEFAULTS[name]?.[country ?? ''] ?? DEFAULTS[name]?.[''] ?? name;

/** A sign or a code of money. */
export const isCurrencyToken = ({ text, lower }: Token): boolean => MONEY_SIGNS.has(text) || LETTER_SIGNS.has(lower) || CODES.has(text);

/** A currency before a number: "$", "US$", "A$", "£", "Rs", "USD". Answers where it starts and where the number does. */
export function currencyBefore(scene: Scene, at: number, country: string | null): { currency: Currency; from: number } | null {
  const token = scene.tokens[at];
  if (!token) return null;
  const sign = MONEY_SIGNS.get(token.text);
  if (sign !== undefined) {
    const before = scene.tokens[at - 1];
    const prefix = before && !token.spaced ? PREFIXES.get(before.lower) : undefined;
    const apart = before && token.spaced && /^(?:US|U\.S\.|HK|AU|NZ|SG|NT|C|A)$/.test(before.text) ? PREFIXES.get(before.lower) : undefined;
    if (token.text === '$' && (prefix ?? apart) !== undefined) return { currency: { code: prefix ?? apart ?? 'USD', name: 'dollar' }, from: at - 1 };
    const code = resolve(sign, country);
    return { currency: { code, name: sign }, from: at };
  }
  const letters = LETTER_SIGNS.get(token.lower) ?? (CODES.has(token.text) ? token.text : undefined);
  return letters === undefined || (token.text.length === 1 && scene.tokens[at + 1]?.spaced)
    ? null
    : { currency: { code: letters, name: letters }, from: at };
}

/** A currency behind a number: "dollars", "US dollars", "euros", "cents", "USD". */
export function currencyBehind(scene: Scene, at: number, from: number, country: string | null): { currency: Currency; end: number } | null {
  for (let length = 3; length >= 1; length--) {
    const words = Array.from({ length }, (_, offset) => wordAt(scene, at + offset, from));
    if (words.some((word) => word === '')) continue;
    const last = words[length - 1] ?? '';
    for (const form of [last, singularOf(last)]) {
      const phrase = [...words.slice(0, -1), form].join(' ');
      const code = MONEY_NAMES.get(phrase);
      if (code !== undefined && !(phrase === 'pound' && isWeight(scene, at + 1, from)))
        return {
          currency: { code: resolve(code, country ?? (code === 'dollar' || code === '$' ? null : scene.home)), name: phrase },
          end: at + length,
        };
      const minor = length === 1 ? MINOR.get(form) : undefined;
      if (minor !== undefined && form.length > 1) return { currency: { code: resolve(minor, country), name: form }, end: at + length };
    }
  }
  const token = scene.tokens[at];
  return token && CODES.has(token.text) && wordAt(scene, at, from) !== '' ? { currency: { code: token.text, name: token.text }, end: at + 1 } : null;
}

const isWeight = (scene: Scene, at: number, from: number): boolean => /^(?:of|heavier|lighter|per)$/.test(wordAt(scene, at, from));

const RATE_NOUNS = new Set(
  'day week month year hour minute second night person head capita share barrel gallon litre liter tonne ton ounce kilogram kilo mile kilometre kilometer household family pupil student member vote unit game square'.split(
    ' ',
  ),
);

/** "per hour", "a day", "an ounce", "each year", "per 100,000 people", "an hour", "/kg": what a number is per. */
export function perUnitAt(scene: Scene, at: number, from: number): { perUnit: string; end: number } | null {
  // "a 700 tonne-a-day mill": hyphens stand where spaces would.
  if (/^[-‑]$/.test(wordAt(scene, at, from)) && /^(?:per|a|an)$/.test(wordAt(scene, at + 1, from)) && /^[-‑]$/.test(wordAt(scene, at + 2, from))) {
    const noun = singularOf(wordAt(scene, at + 3, from));
    return RATE_NOUNS.has(noun) ? { perUnit: noun, end: at + 4 } : null;
  }
  const first = wordAt(scene, at, from);
  if (!/^(?:per|a|an|each|every|\/)$/.test(first)) return null;
  const next = wordAt(scene, at + 1, from);
  // "a year earlier": when, not how often.
  if (first !== 'per' && first !== '/' && /^(?:earlier|ago|before|later|after|on)$/.test(wordAt(scene, at + 2, from))) return null;
  const number = /^\d[\d,]*$/.test(next) && first === 'per';
  const noun = wordAt(scene, at + (number ? 2 : 1), from);
  if (noun === '' || (first === '/' && scene.tokens[at + 1]?.kind === 'number')) return null;
  const unit = unitAt(scene, at + (number ? 2 : 1), from, true);
  const name = unit?.unit.name ?? singularOf(noun);
  if (first !== 'per' && first !== '/' && !RATE_NOUNS.has(singularOf(noun))) return null;
  return { perUnit: number ? `${next.replaceAll(',', '')} ${name}` : name, end: unit?.end ?? at + (number ? 3 : 2) };
}
