import type { ReadModifier } from './draft.ts';
import { type Scene, wordAt } from './scene.ts';

const MORE = /^(?:more|greater|higher|larger|bigger|above|over|least)$/;
const LESS = /^(?:less|fewer|lower|smaller|below|under|most)$/;
const SIGNS = /^[<>=≤≥]$/;

const bound = (word: string, from: number): ReadModifier | null =>
  MORE.test(word) ? { modifier: 'at_least', from } : LESS.test(word) ? { modifier: 'at_most', from } : null;

/** A bound in signs or with equality before a number: ">= 20", "greater than or equal to 20", "equal to or less than 20". */
export function boundBefore(scene: Scene, from: number): ReadModifier | null {
  const last = wordAt(scene, from - 1, from);
  if (SIGNS.test(last)) return signBefore(scene, from, last);
  if (!/^(?:to|than|less|more)$/.test(last)) return null;
  const word = (back: number): string => wordAt(scene, from - back, from);
  if (word(2) === 'equal' && word(3) === 'or') {
    const than = word(4) === 'than' ? 5 : 4;
    return bound(word(than), from - than);
  }
  const than = last === 'than' ? 2 : 1;
  if (word(than + 1) === 'or' && word(than + 2) === 'equal') return bound(word(than), from - than - 2);
  return word(than + 1) === 'or' && word(than + 2) === 'to' && word(than + 3) === 'equal' ? bound(word(than), from - than - 3) : null;
}

function signBefore(scene: Scene, from: number, last: string): ReadModifier | null {
  const outer = wordAt(scene, from - 2, from);
  if (last === '≥' || (last === '=' && outer === '>') || (last === '>' && outer === '=')) return { modifier: 'at_least', from: from - 1 };
  if (last === '≤' || (last === '=' && outer === '<') || (last === '<' && outer === '=')) return { modifier: 'at_most', from: from - 1 };
  // "<>" is unequal, and tags of markup end in it.
  if (last === '=' || SIGNS.test(outer)) return null;
  return last === '>' ? { modifier: 'more_than', from: from - 1 } : { modifier: 'less_than', from: from - 1 };
}

/** "more than 20 or equal to": the bound itself belongs to it, where no number of its own follows. */
export const isOrEqual = (scene: Scene, to: number): boolean =>
  ['or', 'equal', 'to'].every((word, ahead) => wordAt(scene, to + ahead, to - 1) === word) && scene.tokens[to + 3]?.kind !== 'number';
