import { EVENTS_AHEAD, FUTURE_CUES, FUTURE_CUES_BEFORE_TO, IMPERATIVES, PAST_VERBS, PROMISES, PROMISING_NOUNS, TIME_ZONES } from './lexicon.ts';
import type { Scene } from './scene.ts';

export type Leaning = 'past' | 'future' | null;

/** How far a verb may stand from the time that it governs. */
const REACH = 15;

/** "held", "closed", but no "United". */
const isPastVerb = ({ tokens, word }: Scene, at: number, index: number): boolean => {
  const lower = word(at, index);
  return PAST_VERBS.has(lower) || (lower.length > 4 && lower.endsWith('ed') && tokens[at]?.text === lower);
};

/** What "to" stands before where it is no infinitive: "to Monday", "to the", "to 40". */
const isInfinitive = ({ tokens, word }: Scene, to: number, index: number): boolean =>
  to + 1 < index && /^[a-z]+$/.test(tokens[to + 1]?.text ?? '') && !/^(?:the|an?|its|his|her|their|\w+ing)$/.test(word(to + 1, index));

/** "the expected visit" says nothing of the verb; "a plan" neither, but "plan to". */
const isCue = ({ word, tokens }: Scene, at: number, index: number): boolean => {
  const lower = word(at, index);
  if (!FUTURE_CUES.has(lower) || tokens[at]?.text === 'May') return false;
  // "may have left on Friday" tells of the past.
  if (/^(?:can|may|must|should|might|would)$/.test(lower) && word(at + 1, index) === 'have') return false;
  if (FUTURE_CUES_BEFORE_TO.has(lower)) return word(at + 1, index) === 'to' && !/^(?:the|an?|its|his|her|their)$/.test(word(at + 2, index));
  return !/^(?:expected|planned|scheduled|due)$/.test(lower) || !/^(?:the|an?|its|his|her|their)$/.test(word(at - 1, index));
};

/** "Book a table for Friday", "Please schedule …", "Let's meet …": no verb stands between the command and the time. */
function isCommand({ word }: Scene, start: number, index: number): boolean {
  const at = word(start, index) === 'please' ? start + 1 : start;
  return at < index && IMPERATIVES.has(word(at, index));
}

/** The nearest verb before the expression, which governs it in "said Monday it will close" as in "will close Monday". */
function before(scene: Scene, index: number): Leaning {
  const { word } = scene;
  let infinitive = false;
  for (let at = index - 1; at >= index - REACH; at--) {
    const lower = word(at, index);
    if (lower === '' && isCommand(scene, at + 1, index)) return 'future';
    if (lower === '' || lower === ';') return null;
    if (isCue(scene, at, index)) return 'future';
    if (lower === 'to' && isInfinitive(scene, at, index)) {
      if (PROMISING_NOUNS.has(word(at - 1, index))) return 'future';
      infinitive = true;
    } else if (/^(?:is|are|am)$/.test(lower) && (infinitive || word(at + 1, index).endsWith('ing'))) return 'future';
    else if (lower === 'be' && word(at - 1, index) === 'to') return 'future';
    // "will be held", "to be completed": the form of "be" tells, not the participle.
    else if (isPastVerb(scene, at, index) && word(at - 1, index) !== 'be') {
      const next = word(at + 1, index);
      return PROMISES.has(lower) && (infinitive || next === 'to' || next === 'until' || (lower === 'set' && (next === 'for' || at + 1 === index)))
        ? 'future'
        : 'past';
    }
  }
  return null;
}

/** Without a verb before it, the first one behind it: "On Friday, the court will rule". */
function behind(scene: Scene, index: number, end: number, reach = REACH): Leaning {
  const { word } = scene;
  for (let at = end; at < end + reach; at++) {
    const lower = word(at, index);
    if (lower === '' || lower === ';' || (lower === ',' && at > end)) return null;
    if (/^(?:will|'ll|’ll|shall|wo)$/.test(lower) || (/^(?:is|are)$/.test(lower) && word(at + 1, index) === 'to')) return 'future';
    if (isPastVerb(scene, at, index)) return 'past';
  }
  return null;
}

/** "until Friday" ends ahead, but "not until Friday" and "had until Friday" lie back. */
function untilThen(scene: Scene, index: number, end: number): Leaning {
  const { word } = scene;
  for (let at = index - 2; at >= index - REACH; at--) if (/^(?:not|n't|had|up|did)$/.test(word(at, index))) return 'past';
  return word(index - 2, index) === '' ? (behind(scene, index, end) ?? 'future') : 'future';
}

/** "the Aug. 7 attack" has been; "the Aug. 7 vote" may come. */
function attributive({ tokens, word }: Scene, index: number, end: number): Leaning | undefined {
  if (!/^(?:the|an?|its|his|her|their)$/.test(word(index - 1, index)) || !/^[a-z]+$/.test(tokens[end]?.text ?? '')) return undefined;
  return EVENTS_AHEAD.has(word(end, index)) ? null : 'past';
}

const PART_OR_CLOCK = /^(?:mid|early|late|around|about|[-‑:]|noon|midnight|[ap]\.?m\.?|\d{1,2})$/;

/** Whether the words around an expression, index up to end, tell of the past or of what is to come; null where they do not say. */
export function leaning(scene: Scene, from: number, end: number): Leaning {
  const { word } = scene;
  let index = from;
  // "until mid-November", "until 9 a.m. EST Tuesday": what stands before the part or clock decides.
  while (PART_OR_CLOCK.test(word(index - 1, index)) || TIME_ZONES.has(word(index - 1, index))) index--;
  const first = word(index - 1, index);
  if (first === 'until' || first === 'till') return untilThen(scene, index, end);
  if (/^(?:by|through)$/.test(first) && word(index - 2, index) !== '') return before(scene, index - 1) === 'past' ? null : 'future';
  if (first === 'as' && /^(?:early|soon)$/.test(word(index - 2, index))) return 'future';
  if (/^['’]s$/.test(word(end, index))) return /^(?:before|of)$/.test(first) && /^(?:ahead|,|)$/.test(word(index - 2, index)) ? 'future' : null;
  const close = first === 'on' ? behind(scene, index, end, 1) : null;
  if (close) return close;
  const of = attributive(scene, index, end);
  return of === undefined ? (before(scene, index) ?? behind(scene, index, end)) : of;
}

/** News looks back: only a sign of what is to come moves a time ahead. */
export const isFuture = (scene: Scene, index: number, end: number): boolean => leaning(scene, index, end) === 'future';
