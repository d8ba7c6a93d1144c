import { readOrdinal } from '../text/ordinals.ts';
import { pastHyphen, type Quantity, type Scene, spanOf, wordAt } from './scene.ts';

const EVENTS =
  /^(?:crash|accident|quake|earthquake|tremor|aftershock|attack|bombing|shooting|step|stage|fall|rise|increase|decrease|cut|hike|abduction|kidnapping|strike|outbreak|wave|death|fire|election|vote|meeting|summit|launch|test|visit|flood|storm|record|loss|arrest|case|blast|explosion|collapse|derailment|eruption|protest|raid|operation|trial|hearing|appeal)$/;
const STOPS = /^(?:and|the|of|in|on|to|for|with|after|before|as|was|were|is|are|said|from|by|at)$/;

/** "finished second", "ranks 12th": a place in an ordering, where no noun follows. "Safety comes first" orders nothing. */
const PLACES = /^(?:finish(?:e[sd]|ing)?|rank(?:s|ed|ing)?|placed|placing|came|comes|coming|seeded)$/;
const BEHIND_PLACE = /^(?:in|on|among|out|behind|overall|with|at|for|to|and|but|after|from|last|this|worldwide|globally|nationally|[.,;:!?)]|)$/;

const pastThe = (scene: Scene, at: number): number => (scene.tokens[at]?.lower === 'the' ? at + 1 : at);

/** "ranks lower than the sixth", "finished between the third and the sixth": the word that bounds a place. */
function boundingWord(scene: Scene, at: number): string | null {
  const lead = wordAt(scene, at - 1, at) === 'the' ? at - 2 : at - 1;
  const word = wordAt(scene, lead, at);
  if (!/^(?:between|than|above|below)$/.test(word)) return null;
  for (let back = lead - 1; back > lead - 10; back--) if (PLACES.test(wordAt(scene, back, at))) return word;
  return null;
}

/** "for the third time", "the second-largest city": nth occurrence, or place in an ordering. */
export function readOrdinalQuantity(scene: Scene, at: number): Quantity | null {
  if (scene.timeAt.has(at) || scene.nameAt.has(at)) return null;
  const ordinal = readOrdinal(scene.tokens, at);
  // The "third" of "seventy-third" is none of its own.
  if (!ordinal || (ordinal.isWord && scene.tokens[at - 1]?.text === '-' && scene.tokens[at]?.spaced === false)) return null;
  const hyphen = pastHyphen(scene, ordinal.end, at);
  const next = wordAt(scene, hyphen, at);
  const isPlaced =
    PLACES.test(wordAt(scene, at - 1, at)) && BEHIND_PLACE.test(next) && !(ordinal.value === 1 && /^c[ao]m/.test(wordAt(scene, at - 1, at)));
  const compared = boundingWord(scene, at);
  const other = compared === 'between' && next === 'and' ? readOrdinal(scene.tokens, pastThe(scene, ordinal.end + 1)) : null;
  const isRank =
    isPlaced ||
    (compared !== null && (other !== null || BEHIND_PLACE.test(next))) ||
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
  if ((!isRank && !isNth) || (ordinal.value === 1 && !isRank) || (ordinal.isWord && ordinal.value === 1 && !isPlaced)) return null;
  const to = other?.end ?? ordinal.end;
  return {
    from: at,
    to,
    ...spanOf(scene, at, to),
    after: other?.end ?? hyphen,
    kind: isRank ? 'rank' : 'ordinal',
    value: other ? null : ordinal.value,
    low: ordinal.value,
    high: other?.value ?? ordinal.value,
    isWord: ordinal.isWord,
    rule: isRank ? 'rank' : 'ordinal',
  };
}
