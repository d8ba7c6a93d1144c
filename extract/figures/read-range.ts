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
  const upTo = word === 'up' && wordAt(scene, frame.to + 1, frame.from) === 'to' && lead === 'from' ? 1 : 0;
  const to = (word === 'to' || upTo === 1) && (lead !== 'from' || ranges || !isChanged(scene, first, frame.from));
  const through = word === 'through' || word === 'thru';
  const or = word === 'or';
  // "10- to 15-year-olds": the hyphen waits for the unit.
  const waits = dash === false && /^[-‑]$/.test(word) && wordAt(scene, frame.to + 1, frame.from) === 'to' ? 1 : 0;
  if ((!dash && !between && !to && !through && !or && !waits) || frame.value === null) return frame;
  let start = frame.to + 1 + upTo + waits;
  const isMinus = /^(?:minus|[-−])$/.test(wordAt(scene, start, frame.from));
  if (isMinus) start++;
  if (money) start = currencyBefore(scene, start, null)?.number ?? start;
  const read = readNumber(scene.tokens, start, { money });
  const second = read && isMinus && read.value !== null ? { ...read, value: -read.value } : read;
  if (!second || second.value === null || scene.tokens[start]?.sentence !== scene.tokens[frame.from]?.sentence) return frame;
  if (to && directionOf(lead) !== null && BEHIND_LEVEL.test(wordAt(scene, second.end, frame.from))) return frame;
  const scale =
    isDozens(scene, second.end) && frame.value < 12
      ? 12
      : second.value >= 1000 && frame.value < 1000 && !isPlain(scene, start, second.end)
        ? scaleOf(second.value)
        : 1;
  // "minus 5 to minus 10 degrees": the colder end may stand last.
  if (isMinus && frame.value < 0 && second.value < frame.value)
    return { ...frame, to: second.end, value: null, low: second.value, high: frame.value, isRange: true };
  const low = frame.value * scale;
  if (!(low < second.value) || (or && second.value > 2 * low && low > 3)) return frame;
  if (dash && !frame.isWord && /^(?:19|20)\d\d$/.test(scene.tokens[frame.from]?.text ?? '')) return frame;
  return { ...frame, to: second.end, value: null, low, high: second.value, isRange: true };
}

/** "rose from 20 to 30": two ends of a change, no range. */
function isChanged(scene: Scene, first: number, from: number): boolean {
  if (/^(?:is|are|was|were|be|anywhere)$/.test(wordAt(scene, first - 2, from))) return false;
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

/** "two to three dozen". */
const isDozens = (scene: Scene, to: number): boolean => scene.tokens[to - 1]?.lower === 'dozen';

/** Digits alone, with no scale word behind them. */
const isPlain = (scene: Scene, from: number, to: number): boolean => to === from + 1 && scene.tokens[from]?.kind === 'number';
const scaleOf = (value: number): number => (value >= 1e12 ? 1e12 : value >= 1e9 ? 1e9 : value >= 1e6 ? 1e6 : value >= 1000 ? 1000 : 1);
