import type { EntityRow, MentionRow, TimeRow } from '../../schemas/tables.ts';
import { type Doc, type Found, tokenAt } from '../document.ts';
import { type Cluster, clusterNames } from './aliases/cluster-names.ts';
import { type EntityMentions, entityRow, idOf, type Mention, mentionRow, nameOf } from './entity-row.ts';
import { findInstitutions } from './institutions.ts';
import { mendNames } from './mend/mend-names.ts';
import type { NameSpan } from './name-span.ts';
import { findReferences } from './references/find-references.ts';
import { roleOf } from './roles/role-of.ts';
import { tagNames } from './tagger/tag-names.ts';

export interface Entities {
  readonly entities: EntityRow[];
  readonly mentions: Found<MentionRow>[];
}

/** Who and what the article names, in which roles, under which names. */
export function findEntities(doc: Doc, _before: { times: readonly Found<TimeRow>[] }): Entities {
  return entitiesOfNames(doc, mendNames(doc, tagNames(doc)));
}

/** Roles, aliases, institutions and references around given names. */
export function entitiesOfNames(doc: Doc, names: readonly NameSpan[]): Entities {
  const nameAt = tokensOfNames(doc, names);
  const named = [...namedMentions(doc, names, nameAt), ...institutions(doc, nameAt)].sort((one, other) => one.start - other.start);
  const found = entitiesOf(doc, named, nameAt);
  const mentions = found.flatMap((entity) => [...entity.named, ...entity.references].map((mention) => mentionRow(doc, mention, entity.id)));
  return {
    entities: found.map((entity) => entityRow(doc, entity)).sort((one, other) => one.first_char - other.first_char),
    mentions: mentions.sort((one, other) => one.start - other.start || other.end - one.end),
  };
}

/** The name that each token belongs to. */
function tokensOfNames(doc: Doc, names: readonly NameSpan[]): Map<number, NameSpan> {
  const nameAt = new Map<number, NameSpan>();
  for (const span of names)
    for (let at = tokenAt(doc, span.start); (doc.tokens[at]?.start ?? Number.POSITIVE_INFINITY) < span.end; at++) nameAt.set(at, span);
  return nameAt;
}

function namedMentions(doc: Doc, names: readonly NameSpan[], nameAt: ReadonlyMap<number, NameSpan>): Mention[] {
  return names.map((span) => {
    const around = { doc, nameAt, first: tokenAt(doc, span.start), last: tokenAt(doc, span.end - 1) };
    return { ...span, kind: 'name', text: doc.text.slice(span.start, span.end), role: span.type === 'PERSON' ? roleOf(around) : null };
  });
}

const institutions = (doc: Doc, nameAt: ReadonlyMap<number, NameSpan>): Mention[] =>
  findInstitutions(doc, nameAt).map(({ start, end, name, isOwned }) => ({
    ...{ start, end, text: name, type: 'ORG', kind: 'nominal', confidence: 0.85, role: null },
    rule: isOwned ? 'institution' : INSTITUTION_ALONE,
  }));
const INSTITUTION_ALONE = 'institution_alone';

/** Clusters with their references, those of one id as one: a place that is a city here and a region there. */
function entitiesOf(doc: Doc, named: readonly Mention[], nameAt: ReadonlyMap<number, NameSpan>): EntityMentions[] {
  const clusters = clusterNames(named, doc.text).map((cluster) => ({
    ...cluster,
    mentions: cluster.members.flatMap((member) => named[member] ?? []),
  }));
  const references = new Map<number, Mention[]>();
  for (const { cluster, ...reference } of findReferences(doc, clusters, nameAt)) {
    const mention: Mention = { ...reference, text: doc.text.slice(reference.start, reference.end), role: null };
    references.set(cluster, [...(references.get(cluster) ?? []), mention]);
  }
  const byId = new Map<string, EntityMentions>();
  clusters.forEach((cluster: Cluster & { mentions: Mention[] }, index) => {
    const name = nameOf(cluster, cluster.mentions);
    const id = idOf(doc, cluster, { name, isOwned: cluster.mentions.some((mention) => mention.rule !== INSTITUTION_ALONE) });
    const other = byId.get(id);
    const joined = [...(other?.named ?? []), ...cluster.mentions].sort((one, two) => one.start - two.start);
    byId.set(id, { type: cluster.type, name, id, named: joined, references: [...(other?.references ?? []), ...(references.get(index) ?? [])] });
  });
  return [...byId.values()];
}
