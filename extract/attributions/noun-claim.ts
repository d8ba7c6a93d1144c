import { boundsAt, contentEnd } from './clause.ts';
import { CUE_NOUNS } from './lexicon.ts';
import { phraseFrom } from './noun-phrase.ts';
import { phraseStart } from './phrase-start.ts';
import { lowerOf, type Proposal, type Range, type Scene, sentenceOf, tokenOf } from './scene.ts';
import { DETERMINERS, isAdverb, isPossessive } from './words.ts';

/** "Roe's claim that C", "their estimate that C", "a warning from the army that C": a noun of speech with its owner. */
export function nounClaim(scene: Scene, at: number): Proposal | null {
  const lemma = CUE_NOUNS.get(lowerOf(scene, at));
  if (!lemma) return null;
  const bounds = boundsAt(scene, at);
  const giver = giverAfter(scene, at + 1, bounds.to);
  const that = giver ? giver.to : at + 1;
  if (lowerOf(scene, that) !== 'that') return null;
  const source = giver ?? ownerBefore(scene, at);
  const to = contentEnd(scene, that, bounds.to);
  if (!source || source.from < bounds.from || to < that + 3) return null;
  return {
    source,
    cue: { from: at, to: at + 1 },
    lemma,
    contents: [{ from: that, to }],
    nested: true,
    negated: false,
    medium: [],
    rule: 'noun-that',
    confidence: 0.65,
  };
}

function giverAfter(scene: Scene, at: number, limit: number): Range | null {
  if (!['by', 'from'].includes(lowerOf(scene, at))) return null;
  const phrase = phraseFrom(scene, at + 1, limit);
  return phrase && lowerOf(scene, phrase.to) === 'that' ? phrase : null;
}

const OWNERS = new Set(['his', 'her', 'their', 'its', 'our', 'my']);
function ownerBefore(scene: Scene, noun: number): Range | null {
  let at = noun - 1;
  // At most two adjectives stand between: "the ministry's own latest claim".
  for (let step = 0; step < 3; step++, at--) {
    const token = tokenOf(scene, at);
    if (OWNERS.has(token.lower)) return { from: at, to: at + 1 };
    if (isPossessive(token)) return { from: lastArticle(scene, { from: phraseStart(scene, at, sentenceOf(scene, at).firstToken), to: at }), to: at };
    if (token.kind !== 'word' || (DETERMINERS.has(token.lower) && !isAdverb(token))) return null;
  }
  return null;
}

/** The owner begins at its own article ("was shown the ministry's claim"). */
function lastArticle(scene: Scene, { from, to }: Range): number {
  for (let at = to - 1; at > from; at--) if (/^(?:the|an?)$/.test(lowerOf(scene, at))) return at;
  return from;
}
