import { MEDIA } from '../lexicon.ts';
import { phraseBefore, phraseFrom, subjectBefore } from '../noun-phrase.ts';
import { lowerOf, type Range, type Scene, tokenOf } from '../scene.ts';
import { COORDINATORS, isAdverb, looksFinite, PREPOSITIONS, RELATIVES, SUBORDINATORS } from '../words.ts';
import type { CueContext } from './rule.ts';

/** The subject of the cue verb itself, else, in "A said x and added y" or ", saying", that of the clause it hangs on. */
export function speakerOf(context: CueContext): Range | null {
  const { scene, group } = context;
  if (group.mode === 'finite') {
    const own = subjectBefore(scene, group.from);
    if (own && own.from >= context.from) return own;
    const before = lowerOf(scene, group.from - 1);
    if (!COORDINATORS.has(before) && before !== ',') return null;
  }
  const beside = nounBeside(context);
  return beside ?? inheritedSpeaker(context);
}

/** "an ad featuring farmers telling …": a gerund right behind a noun, without a comma, belongs to that noun. */
function nounBeside({ scene, group, from }: CueContext): Range | null {
  const before = tokenOf(scene, group.from - 1);
  if (group.mode !== 'gerund' || group.from <= from || before.kind !== 'word' || before.lower.endsWith('ing')) return null;
  if (PREPOSITIONS.has(before.lower) || COORDINATORS.has(before.lower) || SUBORDINATORS.has(before.lower) || looksFinite(before)) return null;
  const beside = phraseBefore(scene, group.from);
  if (!beside) return null;
  if (MEDIA.has(before.lower)) return null;
  let start = beside.from;
  // A finite verb inside means that the phrase is a clause, whose subject speaks, save in "ended with farmers saying".
  for (let at = beside.from; at < beside.to; at++) if (looksFinite(tokenOf(scene, at)) && tokenOf(scene, at - 1).text !== '-') start = at + 1;
  const preposition = PREPOSITIONS.has(lowerOf(scene, start));
  if (start > beside.from && lowerOf(scene, start) !== 'with') return null;
  if (preposition) start++;
  return start < beside.to ? { from: start, to: beside.to } : null;
}

/** The source of the cue before in the sentence, else the subject of the nearest finite verb before, else the main one. */
export function inheritedSpeaker(context: CueContext): Range | null {
  const { scene, group, earlier, from, to } = context;
  if (group.mode === 'gerund' && leadsSentence(scene, from, group.from)) {
    const comma = commaAfter(scene, group.to, to);
    if (comma !== null) return inheritedSubject(scene, comma + 1, to);
  }
  const last = [...earlier].reverse().find((one) => one.source && one.source.to <= group.from && one.cue && one.cue.from >= from);
  if (last?.source && lowerOf(scene, last.source.from) !== 'who') return last.source;
  return inheritedSubject(scene, from, group.from) ?? last?.source ?? null;
}

/** "After saying …, S left": the gerund stands at the head of the sentence, at most behind a preposition. */
export const leadsSentence = (scene: Scene, from: number, gerund: number): boolean =>
  gerund === from || (gerund === from + 1 && (PREPOSITIONS.has(lowerOf(scene, from)) || SUBORDINATORS.has(lowerOf(scene, from))));

export const commaAfter = (scene: Scene, from: number, to: number): number | null => {
  for (let at = from; at < to; at++) {
    if (tokenOf(scene, at).text === ',' && scene.quoteAt[at] === -1) return at;
    if (scene.isMark[at] === 1 && tokenOf(scene, at - 1).text === ',') return at;
  }
  return null;
};

/** The subject of the last finite verb of a stretch that stands where a clause begins, else its first noun phrase. */
export function inheritedSubject(scene: Scene, from: number, to: number): Range | null {
  for (let at = to - 1; at > from; at--) {
    if (scene.quoteAt[at] !== -1 || !looksFinite(tokenOf(scene, at))) continue;
    const subject = subjectBefore(scene, at);
    if (subject && subject.from >= from && beginsClause(scene, subject.from, from)) return subject;
  }
  let start = from;
  while (start < to && (COORDINATORS.has(lowerOf(scene, start)) || isAdverb(tokenOf(scene, start)) || tokenOf(scene, start).text === ',')) start++;
  return phraseFrom(scene, start, to);
}
function beginsClause(scene: Scene, at: number, from: number): boolean {
  if (RELATIVES.has(lowerOf(scene, at))) return false;
  const before = lowerOf(scene, at - 1);
  return at === from || /^[,;)—–―-]$/.test(before) || COORDINATORS.has(before) || (at - 1 === from && SUBORDINATORS.has(before));
}
