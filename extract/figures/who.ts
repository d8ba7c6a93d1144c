import type { EntityRow, FigureRow } from '../../schemas/tables.ts';
import type { FoundAttribution } from '../attributions/found-attribution.ts';
import { sentenceAt } from '../document.ts';
import { sourceKindOf } from '../entities/source-kind.ts';
import type { Quantity, Scene } from './scene.ts';

export type Who = Pick<
  FigureRow,
  'attribution_id' | 'source' | 'source_name' | 'source_entity_id' | 'source_kind' | 'cue_lemma' | 'verification' | 'hedge'
>;

/** The innermost attribution that a number stands in: the shortest content that holds it. */
export function attributionOf(scene: Scene, { start, end }: Quantity): FoundAttribution | null {
  const holding = scene
    .attributionsIn(sentenceAt(scene.doc, start))
    .flatMap((attribution) =>
      attribution.contents
        .filter((content) => content.start <= start && end <= content.end)
        .map((content) => ({ attribution, length: content.end - content.start })),
    );
  return holding.sort((one, other) => one.length - other.length)[0]?.attribution ?? null;
}

const HEDGES = [
  'could not be independently verified',
  'cannot be independently verified',
  'can not be independently verified',
  'could not be verified',
  'cannot be verified',
  'have not been independently verified',
  'has not been independently verified',
  'not been independently confirmed',
  'could not immediately be verified',
  'could not be confirmed',
  'has not been confirmed',
  'have not been confirmed',
  'unverified',
  'unconfirmed',
  'unable to verify',
];
const DISPUTES =
  /\b(?:disputed?|disputes|rejected? the (?:figure|number|toll|claim)s?|contested|challenged the (?:figure|number|toll|claim)s?|at odds with|called the (?:figure|number|toll)s? (?:false|wrong|exaggerated|inflated))\b/i;
const ANONYMOUS = /\b(?:reportedly|allegedly|purportedly|believed to|thought to|said to be|is said to|are said to)\b/i;

/** Who says so, and how far it is vouched for: record.md's order of verification, the first that applies. */
export function whoSays(scene: Scene, quantity: Quantity): Who {
  const attribution = attributionOf(scene, quantity);
  const sentence = scene.doc.sentences[scene.tokens[quantity.from]?.sentence ?? 0];
  const next = scene.doc.sentences[(scene.tokens[quantity.from]?.sentence ?? 0) + 1];
  const own = scene.doc.text.slice(sentence?.start ?? 0, sentence?.end ?? 0);
  const after = next && next.paragraph === sentence?.paragraph ? scene.doc.text.slice(next.start, next.end) : '';
  const refersBack =
    /^(?:However, |But |Yet |Still, )?(?:these|those|the|that|this|its|their|neither|both)\s(?:figures?|numbers?|tolls?|counts?|claims?|reports?|estimates?|casualty figures|statements?)\b/i.test(
      after,
    );
  const near = own + (refersBack ? ` ${after}` : '');
  const source = attribution?.row.source_exact ?? null;
  const entity = attribution?.row.source_entity_id ? scene.entities.get(attribution.row.source_entity_id) : undefined;
  const kind = attribution ? (attribution.row.source_kind ?? (source ? kindOfSpeaker(source, entity) : 'anonymous')) : null;
  const anonymous = !source && ANONYMOUS.exec(own.slice(0, own.length));
  const hedge = hedgeOf(near) ?? (anonymous ? anonymous[0] : null);
  const base = {
    attribution_id: attribution?.row.attribution_id ?? null,
    source,
    source_name: source ? (entity?.name ?? source) : null,
    source_entity_id: entity ? (attribution?.row.source_entity_id ?? null) : null,
    source_kind: kind ?? (anonymous ? ('anonymous' as const) : null),
    cue_lemma: attribution?.row.cue_lemma ?? null,
    hedge,
  };
  return {
    ...base,
    verification: verificationOf(near, {
      attributed: attribution !== null || anonymous !== null,
      cue: attribution?.row.cue_lemma ?? null,
      unverified: hedgeOf(near) !== null,
    }),
  };
}

/** A person speaks as whom the role serves; an organisation by its full name; else the words decide. */
function kindOfSpeaker(source: string, entity: EntityRow | undefined): FigureRow['source_kind'] {
  const byName = entity && entity.type !== 'PERSON' ? sourceKindOf(entity.name, entity.type) : null;
  const byRole = entity?.role ? sourceKindOf([entity.affiliation, entity.role].filter(Boolean).join(' ')) : null;
  return sourceKindOf(source, entity?.type ?? null) ?? byName ?? byRole;
}

const hedgeOf = (text: string): string | null => {
  const lower = text.toLowerCase();
  const found = HEDGES.map((hedge) => ({ hedge, at: lower.indexOf(hedge) })).find(({ at }) => at >= 0);
  if (found) return text.slice(found.at, found.at + found.hedge.length);
  return /\b(?:reportedly|allegedly)\b/i.exec(text)?.[0] ?? null;
};

function verificationOf(
  text: string,
  { attributed, cue, unverified }: { attributed: boolean; cue: string | null; unverified: boolean },
): FigureRow['verification'] {
  if (/^(?:correct|revise)$/.test(cue ?? '') || /\bcorrected (?:the|its|his|her|their) (?:figure|toll|number|count|list)/i.test(text))
    return 'corrected';
  if (cue === 'deny') return 'denied';
  if (cue === 'dispute' || DISPUTES.test(text)) return 'disputed';
  if (unverified && !/\b(?:reportedly|allegedly)\b/i.test(text)) return 'unverified';
  if (cue === 'confirm') return 'confirmed';
  return attributed ? 'attributed' : 'asserted';
}
