import { cueForm } from './lexicon.ts';
import { lowerOf, type Range, type Scene, sentenceOf, tokenOf } from './scene.ts';
import {
  AUXILIARIES,
  COORDINATORS,
  DETERMINERS,
  isAdverb,
  isCapital,
  isDash,
  isTerminal,
  looksFinite,
  PERSONAL,
  PREPOSITIONS,
  RELATIVES,
  SUBORDINATORS,
  TIME_WORDS,
} from './words.ts';

const HARD = new Set([',', ';', ':', '(', ')', '[', ']', '“', '”', '"', '…']);
const isHard = (scene: Scene, at: number): boolean => {
  const { text } = tokenOf(scene, at);
  if (text === '.') return at >= sentenceOf(scene, at).endToken - 2;
  return HARD.has(text) || isTerminal(text) || isDash(text) || scene.isMark[at] === 1;
};

/** The subject before a verb group, appositions between commas included, times and other adverbials skipped; null where there is none. */
export function subjectBefore(scene: Scene, verbFrom: number): Range | null {
  let end = verbFrom;
  for (let tries = 0; tries < 3; tries++) {
    const found = phraseBefore(scene, end);
    if (!found || !isAdverbial(scene, found)) return found;
    end = found.from;
  }
  return null;
}

/** "last week", "on Monday", "like many others": no subject. */
function isAdverbial(scene: Scene, { from, to }: Range): boolean {
  const first = lowerOf(scene, from);
  if (
    first === 'like' ||
    first === 'unlike' ||
    (PREPOSITIONS.has(first) && first !== 'over' && first !== 'about' && first !== 'around' && first !== 'under')
  )
    return true;
  for (let at = from; at < to; at++)
    if (!TIME_WORDS.has(lowerOf(scene, at)) && tokenOf(scene, at).kind !== 'number' && !DETERMINERS.has(lowerOf(scene, at))) return false;
  return TIME_WORDS.has(lowerOf(scene, to - 1));
}

/** The noun phrase that ends right before a token, appositions between commas included. */
export function phraseBefore(scene: Scene, verbFrom: number): Range | null {
  const { firstToken } = sentenceOf(scene, verbFrom);
  let end = verbFrom;
  while (end > firstToken && isAdverb(tokenOf(scene, end - 1)) && !PERSONAL.has(lowerOf(scene, end - 1))) end--;
  const last = tokenOf(scene, end - 1);
  if (end <= firstToken) return null;
  const relativeThat = last.lower === 'that' && tokenOf(scene, end - 2).kind === 'word' && !cueForm(lowerOf(scene, end - 2));
  if (relativeThat || (RELATIVES.has(last.lower) && last.lower !== 'that')) return { from: end - 1, to: end };
  if (PERSONAL.has(last.lower)) return { from: end - 1, to: end };
  if (last.text === ',') return subjectOverCommas(scene, end, firstToken);
  if (last.text === ')') {
    let open = end - 1;
    while (open > firstToken && tokenOf(scene, open).text !== '(') open--;
    const head = subjectBefore(scene, open);
    return head && { from: head.from, to: end };
  }
  if (isHard(scene, end - 1)) return null;
  const from = phraseStart(scene, end, firstToken);
  // "criticised the record" before "said" is another verb's clause.
  if (from >= end || (end - from > 2 && looksFinite(tokenOf(scene, from)))) return null;
  return { from, to: end };
}

/** "John Roe, the mayor of Springfield, said": the phrase before an apposition or a relative clause in commas. */
function subjectOverCommas(scene: Scene, end: number, firstToken: number): Range | null {
  let comma = end - 2;
  while (comma >= firstToken && tokenOf(scene, comma).text !== ',') {
    const text = tokenOf(scene, comma).text;
    if (scene.isMark[comma] === 1 || text === ';' || (text !== '.' && isTerminal(text))) return null;
    comma--;
  }
  if (comma <= firstToken) return null;
  if (end - comma > 40) return null;
  const from = phraseStart(scene, comma, firstToken);
  if (from >= comma) return null;
  const first = lowerOf(scene, from);
  if (tokenOf(scene, from - 1).text === ',' && (PREPOSITIONS.has(first) || RELATIVES.has(first) || /(?:ing|^an?|^\d+)$/.test(first))) {
    const outer = subjectOverCommas(scene, from, firstToken);
    if (outer) return { from: outer.from, to: end - 1 };
  }
  const inner = tokenOf(scene, comma + 1);
  if (COORDINATORS.has(inner.lower) && inner.lower !== 'and') return null;
  return { from, to: end - 1 };
}

/** Reads leftwards from `end` to where the noun phrase begins. */
function phraseStart(scene: Scene, end: number, firstToken: number): number {
  let at = end - 1;
  let start = end;
  let verbSeen = false;
  for (; at >= firstToken; at--) {
    const token = tokenOf(scene, at);
    if (isHard(scene, at)) break;
    if (token.lower === 'that' && at > firstToken && (cueForm(lowerOf(scene, at - 1)) || isHard(scene, at - 1))) break;
    if (SUBORDINATORS.has(token.lower) || token.lower === 'but') break;
    // "the operation through which the country has vowed": without a verb in between, the subject begins behind the pronoun.
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
    if (isHard(scene, left)) return token.text === ',' && left === at - 1 ? true : false;
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

/** The noun phrase that starts at a token: as far as names, nouns and "of"-phrases go, with an apposition in commas. */
export function phraseFrom(scene: Scene, from: number, limit: number): Range | null {
  const first = tokenOf(scene, from);
  if (from >= limit || isHard(scene, from)) return null;
  if (PERSONAL.has(first.lower)) return { from, to: from + 1 };
  if (first.kind === 'punct') return null;
  let at = from;
  for (; at < limit; at++) {
    const token = tokenOf(scene, at);
    if (isHard(scene, at)) break;
    if (at > from && (SUBORDINATORS.has(token.lower) || (looksFinite(token) && tokenOf(scene, at - 1).text !== '-') || RELATIVES.has(token.lower)))
      break;
    if (at > from && TIME_WORDS.has(token.lower) && (isCapital(token) || lowerOf(scene, at) !== 'day')) break;
    if (at > from && PREPOSITIONS.has(token.lower) && !['of', 'for', 'from', 'at', 'with'].includes(token.lower)) {
      if (token.lower === 'in' && isCapital(tokenOf(scene, at + 1)) && !TIME_WORDS.has(lowerOf(scene, at + 1))) continue;
      break;
    }
  }
  if (at === from) return null;
  return { from, to: at };
}
