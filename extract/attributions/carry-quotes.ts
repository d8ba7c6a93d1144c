import type { Proposal, Range, Scene } from './scene.ts';

/** Quotations that no cue claims: those that go on with a cued one join it. */
export function carryQuotes(scene: Scene, proposals: readonly Proposal[]): Proposal[] {
  return proposals.map((proposal) => {
    const contents = proposal.contents.flatMap((range) => [range, ...continuations(scene, range)]);
    return contents.length === proposal.contents.length ? proposal : { ...proposal, contents };
  });
}

/** The quotations of the next paragraphs that go on with one left open in a range. */
function continuations(scene: Scene, range: Range): Range[] {
  const pieces: Range[] = [];
  let current = scene.quoteAt[range.to - 1] ?? -1;
  if (current < 0 || scene.quotes[current]?.closed) return [];
  for (;;) {
    const next = scene.quotes[current + 1];
    if (!next || next.continues !== current) return pieces;
    pieces.push({ from: next.from, to: next.to });
    current++;
  }
}
