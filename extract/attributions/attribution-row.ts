import type { Doc } from '../document.ts';
import { spanColumns } from '../ids.ts';
import type { FoundAttribution } from './found-attribution.ts';
import type { Speaker } from './resolve-source.ts';
import { type Proposal, quoteOf, type Range, type Scene, textOf, tokenOf } from './scene.ts';

/** The row of a proposal; `ordinal` tells rows on the same hull apart. */
export function attributionRow(
  doc: Doc,
  scene: Scene,
  { proposal, speaker, ordinal }: { proposal: Proposal; speaker: Speaker; ordinal: number },
): FoundAttribution {
  const spans = proposal.contents.map((range) => spanOf(scene, range));
  const start = Math.min(...spans.map((span) => span.start));
  const end = Math.max(...spans.map((span) => span.end));
  const source = proposal.source && spanOf(scene, proposal.source);
  const cue = proposal.cue && spanOf(scene, proposal.cue);
  const { id, columns } = spanColumns(doc, 'attribution', { start, end, ordinal, confidence: round(proposal.confidence), rule: proposal.rule });
  const row = {
    ...columns,
    attribution_id: id,
    kind: kindOf(scene, proposal.contents),
    source_start_char: source && doc.codePoint(source.start),
    source_end_char: source && doc.codePoint(source.end),
    source_exact: source && doc.text.slice(source.start, source.end),
    source_entity_id: speaker.entityId,
    source_kind: speaker.kind,
    cue_start_char: cue && doc.codePoint(cue.start),
    cue_end_char: cue && doc.codePoint(cue.end),
    cue_exact: cue && doc.text.slice(cue.start, cue.end),
    cue_lemma: proposal.lemma,
    content_starts: spans.map((span) => doc.codePoint(span.start)),
    content_ends: spans.map((span) => doc.codePoint(span.end)),
    content: spans.map((span) => doc.text.slice(span.start, span.end)).join(' '),
    negated: proposal.negated,
    medium: proposal.medium.length > 0 ? proposal.medium.map((range) => textOf(scene, range)).join(', ') : null,
  };
  return { start, end, row, source, cue, contents: spans };
}

const round = (confidence: number): number => Math.round(Math.min(1, Math.max(0.05, confidence)) * 100) / 100;
const spanOf = (scene: Scene, { from, to }: Range) => ({ start: tokenOf(scene, from).start, end: tokenOf(scene, to - 1).end });

/** Quotation marks around all of it, within it, or nowhere. */
function kindOf(scene: Scene, contents: readonly Range[]): 'direct' | 'indirect' | 'mixed' {
  let inside = 0;
  let all = 0;
  for (const { from, to } of contents) {
    for (let at = from; at < to; at++) {
      all++;
      if (quoteOf(scene, at)) inside++;
    }
  }
  return inside === 0 ? 'indirect' : inside === all ? 'direct' : 'mixed';
}
