import { NEWS_MEDIA } from './lexicon.ts';
import { lowerOf, type Proposal, type Range, type Scene } from './scene.ts';
import { NEWS_NOUNS } from './words.ts';

/** "S said 40 had died, according to TASS": the outer source is the medium of what is said inside. */
export function markRelays(scene: Scene, proposals: readonly Proposal[]): Proposal[] {
  const relays = proposals.filter(({ source, lemma }) => source && (lemma === 'according to' || lemma === 'report') && isNewsMedium(scene, source));
  if (relays.length === 0) return [...proposals];
  return proposals.map((proposal) => {
    if (!proposal.source || !proposal.cue) return proposal;
    const { from } = proposal.cue;
    const outer = relays.find((relay) => relay !== proposal && relay.contents.some((range) => range.from <= from && from < range.to));
    return outer?.source ? { ...proposal, medium: [...proposal.medium, outer.source] } : proposal;
  });
}

function isNewsMedium(scene: Scene, { from, to }: Range): boolean {
  for (let at = from; at < to; at++) {
    if (NEWS_MEDIA.has(lowerOf(scene, at)) || NEWS_MEDIA.has(`${lowerOf(scene, at)} ${lowerOf(scene, at + 1)}`) || NEWS_NOUNS.has(lowerOf(scene, at)))
      return true;
  }
  return false;
}
