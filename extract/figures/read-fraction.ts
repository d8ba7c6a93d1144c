import { readFractionWords, roundRatio } from '../text/fractions.ts';
import { type ReadNumber, readNumber } from '../text/numbers.ts';
import { readSlashFraction } from '../text/read-digits.ts';
import type { Frame } from './frame.ts';
import { type Scene, wordAt } from './scene.ts';

const ratio = (from: number, to: number, value: number, isWord = true): Frame => ({ from, to, value, low: value, high: value, isWord });

/** What may follow one part of something; "a third man", "a fifth time" count in order. */
const BEHIND_ONE = /^(?:of|the|a|at|in|from|as|,|\.|more|less|since|to|or|over|on|their|its|that|percent|per|percentage)?$/;

/** "two-thirds", "three quarters", "a third", "half", "one-fifth", "1/2"; the value is the ratio. */
export function readFraction(scene: Scene, at: number): Frame | null {
  if (wordAt(scene, at, at) === 'half') {
    const isOf = /^(?:of|the|its|their|his|her|that|those|all|an|a|percent|percentage)$/.test(wordAt(scene, at + 1, at));
    return isOf ? ratio(at, at + 1, 0.5) : null;
  }
  if (isSlashFraction(scene, at)) {
    const slash = readSlashFraction(scene.tokens, at, at);
    return slash && ratio(at, slash.end, roundRatio(slash.value), false);
  }
  const words = readFractionWords(scene.tokens, at);
  if (!words) return null;
  const next = wordAt(scene, words.end, at);
  const isArticle = /^an?$/.test(wordAt(scene, at, at));
  if (words.isSingle && !BEHIND_ONE.test(next) && (isArticle || next !== 'and')) return null;
  // "a quarter" is three months too, "a twentieth" an anniversary.
  const isOdd = words.by > 10 || /^quarter$/.test(scene.tokens[words.end - 1]?.lower ?? '');
  return isArticle && isOdd && !/^(?:of|percent|percentage)$/.test(next) ? null : ratio(at, words.end, words.value);
}

const DATES = /^(?:on|since|until|till|by|dated|before|after|the)$/;

/** Digits about a stroke that divide: "1/2 of the vote", not the day and month that "on 1/6" names. */
export function isSlashFraction(scene: Scene, at: number): boolean {
  if (scene.tokens[at + 1]?.text !== '/') return false;
  const slash = readSlashFraction(scene.tokens, at, at);
  return slash !== null && (wordAt(scene, slash.end, at) === 'of' || !DATES.test(wordAt(scene, at - 1, at)));
}

/** "one in five", "9 out of 10": a ratio. */
export function readProportion(scene: Scene, at: number, first: ReadNumber): Frame | null {
  const word = wordAt(scene, first.end, at);
  const start = word === 'in' ? first.end + 1 : word === 'out' && wordAt(scene, first.end + 1, at) === 'of' ? first.end + 2 : 0;
  const second = start ? readNumber(scene.tokens, start) : null;
  if (!second || second.value === null || first.value === null || second.value <= first.value || first.value > 100 || second.value > 10_000)
    return null;
  if (word === 'in' && (second.value > 1000 || first.value > 20 || scene.timeAt.has(start))) return null;
  if (word === 'out' && !/^(?:one|two|three|four|five|six|seven|eight|nine|\d)$/.test(wordAt(scene, at, at))) return null;
  const value = Math.round((first.value / second.value) * 1e6) / 1e6;
  return { from: at, to: second.end, value, low: value, high: value, isWord: first.isWord };
}
