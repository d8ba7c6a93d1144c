import { type Proposal, quoteOf, type Range, type Scene } from '../scene.ts';

/** Content that begins or ends within a quotation, with the cue outside of it, takes in the whole quotation. */
export const wholeQuotes = (scene: Scene, proposals: readonly Proposal[]): Proposal[] =>
  proposals.map((proposal) => ({ ...proposal, contents: joined(proposal.contents.map((range) => extended(scene, range, proposal))) }));

function extended(scene: Scene, range: Range, { cue, source }: Proposal): Range {
  const first = quoteOf(scene, range.from);
  const last = quoteOf(scene, range.to - 1);
  const holds = (quote: Range, part: Range | null): boolean => part !== null && part.from < quote.to && quote.from < part.to;
  const free = (quote: Range | null): quote is Range => quote !== null && !holds(quote, cue) && !holds(quote, source);
  return { from: free(first) ? Math.min(range.from, first.from) : range.from, to: free(last) ? Math.max(range.to, last.to) : range.to };
}

/** Ranges in text order, those that touch as one. */
function joined(ranges: readonly Range[]): Range[] {
  const sorted = [...ranges].sort((one, other) => one.from - other.from);
  const result: Range[] = [];
  for (const range of sorted) {
    const before = result.at(-1);
    if (before && range.from < before.to) result[result.length - 1] = { from: before.from, to: Math.max(before.to, range.to) };
    else result.push(range);
  }
  return result;
}
