import { readOrdinal } from '../text/numbers.ts';
import { type Quantity, type Scene, wordAt } from './scene.ts';

/** "for the third time", "the second-largest city": nth occurrence, or place in an ordering. */
export function readOrdinalQuantity(scene: Scene, at: number): Quantity | null {
  if (scene.timeAt.has(at) || scene.nameAt.has(at)) return null;
  const ordinal = readOrdinal(scene.tokens, at);
  if (!ordinal) return null;
  const hyphen = /^[-‑]$/.test(wordAt(scene, ordinal.end, at)) ? ordinal.end + 1 : ordinal.end;
  const next = wordAt(scene, hyphen, at);
  const isRank =
    /^(?:largest|biggest|highest|most|busiest|longest|tallest|deadliest|worst|best|richest|oldest|smallest|lowest|place|spot|position|fastest|richest|poorest|strongest)$/.test(
      next,
    );
  const isNth = /^(?:time|day|week|month|year|round|anniversary|attempt|straight|consecutive|successive|title|goal|victory|defeat|win|term)$/.test(
    next,
  );
  if ((!isRank && !isNth) || (ordinal.value === 1 && !isRank) || (ordinal.isWord && ordinal.value === 1)) return null;
  const { value } = ordinal;
  return {
    from: at,
    to: ordinal.end,
    start: scene.tokens[at]?.start ?? 0,
    end: scene.tokens[ordinal.end - 1]?.end ?? 0,
    after: hyphen,
    kind: isRank ? 'rank' : 'ordinal',
    value,
    low: value,
    high: value,
    isWord: ordinal.isWord,
    rule: isRank ? 'rank' : 'ordinal',
  };
}
