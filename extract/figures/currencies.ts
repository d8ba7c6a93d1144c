import { singularOf } from '../text/lemma.ts';
import { SCALE_ABBREVIATIONS, SCALES } from '../text/number-lexicon.ts';
import {
  CODE_WORDS,
  COUNTRIES,
  codeOf,
  DOLLARS,
  LOCAL,
  LOCAL_SIGNS,
  MINOR_FORMS,
  NAMES,
  type Name,
  NEEDS_SIZE,
  namedMoney,
  SHY_SIGNS,
  SIGNS,
  settle,
  signedMoney,
} from './currency-names.ts';
import { type Scene, wordAt } from './scene.ts';

export interface Currency {
  readonly code: string;
  /** As written, in the singular; of a minor coin its usual name ("cent", "penny"). */
  readonly name: string;
  /** Cents and the like: the value is in them, the code is the currency's. */
  readonly isMinor: boolean;
}

/** "1,200", "3.5", "5000", "20 million": a number that is hardly part of a name. */
function hasSize(scene: Scene, at: number): boolean {
  const token = scene.tokens[at];
  const next = scene.tokens[at + 1]?.lower ?? '';
  return token?.kind === 'number' && (/[.,]|^\d{4,}$/.test(token.text) || SCALES.has(next) || SCALE_ABBREVIATIONS.has(next) || /^[mk]$/.test(next));
}

export interface MoneyBefore {
  readonly currency: Currency;
  /** Token index of the number. */
  readonly number: number;
  readonly scale: number;
}

/** A currency before a number: "$", "US$", "A$", "£", "Rs.", "USD", "MEUR". */
export function currencyBefore(scene: Scene, at: number, country: string | null): MoneyBefore | null {
  const token = scene.tokens[at];
  if (!token) return null;
  const sign = prefixed(scene, at) ?? signedMoney(scene, at);
  // "$-50.8bn": the minus stands within.
  const minus = sign && /^[-−]$/.test(scene.tokens[sign.end]?.text ?? '') && !scene.tokens[sign.end]?.spaced && !scene.tokens[sign.end + 1]?.spaced;
  const number = (sign?.end ?? at) + (minus ? 1 : 0);
  if (sign && isNumber(scene, number)) {
    const isLetters = /^[\p{L}.]+$/u.test(token.text + (scene.tokens[sign.end - 1]?.text ?? ''));
    const dollar = sign.value.noun === 'dollar';
    const code = settle(sign.value, country ?? (dollar ? null : scene.home));
    const isShy = SHY_SIGNS.has(token.text) && !isLocal(code, country ?? scene.home) && !hasSize(scene, number);
    const name = sign.value.noun === 'dollar' ? '$' : token.text;
    if (code !== null && !(isLetters && (isShy || scene.tokens[number]?.kind !== 'number')))
      return { currency: { code, name, isMinor: false }, number, scale: 1 };
  }
  const local = LOCAL_SIGNS.get(token.text);
  if (local) {
    const home = country ?? scene.home;
    const code = (home === null ? undefined : local[home]) ?? (hasSize(scene, at + 1) ? local[''] : undefined);
    const isTied = scene.tokens[at + 1]?.spaced === false && scene.tokens[at + 1]?.kind === 'number';
    return code !== undefined && isTied ? { currency: { code, name: token.text, isMinor: false }, number: at + 1, scale: 1 } : null;
  }
  const code = codeOf(token.text);
  if (!code || scene.tokens[at + 1]?.kind !== 'number' || scene.tokens[at + 1]?.sentence !== token.sentence) return null;
  if (CODE_WORDS.has(code.code) && code.scale === 1 && !hasSize(scene, at + 1)) return null;
  return { currency: { code: code.code, name: code.code, isMinor: false }, number: at + 1, scale: code.scale };
}

/** "US $5", "HK $ 3", "mxn$ 15": letters apart from their sign, or a code before it. */
function prefixed(scene: Scene, at: number): { value: Name; end: number } | null {
  const [letters, dollar] = [scene.tokens[at], scene.tokens[at + 1]];
  if (dollar?.text !== '$' || letters?.sentence !== dollar.sentence) return null;
  const code = codeOf(letters.text);
  if (code) return { value: { code: code.code, noun: null, isMinor: false }, end: at + 2 };
  const value = dollar.spaced && /^(?:US|U\.S\.|HK|AU|NZ|SG|NT|C|A|R|S)$/.test(letters.text) ? SIGNS.get(`${letters.text}$`) : undefined;
  return value ? { value, end: at + 2 } : null;
}

