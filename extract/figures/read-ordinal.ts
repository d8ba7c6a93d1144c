import { readOrdinal } from '../text/numbers.ts';
import { type Quantity, type Scene, wordAt } from './scene.ts';

const EVENTS =
  /^(?:crash|accident|quake|earthquake|tremor|aftershock|attack|bombing|shooting|step|stage|fall|rise|increase|decrease|cut|hike|abduction|kidnapping|strike|outbreak|wave|death|fire|election|vote|meeting|summit|launch|test|visit|flood|storm|record|loss|arrest|case|blast|explosion|collapse|derailment|eruption|protest|raid|operation|trial|hearing|appeal)$/;
const STOPS = /^(?:and|the|of|in|on|to|for|with|after|before|as|was|were|is|are|said|from|by|at)$/;

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
  // "the fourth major bus crash": adjectives may stand between.
  const nth = [0, 1, 2, 3]
    .map((ahead) => wordAt(scene, hyphen + ahead, at))
    .find((word, index, all) => EVENTS.test(word) && all.slice(0, index).every((one) => /^\p{L}{3,}$/u.test(one) && !STOPS.test(one)));
  const isNth =
    nth !== undefined ||
    /^(?:time|day|week|month|year|round|anniversary|attempt|straight|consecutive|successive|title|goal|victory|defeat|win|term)$/.test(next);
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
