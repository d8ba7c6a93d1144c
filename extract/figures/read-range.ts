import { readNumber } from '../text/numbers.ts';
import { directionOf } from './change.ts';
import { currencyBefore } from './currencies.ts';
import type { Frame } from './frame.ts';
import { type Scene, wordAt } from './scene.ts';

/** What follows a level alone: "fell 3 to 41 after the report" is a step and where it led, "fell 3 to 4 percent" a range. */
const BEHIND_LEVEL = /^(?:after|as|on|in|at|when|while|amid|from|and|but|[.,;)]|)$/;

/** "20 to 30", "20-30", "between 20 and 30", "20 through 30", "$3-4 million": one row; the scale of the second holds for both where the first has none. */
export function withRange(scene: Scene, frame: Frame, { money, first }: { money: boolean; first: number }): Frame {
  const sign = scene.tokens[frame.to];
  const word = wordAt(scene, frame.to, frame.from);
  const digits = scene.tokens[frame.to - 1]?.kind === 'number' && scene.tokens[frame.to + 1]?.kind === 'number';
  const spaced = /^[-–]$/.test(word) && sign?.spaced === true && scene.tokens[frame.to + 1]?.spaced === true && digits;
  const dash = spaced || (/^[-–—‑~〜]$/.test(word) && sign?.spaced === false && scene.tokens[frame.to + 1]?.spaced === false);
  const lead = wordAt(scene, first - 1, frame.from);
  const ages = lead === 'of' && /^ages?$/.test(wordAt(scene, first - 2, frame.from));
  const between = word === 'and' && (lead === 'between' || ages);
  const ranges = [2, 3, 4, 5].some((back) => /^rang(?:e|es|ed|ing)$/.test(wordAt(scene, first - back, frame.from)));
  const to = word === 'to' && (lead !== 'from' || ranges || !isChanged(scene, first, frame.from));
  const through = word === 'through' || word === 'thru';
  const or = word === 'or';
  if ((!dash && !between && !to && !through && !or) || frame.value === null) return frame;
  let start = frame.to + 1;
  if (money) start = currencyBefore(scene, start, null)?.number ?? start;
  const second = readNumber(scene.tokens, start, { money });
  if (!second || second.value === null || scene.tokens[start]?.sentence !== scene.tokens[frame.from]?.sentence) return frame;
  if (to && directionOf(lead) !== null && BEHIND_LEVEL.test(wordAt(scene, second.end, frame.from))) return frame;
  const scale = second.value >= 1000 && frame.value < 1000 && !isPlain(scene, start, second.end) ? scaleOf(second.value) : 1;
  const low = frame.value * scale;
  if (!(low < second.value) || (or && second.value > 2 * low && low > 3)) return frame;
  if (dash && !frame.isWord && /^(?:19|20)\d\d$/.test(scene.tokens[frame.from]?.text ?? '')) return frame;
  return { ...frame, to: second.end, value: null, low, high: second.value, isRange: true };
}

/** "rose from 20 to 30": two ends of a change, no range. */
function isChanged(scene: Scene, first: number, from: number): boolean {
  for (let at = first - 2; at >= first - 14; at--) {
    const word = wordAt(scene, at, from);
    if (word === '' || /^[;:]$/.test(word)) return false;
    if (
      directionOf(word) !== null ||
      /^(?:revised?|chang(?:e|es|ed|ing)|correct(?:ed|s)?|updat(?:e|ed)|count|number|tally|toll|went|moved?|inching|creeping|upward|downward)$/.test(
        word,
      )
    )
      return true;
  }
  return false;
}

/** Digits alone, with no scale word behind them. */
const isPlain = (scene: Scene, from: number, to: number): boolean => to === from + 1 && scene.tokens[from]?.kind === 'number';
const scaleOf = (value: number): number => (value >= 1e12 ? 1e12 : value >= 1e9 ? 1e9 : value >= 1e6 ? 1e6 : value >= 1000 ? 1000 : 1);
