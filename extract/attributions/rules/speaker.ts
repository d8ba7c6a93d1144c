import { phraseFrom, subjectBefore } from '../noun-phrase.ts';
import { lowerOf, type Proposal, type Range, type Scene, tokenOf } from '../scene.ts';
import { COORDINATORS, isAdverb, PERSONAL, PREPOSITIONS } from '../words.ts';
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
  return inheritedSpeaker(context);
}

/** The source of the cue before in the sentence, else the sentence's first noun phrase. */
export function inheritedSpeaker({ scene, group, earlier, from }: CueContext): Range | null {
  const last = [...earlier].reverse().find((one) => one.source && one.source.to <= group.from && one.cue && one.cue.from >= from);
  if (last?.source) return last.source;
  return mainSubject(scene, from, group.from);
}

/** The first noun phrase of a sentence, after a leading phrase in commas ("On Monday, the mayor …"). */
function mainSubject(scene: Scene, from: number, to: number): Range | null {
  let start = from;
  while (start < to && (COORDINATORS.has(lowerOf(scene, start)) || isAdverb(tokenOf(scene, start)) || tokenOf(scene, start).text === ',')) start++;
  if (PREPOSITIONS.has(lowerOf(scene, start)) || /ing$/.test(lowerOf(scene, start))) {
    let comma = start;
    while (comma < to && tokenOf(scene, comma).text !== ',') comma++;
    if (comma + 1 < to) start = comma + 1;
  }
  if (PERSONAL.has(lowerOf(scene, start))) return { from: start, to: start + 1 };
  return phraseFrom(scene, start, to);
}

export const sourceless = (proposal: Proposal): Proposal => ({ ...proposal, source: null });
