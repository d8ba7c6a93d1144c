import type { AttributionRow } from '../../schemas/tables.ts';
import type { Found } from '../document.ts';
import type { BeforeAttributions } from './found-attribution.ts';
import { lowerOf, type Range, type Scene, tokenOf } from './scene.ts';
import { PERSONAL, RELATIVES } from './words.ts';

export interface Speaker {
  readonly entityId: string | null;
  readonly kind: AttributionRow['source_kind'];
}
const NOBODY: Speaker = { entityId: null, kind: null };

/** Who a source phrase is: the entity of the mention in it, for a pronoun that of its own mention or of the nearest speaker before. */
export function resolveSource(scene: Scene, source: Range | null, before: BeforeAttributions, last: Speaker): Speaker {
  if (!source) return NOBODY;
  const start = tokenOf(scene, source.from).start;
  const end = tokenOf(scene, source.to - 1).end;
  const inside = before.mentions.filter((mention) => mention.start < end && mention.end > start);
  const mention = headMention(inside);
  if (mention) return { entityId: mention.row.entity_id, kind: null };
  const pronoun = source.to - source.from === 1 && (PERSONAL.has(lowerOf(scene, source.from)) || RELATIVES.has(lowerOf(scene, source.from)));
  return pronoun ? last : NOBODY;
}

/** A person before an institution before a place: "Gaza health ministry spokesman John Roe". */
function headMention<R extends { type: string }>(mentions: readonly Found<R>[]): Found<R> | undefined {
  for (const type of ['PERSON', 'ORG', 'NORP', 'GPE']) {
    const found = mentions.find((mention) => mention.row.type === type);
    if (found) return found;
  }
  return mentions[0];
}
