import { isHard } from './breaks.ts';
import { cueForm } from './lexicon.ts';
import { lowerOf, type Scene, tokenOf } from './scene.ts';
import {
  AUXILIARIES,
  COORDINATORS,
  DETERMINERS,
  isAdverb,
  isCapital,
  looksFinite,
  PERSONAL,
  PREPOSITIONS,
  RELATIVES,
  SUBORDINATORS,
  TIME_WORDS,
} from './words.ts';
/** Reads leftwards from `end` to where the noun phrase begins. */
export function phraseStart(scene: Scene, end: number, firstToken: number): number {
  let at = end - 1;
  let start = end;
  let verbSeen = false;
  for (; at >= firstToken; at--) {
    const token = tokenOf(scene, at);
    if (isHard(scene, at)) break;
    if (token.lower === 'that' && at > firstToken && (cueForm(lowerOf(scene, at - 1)) || isHard(scene, at - 1))) break;
    if (SUBORDINATORS.has(token.lower) || token.lower === 'but') break;
    // "the plan by which the council hopes to rebuild": without a verb in between, the subject begins behind the pronoun.
    if (RELATIVES.has(token.lower) && !verbSeen && at + 1 < end && !(token.lower === 'that' && !opensPhrase(scene, at + 1))) break;
    if (looksFinite(token)) {
      if (!insideRelative(scene, at, firstToken) && !isReduced(scene, at)) break;
      verbSeen = true;
    }
    if (takesClause(scene, at)) break;
    if (PERSONAL.has(token.lower) && at < end - 1) break;
    if (token.lower === 'and' && clauseBefore(scene, at, firstToken)) break;
    start = at;
  }
  return trimLead(scene, start, end);
}

/** A determiner, a pronoun, a number or a name: what a new noun phrase begins with. */
const opensPhrase = (scene: Scene, at: number): boolean => {
  const token = tokenOf(scene, at);
  return DETERMINERS.has(token.lower) || PERSONAL.has(token.lower) || token.kind === 'number' || isCapital(token);
};
/** "the study notes the ministry …": a cue in -s with a noun phrase behind it is the verb of the clause outside. */
const takesClause = (scene: Scene, at: number): boolean => {
  const form = cueForm(lowerOf(scene, at));
  return (form?.shapes.has('s') && form.takes.has('clause') && tokenOf(scene, at - 1).kind === 'word' && opensPhrase(scene, at + 1)) ?? false;
};

/** "the man who was hurt", "groups that backed it": a verb right after a relative pronoun that follows a noun. */
function insideRelative(scene: Scene, verb: number, firstToken: number): boolean {
  for (let at = verb - 1; at > firstToken && at >= verb - 4; at--) {
    const token = tokenOf(scene, at);
    if (isHard(scene, at)) return false;
    if (RELATIVES.has(token.lower)) return tokenOf(scene, at - 1).kind === 'word' && !cueForm(lowerOf(scene, at - 1));
  }
  return false;
}
/** "the survey released on Monday found": an -ed form before the main verb, without a conjunction between, modifies the noun. */
const isReduced = (scene: Scene, at: number): boolean =>
  (tokenOf(scene, at).lower.endsWith('ed') && !cueForm(lowerOf(scene, at))?.takes.has('that') && !AUXILIARIES.has(lowerOf(scene, at - 1))) ||
  isParticipleAdjective(scene, at);
const isParticipleAdjective = (scene: Scene, at: number): boolean => {
  const token = tokenOf(scene, at);
  if (!token.lower.endsWith('ed')) return false;
  const before = tokenOf(scene, at - 1);
  const after = tokenOf(scene, at + 1);
  return (
    DETERMINERS.has(before.lower) || before.text === '-' || (PREPOSITIONS.has(after.lower) && !PREPOSITIONS.has(before.lower) && after.lower === 'by')
  );
};
const clauseBefore = (scene: Scene, at: number, firstToken: number): boolean => {
  for (let left = at - 1; left >= firstToken; left--) {
    const token = tokenOf(scene, left);
    if (isHard(scene, left)) return !!(token.text === ',' && left === at - 1);
    if (looksFinite(token) && !isParticipleAdjective(scene, left)) return true;
  }
  return false;
};

const PARTICLES = new Set(['out', 'up', 'down', 'back', 'away']);

/** Drops what leads into the clause: coordinators, adverbs, a time or "in 2015". */
function trimLead(scene: Scene, from: number, end: number): number {
  let start = from;
  for (;;) {
    const token = tokenOf(scene, start);
    if (start >= end) return end;
    if (COORDINATORS.has(token.lower) || PARTICLES.has(token.lower) || (isAdverb(token) && !DETERMINERS.has(token.lower)) || token.text === '-')
      start++;
    else if (PREPOSITIONS.has(token.lower)) {
      let next = start + 1;
      while (next < end && (TIME_WORDS.has(lowerOf(scene, next)) || tokenOf(scene, next).kind === 'number' || lowerOf(scene, next) === 'the')) next++;
      if (next > start + 1 && next < end && isTime(scene, start + 1, next)) start = next;
      else return phraseAfterLead(scene, start, end);
    } else return start;
  }
}
/** "in recent days the ministry": where a determiner opens a second phrase, the first is an adverbial. */
function phraseAfterLead(scene: Scene, start: number, end: number): number {
  for (let at = start + 2; at < end; at++) {
    const before = tokenOf(scene, at - 1);
    const follows = before.kind === 'word' && !PREPOSITIONS.has(before.lower) && !DETERMINERS.has(before.lower) && !COORDINATORS.has(before.lower);
    if (follows && /^(?:the|an?|his|her|its|their|our|my)$/.test(lowerOf(scene, at))) return at;
  }
  return start;
}
const isTime = (scene: Scene, from: number, to: number): boolean => {
  for (let at = from; at < to; at++) if (TIME_WORDS.has(lowerOf(scene, at)) || /^\d{4}$/.test(lowerOf(scene, at))) return true;
  return false;
};