const isNumber = (scene: Scene, at: number): boolean => {
  const token = scene.tokens[at];
  return token !== undefined && token.sentence === scene.tokens[at - 1]?.sentence && (token.kind !== 'punct' || /^[½¼¾.]$/.test(token.text));
};

const isLocal = (code: string | null, country: string | null): boolean =>
  code !== null && country !== null && (COUNTRIES.get(code)?.has(country) ?? false);

export interface MoneyBehind {
  readonly currency: Currency;
  readonly end: number;
  readonly scale: number;
}

/** "$75 Canadian a barrel", "$5 million US": no adjective of a noun behind it. */
export function ownerBehind(scene: Scene, at: number, from: number): { code: string; end: number } | null {
  if (!/^\p{Lu}/u.test(scene.tokens[at]?.text ?? '')) return null;
  const found = DOLLARS(scene, at, from);
  const next = found ? wordAt(scene, found.end, from) : '';
  const ends = /^(?:[^\p{L}\d]*|per|an?|each|in|for|on|at|to|from|and|or|was|is|were|are|by|last|this|when|after|before|as|of)$/u.test(next);
  return found && ends ? { code: found.value, end: found.end } : null;
}

/** A currency behind a number: "dollars", "US dollars", "euros", "cents", "USD", "€", "43c". `value` tells sums from "5 won". */
export function currencyBehind(scene: Scene, at: number, from: number, country: string | null, value: number | null): MoneyBehind | null {
  const named = namedMoney(scene, at, from);
  if (named && isMoneyName(scene, { ...named, at, from, value, country })) {
    const { value: name, phrase, end } = named;
    const code = settle(name, country ?? (name.noun === 'dollar' || name.noun === 'cent' ? null : scene.home));
    if (code !== null)
      return { currency: { code, name: name.isMinor ? (MINOR_FORMS.get(phrase) ?? phrase) : phrase, isMinor: name.isMinor }, end, scale: 1 };
  }
  const token = scene.tokens[at];
  if (!token || token.sentence !== scene.tokens[from]?.sentence) return null;
  const follows = scene.tokens[at + 1];
  const code = codeOf(token.text);
  if (code && !(CODE_WORDS.has(code.code) && (value ?? 0) < 1000 && code.scale === 1) && !(follows?.kind === 'number' && !follows.spaced))
    return { currency: { code: code.code, name: code.code, isMinor: false }, end: at + 1, scale: code.scale };
  return signBehind(scene, at, from, country);
}

/** "10€", "10 $", "42 RM", "118.5p": signs that go on to no number of their own. */
function signBehind(scene: Scene, at: number, from: number, country: string | null): MoneyBehind | null {
  const token = scene.tokens[at];
  const number = scene.tokens[at - 1];
  if (!token || number?.kind !== 'number') return null;
  if (!token.spaced && token.text === 'c')
    return { currency: { code: settle(NAMES.get('cent') as Name, country) ?? 'USD', name: 'cent', isMinor: true }, end: at + 1, scale: 1 };
  if (isPence(scene, at)) return { currency: { code: 'GBP', name: 'penny', isMinor: true }, end: at + 1, scale: 1 };
  const sign = prefixed(scene, at) ?? signedMoney(scene, at);
  if (!sign) return null;
  const next = scene.tokens[sign.end];
  if (next?.kind === 'number' && (token.spaced || next.spaced) && next.sentence === token.sentence) return null;
  const code = settle(sign.value, country ?? (sign.value.noun === 'dollar' || sign.value.isMinor ? null : scene.home));
  const isShy = SHY_SIGNS.has(token.text) && !isLocal(code, country ?? scene.home);
  if (code === null || isShy || wordAt(scene, at, from) === '') return null;
  return { currency: { code, name: sign.value.isMinor ? 'cent' : token.text, isMinor: sign.value.isMinor }, end: sign.end, scale: 1 };
}

/** "118.5p", "a 75p share", "down 1.95 p": not "1080p" of a screen, nor "3 p.m.". */
function isPence(scene: Scene, at: number): boolean {
  const [number, token, next] = [scene.tokens[at - 1], scene.tokens[at], scene.tokens[at + 1]];
  if (token?.text !== 'p' || /^(?:240|360|480|540|720|1080|1440|2160)$/.test(number?.text ?? '')) return false;
  return !token.spaced || (/\.\d/.test(number?.text ?? '') && !/^\.$/.test(next?.text ?? ''));
}

