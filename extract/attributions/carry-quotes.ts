import { inheritedSubject } from './rules/speaker.ts';
import { lowerOf, type Proposal, type Range, type Scene, sentenceOf, tokenOf } from './scene.ts';
import { isCapital } from './words.ts';

/**
 * Quotations that no cue claims: one that goes on with a claimed one, or stands alone as a whole sentence after one in the same or the
 * next paragraph, joins that attribution; one after a colon is said by the subject before it.
 */
export function carryQuotes(scene: Scene, proposals: readonly Proposal[]): Proposal[] {
  const carried: { proposal: Proposal; contents: Range[] }[] = proposals.map((proposal) => ({ proposal, contents: [...proposal.contents] }));
  const owner = new Int32Array(scene.tokens.length).fill(-1);
  const claim = (index: number, range: Range) => {
    owner.fill(index, range.from, range.to);
  };
  carried.forEach(({ proposal, contents }, index) => {
    for (const range of contents) if (isQuoted(scene, range) || owner[range.from] === -1) claim(index, range);
    // The cue belongs to the attribution too: what follows it in the paragraph may go on with it.
    if (proposal.cue) claim(index, proposal.cue);
  });
  const isSpeech = (index: number): boolean => (carried[index]?.proposal.nested && carried[index]?.proposal.source !== null) ?? false;
  for (const [at, quote] of scene.quotes.entries()) {
    const range = { from: quote.from, to: quote.to };
    if (claimedBy(owner, range) !== -1) continue;
    const opened = quote.continues === null ? ownerOfChain(scene, owner, at) : claimedBy(owner, scene.quotes[at - 1] ?? range);
    const index = opened !== -1 ? opened : isWholeSentence(scene, range) ? ownerBefore(scene, owner, range, isSpeech) : -1;
    const joined = carried[index];
    if (joined) {
      joined.contents.push(range);
      claim(index, range);
    } else {
      const colon = afterColon(scene, range);
      if (!colon) continue;
      claim(carried.length, range);
      carried.push({ proposal: colon, contents: [range] });
    }
  }
  return carried.map(({ proposal, contents }) => ({ ...proposal, contents: [...contents].sort((a, b) => a.from - b.from) }));
}

const isQuoted = (scene: Scene, range: Range): boolean => scene.quoteAt[range.from] !== -1;

function claimedBy(owner: Int32Array, { from, to }: Range): number {
  for (let at = from; at < to; at++) if (owner[at] !== -1) return owner[at] ?? -1;
  return -1;
}

/** The attribution at the end of a quotation over several paragraphs ("“A. ¶ “B,” S said"). */
function ownerOfChain(scene: Scene, owner: Int32Array, first: number): number {
  for (let at = first + 1; scene.quotes[at]?.continues === at - 1; at++) {
    const index = claimedBy(owner, scene.quotes[at] ?? { from: 0, to: 0 });
    if (index !== -1) return index;
  }
  return -1;
}

const paragraphOf = (scene: Scene, at: number): number => sentenceOf(scene, at).paragraph;

/** Starts a sentence and ends one. */
function isWholeSentence(scene: Scene, { from, to }: Range): boolean {
  return sentenceOf(scene, from).firstToken === from && to - from > 4 && (to >= scene.tokens.length || sentenceOf(scene, to).firstToken === to);
}

/** The attribution with a quotation, else any of a speech verb, that stands nearest before, in this paragraph or the one before. */
function ownerBefore(scene: Scene, owner: Int32Array, { from }: Range, isSpeech: (index: number) => boolean): number {
  const paragraph = paragraphOf(scene, from);
  let nearest = -1;
  for (let at = from - 1; at >= 0 && at > from - 120; at--) {
    if (paragraphOf(scene, at) < paragraph - 1) break;
    const index = owner[at] ?? -1;
    if (index === -1 || !isSpeech(index)) continue;
    if (scene.quoteAt[at] !== -1) return index;
    if (nearest === -1) nearest = index;
    else if (from - at > 40) break;
  }
  return nearest;
}

/** "S answered with a shrug: “…”": the name right before the colon, else the subject of the sentence. */
function afterColon(scene: Scene, range: Range): Proposal | null {
  const colon = range.from - 1;
  if (lowerOf(scene, colon) !== ':' || range.to - range.from < 5) return null;
  const source = nameBefore(scene, colon) ?? inheritedSubject(scene, sentenceOf(scene, colon).firstToken, colon);
  return {
    source,
    cue: { from: colon, to: colon + 1 },
    lemma: ':',
    contents: [range],
    nested: true,
    negated: false,
    medium: [],
    rule: 'colon-quote',
    confidence: source ? 0.6 : 0.4,
  };
}

function nameBefore(scene: Scene, colon: number): Range | null {
  let from = colon;
  while (from > sentenceOf(scene, colon).firstToken && isCapital(tokenOf(scene, from - 1))) from--;
  return colon - from >= 2 || (colon - from === 1 && from === sentenceOf(scene, colon).firstToken) ? { from, to: colon } : null;
}
