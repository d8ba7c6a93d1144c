import type { AttributionRow, MentionRow } from '../../schemas/tables.ts';
import { type Found, indexAt } from '../document.ts';
import { sourceKindOf } from '../entities/source-kind.ts';
import { MEDIA } from './lexicon.ts';
import { lowerOf, type Range, type Scene, textOf, tokenOf } from './scene.ts';
import { RELATIVES } from './words.ts';

export interface Speaker {
  readonly entityId: string | null;
  readonly kind: AttributionRow['source_kind'];
}
type Mention = Found<MentionRow>;
const NOBODY: Speaker = { entityId: null, kind: null };
const HE_OR_SHE = new Set(['he', 'she', 'i']);
const IT_OR_THEY = new Set(['it', 'they', 'we']);

/** Follows the speakers through the article, so that "he added" and "who said" find theirs. */
export function sourceResolver(scene: Scene, mentions: readonly Mention[]): (source: Range | null, medium: readonly Range[]) => Speaker {
  let lastPerson = NOBODY;
  let lastBody = NOBODY;
  let issuer = NOBODY;
  return (source, medium) => {
    if (!source) return NOBODY;
    const mention = headMention(mentionsIn(scene, mentions, source)) ?? (isRelative(scene, source) ? antecedent(scene, mentions, source) : undefined);
    const word = source.to - source.from === 1 ? lowerOf(scene, source.from) : '';
    if (!mention && HE_OR_SHE.has(word)) return lastPerson;
    if (!mention && IT_OR_THEY.has(word)) return lastBody;
    // "in a statement, S said … the statement added": a document resolves to its issuer.
    if (
      !mention &&
      lowerOf(scene, source.from) === 'the' &&
      source.to - source.from === 2 &&
      MEDIA.has(lowerOf(scene, source.from + 1)) &&
      issuer.entityId
    )
      return issuer;
    const speaker: Speaker = { entityId: mention?.row.entity_id ?? null, kind: sourceKindOf(textOf(scene, source), mention?.row.type ?? null) };
    if (mention?.row.type === 'PERSON') lastPerson = speaker;
    else if (mention) lastBody = speaker;
    // A new speaker that is no known entity ends the reign of the one before: "he" may be either.
    else if (source.to - source.from > 1) lastPerson = { entityId: null, kind: speaker.kind };
    if (medium.length > 0) issuer = speaker;
    return speaker;
  };
}

function mentionsIn(scene: Scene, mentions: readonly Mention[], source: Range): Mention[] {
  const start = tokenOf(scene, source.from).start;
  const end = tokenOf(scene, source.to - 1).end;
  const inside: Mention[] = [];
  for (let at = Math.max(0, indexAt(mentions, start) - 1); at < mentions.length; at++) {
    const mention = mentions[at];
    if (!mention || mention.start >= end) break;
    if (mention.end > start) inside.push(mention);
  }
  return inside;
}

/** A person before an institution before a place: "Gaza health ministry spokesman John Roe". */
function headMention(mentions: readonly Mention[]): Mention | undefined {
  for (const type of ['PERSON', 'ORG', 'NORP', 'GPE']) {
    const found = mentions.find((mention) => mention.row.type === type);
    if (found) return found;
  }
  return mentions[0];
}

const isRelative = (scene: Scene, source: Range): boolean => source.to - source.from === 1 && RELATIVES.has(lowerOf(scene, source.from));

/** The mention that ends right before "who" or ", who". */
function antecedent(scene: Scene, mentions: readonly Mention[], source: Range): Mention | undefined {
  const { start } = tokenOf(scene, source.from);
  const before = mentions[indexAt(mentions, start)];
  return before && before.end <= start && start - before.end <= 3 ? before : undefined;
}
