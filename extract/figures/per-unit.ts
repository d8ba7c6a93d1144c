import { singularOf } from '../text/lemma.ts';
import { type Scene, wordAt } from './scene.ts';
import { unitAt } from './units.ts';

const RATE_NOUNS = new Set(
  'day week month quarter year decade century fortnight shift hour minute second night person head capita share barrel gallon litre liter tonne ton ounce kilogram kilo mile kilometre kilometer household family pupil student member vote unit game square night round kilowatt megawatt pound gram kilometer metre meter foot hectare acre bushel visit trip ride call click dose piece item pack bottle room passenger seat ticket patient worker employee customer user resident inhabitant child plate meal'.split(
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