interface NamedMoney {
  readonly value: number | null;
  readonly phrase: string;
  readonly at: number;
  readonly end: number;
  readonly from: number;
  readonly country: string | null;
}

/** Nouns that are also something else ("pound", "won", "crown") need what money has: a size, a country. */
function isMoneyName(scene: Scene, money: NamedMoney): boolean {
  const { phrase, at, end, value, country } = money;
  if (phrase === 'pound') return !isWeight(scene, money);
  if (phrase === 'dram') return isLocal('AMD', country ?? scene.home);
  const least = NEEDS_SIZE.get(phrase);
  if (least === undefined || (value ?? 0) >= least) return true;
  const home = country ?? scene.home;
  return home !== null && (LOCAL.get(phrase)?.has(home) ?? false) && end > at;
}

/** Countries of pounds. */
const STERLING = /^(?:GB|IE|IM|JE|GG|GI|EG|LB|SY|SD|SS|CY)$/;
const OF_WEIGHT = /^(?:weigh(?:s|ed|ing|t|ts)?|los[et]|losing|gain(?:s|ed|ing)?|drop(?:s|ped|ping)?|shed(?:s|ding)?|lift(?:s|ed|ing)?|ounces?)$/;
const OF_PRICE =
  /^(?:costs?|costing|pa(?:y|ys|id|ying)|worth|pric(?:e|es|ed)|fine[ds]?|fees?|earn(?:s|ed|ing)?|spen(?:d|ds|t|ding)|sold|sell|rais(?:e|ed)|valued?|salary|budget|profits?|losses|prize|loans?|debts?|fund|bill|tax|bet|bought|charged?|compensation|damages|grant|bail|stole|stolen)$/;

/** "190 pounds" of a boxer, "a 300-pound bomb", "5 pounds of rice"; but "2 million pounds", "fined 500 pounds", a price in Britain. */
function isWeight(scene: Scene, { at, from, value, country }: NamedMoney): boolean {
  if (/^(?:of|heavier|lighter|per)$/.test(wordAt(scene, at + 1, from))) return true;
  if ([2, 3, 4].some((ahead) => /^(?:pence|penny|p)$/.test(wordAt(scene, at + ahead, from)) && scene.tokens[at + ahead - 1]?.kind === 'number'))
    return false;
  const before = [1, 2, 3, 4, 5].map((back) => wordAt(scene, from - back, from));
  if (before.some((word) => OF_PRICE.test(word))) return false;
  const isBritish = STERLING.test(country ?? scene.home ?? '');
  if (before.some((word) => OF_WEIGHT.test(word))) return !(isBritish && /^(?:los[et]|gained)$/.test(before[0] ?? ''));
  return (value ?? 0) < 1_000_000 && (!isBritish || /^[-‑]$/.test(wordAt(scene, at - 1, from)));
}

/** "rupees 500 crore", "Pounds 20m": a name before digits that no other unit claims. */
export function nameBefore(scene: Scene, at: number, to: number, country: string | null): Currency | null {
  if (scene.tokens[at]?.kind !== 'number') return null;
  const word = wordAt(scene, at - 1, at);
  const name = NAMES.get(word) ?? NAMES.get(singularOf(word));
  if (!name || scene.tokens[at]?.spaced === false) return null;
  const behind = wordAt(scene, to, at);
  if (!hasSize(scene, at) && /^[\p{L}%]/u.test(behind) && !/^(?:and|or|in|for|to|on|from|at|by|a|per)$/.test(behind)) return null;
  if (/^(?:%|percent|per)$/.test(behind)) return null;
  const owner = wordAt(scene, at - 2, at);
  if (scene.tokens[at - 2]?.kind === 'number' || /^(?:the|a|an|this|that|against|per|each|every|one|of)$/.test(owner)) return null;
  const code = NAMES.get(`${owner} ${word}`)?.code ?? settle(name, country ?? (name.noun === 'dollar' ? null : scene.home));
  return code === null || code === undefined
    ? null
    : { code, name: name.isMinor ? (MINOR_FORMS.get(singularOf(word)) ?? word) : word, isMinor: name.isMinor };
}
