import { FRACTION_PARTS } from '../text/number-lexicon.ts';
import { type ReadNumber, readNumber } from '../text/numbers.ts';
import { directionOf } from './change.ts';
import { currencyBefore } from './currencies.ts';
import { type Scene, wordAt } from './scene.ts';

/** The bare number before its unit is known. */
export interface Frame {
  readonly from: number;
  readonly to: number;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly isWord: boolean;
  readonly isRange?: boolean;
  readonly isVague?: boolean;
}

export const exactly = (from: number, number: ReadNumber): Frame => {
  const isVague = number.value === null;
  return {
    from,
    to: number.end,
    value: number.value,
    low: isVague ? number.low : number.value,
    high: isVague ? null : number.value,
    isWord: number.isWord,
    isVague,
  };
};

/** "20 to 30", "20-30", "between 20 and 30", "$3-4 million": one row; the scale of the second holds for both where the first has none. */
export function withRange(scene: Scene, frame: Frame, { money, first }: { money: boolean; first: number }): Frame {
  const sign = scene.tokens[frame.to];
  const word = wordAt(scene, frame.to, frame.from);
  const digits = scene.tokens[frame.to - 1]?.kind === 'number' && scene.tokens[frame.to + 1]?.kind === 'number';
  const spaced = /^[-–]$/.test(word) && sign?.spaced === true && scene.tokens[frame.to + 1]?.spaced === true && digits;
  const dash = spaced || (/^[-–—‑]$/.test(word) && sign?.spaced === false && scene.tokens[frame.to + 1]?.spaced === false);
  const lead = wordAt(scene, first - 1, frame.from);
  const ages = lead === 'of' && /^ages?$/.test(wordAt(scene, first - 2, frame.from));
  const between = word === 'and' && (lead === 'between' || ages);
  const ranges = [2, 3, 4, 5].some((back) => /^rang(?:e|es|ed|ing)$/.test(wordAt(scene, first - back, frame.from)));
  const to = word === 'to' && (lead !== 'from' || ranges || !isChanged(scene, first, frame.from));
  const or = word === 'or';
  if ((!dash && !between && !to && !or) || frame.value === null) return frame;
  let start = frame.to + 1;
  if (money) start = currencyBefore(scene, start, null)?.number ?? start;
  const second = readNumber(scene.tokens, start, { money });
  if (!second || second.value === null || scene.tokens[start]?.sentence !== scene.tokens[frame.from]?.sentence) return frame;
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

/** "two-thirds", "three quarters", "a third", "half", "one-fifth"; the value is the ratio. */
export function readFraction(scene: Scene, at: number): Frame | null {
  const first = wordAt(scene, at, at);
  if (first === 'half') {
    const next = wordAt(scene, at + 1, at);
    return /^(?:of|the|its|their|his|her|that|those|all|an|a)$/.test(next)
      ? { from: at, to: at + 1, value: 0.5, low: 0.5, high: 0.5, isWord: true }
      : null;
  }
  const article = first === 'a' || first === 'an';
  const number = article ? { value: 1, end: at + 1, isWord: true } : readNumber(scene.tokens, at);
  if (!number || number.value === null || number.value > 20 || !Number.isInteger(number.value)) return null;
  const hyphen = /^[-‑]$/.test(wordAt(scene, number.end, at)) ? number.end + 1 : number.end;
  const part = wordAt(scene, hyphen, at);
  const by = FRACTION_PARTS.get(part);
  if (by === undefined || number.value > 1 !== /s$|^halves$/.test(part) || number.value >= by * 2) return null;
  if (/^(?:second|seconds)$/.test(part)) return null;
  // "a third man", "a fifth time" count in order; a fraction is of something, or ends its phrase.
  const next = wordAt(scene, hyphen + 1, at);
  if (number.value === 1 && !/^(?:of|the|a|at|in|from|as|,|\.|more|less|since|to|or|over|on|their|its|that)?$/.test(next)) return null;
  if (/^quarters?$/.test(part) && article && next !== 'of') return null;
  const value = Math.round((number.value / by) * 1e6) / 1e6;
  return { from: at, to: hyphen + 1, value, low: value, high: value, isWord: true };
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
