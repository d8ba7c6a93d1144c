import { boundsAt, contentBefore, contentEnd, hasFinite } from './clause.ts';
import { cueForm } from './lexicon.ts';
import { lowerOf, type Proposal, type Range, type Scene, tokenOf } from './scene.ts';
import { COORDINATORS, isDash, isTerminal, looksFinite, RELATIVES, SUBORDINATORS } from './words.ts';

interface Frame {
  readonly cue: Range;
  readonly lemma: string;
}

/** "according to", and "as reported by" with every verb of saying. */
function frameAt(scene: Scene, at: number): Frame | null {
  const second = lowerOf(scene, at + 1);
  if (lowerOf(scene, at) === 'according' && second === 'to') return { cue: { from: at, to: at + 2 }, lemma: 'according to' };
  if (lowerOf(scene, at) !== 'as' || lowerOf(scene, at + 2) !== 'by') return null;
  const form = cueForm(second);
  return form?.shapes.has('participle') && form.takes.has('clause') ? { cue: { from: at + 1, to: at + 3 }, lemma: form.lemma } : null;
}

/** "According to S, C", "C, as noted by S", "C1, according to S, C2"; null where there is no such frame. */
export function accordingTo(scene: Scene, at: number): Proposal | null {
  const frame = frameAt(scene, at);
  if (!frame) return null;
  const bounds = boundsAt(scene, at);
  const source = sourceAfter(scene, frame.cue.to, bounds);
  if (source.to <= source.from) return null;
  const leads = leadsClause(scene, at, bounds.from);
  const left = leads ? [] : before(scene, at, bounds.from);
  const right = leads ? piece(scene, source.to + 1, bounds.to) : rest(scene, source.to, bounds, left);
  const contents = [...left, ...right];
  if (contents.length === 0) return null;
  return {
    source,
    cue: frame.cue,
    lemma: frame.lemma,
    contents,
    nested: true,
    negated: false,
    medium: [],
    rule: leads ? 'according-to-first' : 'according-to-after',
    confidence: 0.9,
  };
}

/** Up to the comma, save that an apposition or a list of names goes on. */
function sourceAfter(scene: Scene, from: number, bounds: Range): Range {
  const limit = bounds.to;
  let at = from;
  for (; at < limit; at++) {
    const token = tokenOf(scene, at);
    if (token.text === ',' || token.text === ';' || token.text === ':' || token.text === '(' || token.text === '“' || isDash(token.text)) break;
    if (isTerminal(token.text) && at === limit - 1) break;
    if (SUBORDINATORS.has(token.lower) && token.lower !== 'as') break;
    if (looksFinite(token) && !follows(scene, at, from) && !/ed$/.test(token.lower)) break;
  }
  const apposition = at + 1;
  if (
    tokenOf(scene, at).text !== ',' ||
    !/^(?:an?|the|who|which|whose|director|president|head|chief|professor|chairman)$/.test(lowerOf(scene, apposition))
  )
    return { from, to: at };
  // "…, according to Roe, a doctor.": the apposition runs to the next comma or the end.
  let end = apposition;
  while (end < limit && tokenOf(scene, end).text !== ',' && !(isTerminal(tokenOf(scene, end).text) && end === limit - 1)) end++;
  // A finite verb in it, and no relative pronoun, means that the main clause goes on instead.
  const clause = hasFinite(scene, { from: apposition, to: end }) && !RELATIVES.has(lowerOf(scene, apposition)) && end >= limit - 1;
  return !clause && (end >= limit - 1 || end - apposition < 8) ? { from, to: end } : { from, to: at };
}
const follows = (scene: Scene, at: number, from: number): boolean => {
  for (let left = at - 1; left >= Math.max(from, at - 5); left--) if (RELATIVES.has(lowerOf(scene, left))) return true;
  return false;
};

const leadsClause = (scene: Scene, at: number, from: number): boolean => {
  const before = at - 1;
  if (at === from) return true;
  return (
    (COORDINATORS.has(lowerOf(scene, before)) && (before === from || tokenOf(scene, before - 1).text === ',')) || lowerOf(scene, before) === 'that'
  );
};
const piece = (scene: Scene, from: number, limit: number): Range[] => {
  const to = contentEnd(scene, from, limit);
  return to > from ? [{ from, to }] : [];
};
function before(scene: Scene, at: number, floor: number): Range[] {
  const edge = tokenOf(scene, at - 1).text === ',' ? at - 1 : at;
  const range = contentBefore(scene, edge, floor);
  return range ? [range] : [];
}
/** The sentence that goes on behind the frame, unless a clause before it is complete and something else begins. */
function rest(scene: Scene, at: number, bounds: Range, left: readonly Range[]): Range[] {
  if (tokenOf(scene, at).text !== ',' || SUBORDINATORS.has(lowerOf(scene, bounds.from))) return [];
  const complete = left.some((range) => hasFinite(scene, range));
  const next = lowerOf(scene, at + 1);
  if (/^(?:who|which|and|but|while|\w+ing)$/.test(next) || (complete && /^(?:an?|the)$/.test(next))) return [];
  return piece(scene, at + 1, bounds.to);
}
