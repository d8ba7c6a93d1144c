import { readBelowHundred } from '../text/cardinals.ts';
import { readFractionWords, roundRatio } from '../text/fractions.ts';
import { ONES } from '../text/number-lexicon.ts';
import { readNumber } from '../text/numbers.ts';
import { readOrdinal } from '../text/ordinals.ts';
import { readSlashFraction } from '../text/read-digits.ts';
import { type Quantity, type Scene, spanOf } from './scene.ts';

/** The most words that a text of one number has. */
const LONGEST = 24;

interface Bare {
  readonly kind: Quantity['kind'];
  readonly value: number;
}

/** Words for numbers that in prose mean something else as often. */
const NAMED: ReadonlyMap<string, number> = new Map([
  ['nil', 0],
  ['half', 0.5],
  ['a pair', 2],
  ['a couple', 2],
]);

/**
 * A text that is nothing but one number, as a cell or a label is: "twenty-fifth", "minus one", "3 over 20". No words around it ask
 * for another reading, so forms count that in prose would be too rare or too vague.
 */
export function readBare(scene: Scene): Quantity | null {
  const { tokens } = scene;
  if (tokens.length > LONGEST || tokens.length === 0) return null;
  const isEdge = (at: number): boolean => /^[.!?()]$/.test(tokens[at]?.text ?? '');
  let [from, to] = [0, tokens.length];
  while (from < to && isEdge(from)) from++;
  while (to > from && isEdge(to - 1)) to--;
  const isMinus = /^(?:minus|negative|[-−])$/.test(tokens[from]?.lower ?? '');
  const bare = readAll(scene, isMinus ? from + 1 : from, to);
  if (!bare || (isMinus && bare.kind === 'ordinal')) return null;
  const value = isMinus ? -bare.value : bare.value;
  const isWord = tokens.slice(from, to).some(({ kind }) => kind === 'word');
  return { from, to, ...spanOf(scene, from, to), after: to, kind: bare.kind, value, low: value, high: value, isWord, rule: 'bare' };
}

function readAll({ tokens }: Scene, from: number, to: number): Bare | null {
  const start = tokens[from]?.lower === 'the' ? from + 1 : from;
  const ordinal = readOrdinal(tokens, start);
  if (ordinal?.end === to) return { kind: 'ordinal', value: ordinal.value };
  const number = readNumber(tokens, from);
  const fraction = number?.end === to ? null : (readFractionWords(tokens, from) ?? readSlashFraction(tokens, from, from));
  if (fraction?.end === to) return { kind: 'ratio', value: fraction.value };
  const named = NAMED.get(
    tokens
      .slice(from, to)
      .map(({ lower }) => lower)
      .join(' '),
  );
  if (named !== undefined) return { kind: 'count', value: named };
  if (number?.value == null) return null;
  // Digits alone may be a year, and are read as everywhere.
  if (number.end === to)
    return from + 1 === to && !number.isWord && /^(?:1[89]|20)?\d\d$/.test(tokens[from]?.text ?? '') ? null : { kind: 'count', value: number.value };
  if (tokens[number.end]?.lower === 'over') {
    const under = readNumber(tokens, number.end + 1);
    return under?.end === to && under.value ? { kind: 'ratio', value: roundRatio(number.value / under.value) } : null;
  }
  // "one twenty two", as numbers of houses and routes are said.
  const hundreds = number.end === from + 1 ? ONES.get(tokens[from]?.lower ?? '') : undefined;
  const rest = hundreds ? readBelowHundred(tokens, from, number.end) : null;
  return hundreds && rest?.end === to && rest.value > 9 ? { kind: 'count', value: hundreds * 100 + rest.value } : null;
}
