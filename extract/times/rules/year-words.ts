import { ONES, TEENS, TENS } from '../../text/number-lexicon.ts';
import type { Scene } from '../scene.ts';

const CENTURIES = new Map([...TEENS, ['twenty', 20]]);

/** A year in words, as in speech: "nineteen ninety-six", "nineteen hundred ninety", "twenty nineteen", "two thousand and five". */
export function readYearWords({ word }: Pick<Scene, 'word'>, index: number): { year: number; end: number } | null {
  const first = word(index, index);
  const isMillennium = first === 'two' && word(index + 1, index) === 'thousand';
  const century = isMillennium ? 20 : CENTURIES.get(first);
  if (century === undefined || century < 15) return null;
  const isHundred = word(index + 1, index) === 'hundred';
  const at = isMillennium || isHundred ? index + 2 : index + 1;
  const rest = readBelowHundred(word, word(at, index) === 'and' ? at + 1 : at, index);
  if (rest) return rest.value < 10 && !isMillennium && !isHundred ? null : { year: century * 100 + rest.value, end: rest.end };
  // "two thousand" alone counts; "the year two thousand" dates.
  return isMillennium && word(index - 1, index) === 'year' ? { year: 2000, end: index + 2 } : null;
}

function readBelowHundred(word: Scene['word'], at: number, from: number): { value: number; end: number } | null {
  const lower = word(at, from);
  const small = TEENS.get(lower) ?? ONES.get(lower);
  if (small !== undefined) return { value: small, end: at + 1 };
  const tens = TENS.get(lower);
  if (tens === undefined) return null;
  const next = /^[-‑]$/.test(word(at + 1, from)) ? at + 2 : at + 1;
  const ones = ONES.get(word(next, from));
  return ones ? { value: tens + ones, end: next + 1 } : { value: tens, end: at + 1 };
}
