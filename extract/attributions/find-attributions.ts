import type { Doc } from '../document.ts';
import { attributionRow } from './attribution-row.ts';
import { carryQuotes } from './carry-quotes.ts';
import type { BeforeAttributions, FoundAttribution } from './found-attribution.ts';
import { proposeAttributions } from './propose.ts';
import { readAttributions } from './reader/read-attributions.ts';
import { defaultReaderModel, type ReaderModel } from './reader/reader-model.ts';
import { markRelays } from './relay.ts';
import { sourceResolver } from './resolve-source.ts';
import { type Proposal, sceneOf } from './scene.ts';

/**
 * Who says what: quotes, statements and claims, in text order. Rules propose, the trained reader decides; with null for a reader
 * the rules' word stands.
 */
export function findAttributions(doc: Doc, before: BeforeAttributions, reader: ReaderModel | null = defaultReaderModel()): FoundAttribution[] {
  const scene = sceneOf(doc);
  const rules = carryQuotes(scene, proposeAttributions(scene));
  const read = reader ? carryQuotes(scene, readAttributions(scene, { rules, names: namesIn(before.mentions) }, reader)) : rules;
  const proposals = markRelays(scene, read).sort((a, b) => hullStart(a) - hullStart(b));
  const found: FoundAttribution[] = [];
  const used = new Map<string, number>();
  const resolve = sourceResolver(scene, before.mentions);
  for (const proposal of proposals) {
    const speaker = resolve(proposal.source, proposal.medium);
    const hull = `${hullStart(proposal)}-${Math.max(...proposal.contents.map((range) => range.to))}`;
    const ordinal = used.get(hull) ?? 0;
    used.set(hull, ordinal + 1);
    found.push(attributionRow(doc, scene, { proposal, speaker, ordinal }));
  }
  return found;
}

const namesIn = (mentions: BeforeAttributions['mentions']) =>
  mentions.flatMap(({ start, end, row }) => (row.kind === 'name' ? [{ start, end, type: row.type }] : []));
const hullStart = (proposal: Proposal): number => Math.min(...proposal.contents.map((range) => range.from));
