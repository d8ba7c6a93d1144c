import { singularOf } from '../text/lemma.ts';
import { type Scene, wordAt } from './scene.ts';
import { unitAt } from './units.ts';

const RATE_NOUNS = new Set(
  'day week month quarter year decade century fortnight shift hour minute second night person head capita share barrel gallon litre liter tonne ton ounce kilogram kilo mile kilometre kilometer household family pupil student member vote unit game square night round kilowatt megawatt pound gram kilometer metre meter foot hectare acre bushel visit trip ride call click dose piece item pack bottle room passenger seat ticket patient worker employee customer user resident inhabitant child plate meal'.split(
    ' ',
  ),
);

export interface PerUnit {
  readonly perUnit: string;
  readonly end: number;
  /** Whether brackets stand between, so that what follows the number does not begin behind it. */
  readonly isFar?: boolean;
}

/** "$6 (5.50 euros) per share": the same sum in brackets stands before what both are per. */
export function perPastBrackets(scene: Scene, at: number, from: number): PerUnit | null {
  if (wordAt(scene, at, from) !== '(') return null;
  for (let close = at + 2; close < at + 8; close++) {
    if (wordAt(scene, close, from) !== ')') continue;
    const per = /^(?:per|an?)$/.test(wordAt(scene, close + 1, from)) ? perUnitAt(scene, close + 1, from) : null;
    return per && { ...per, isFar: true };
  }
  return null;
}

/** "per hour", "a day", "an ounce", "each year", "per 100,000 people", "an hour", "/kg": what a number is per. */
export function perUnitAt(scene: Scene, at: number, from: number): PerUnit | null {
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
