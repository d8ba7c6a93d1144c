import type { EntityRow, MentionRow, TimeRow } from '../../schemas/tables.ts';
import { type Doc, type Found, tokenAt } from '../document.ts';
import { hashId, spanColumns } from '../ids.ts';
import { clusterNames } from './aliases/cluster-names.ts';
import { findReferences, type Reference } from './find-references.ts';
import { nameKey } from './gazetteer.ts';
import { findInstitutions } from './institutions.ts';
import { mendNames } from './mend/mend-names.ts';
import type { NameSpan } from './name-span.ts';
import { tagNames } from './tagger/tag-names.ts';
import { type Role, roleOf } from './titles.ts';

export interface Entities {
  readonly entities: EntityRow[];
  readonly mentions: Found<MentionRow>[];
}

/** A mention before its row: what it says, of which type, and of which entity (an index). */
interface Mention extends Reference {
  readonly text: string;
  readonly role: Role | null;
}

/** Who and what the article names, in which roles, under which names. */
export function findEntities(doc: Doc, _before: { times: readonly Found<TimeRow>[] }): Entities {
  const names = mendNames(doc, tagNames(doc));
  const nameAt = tokensOfNames(doc, names);
  const named: Mention[] = names.map((span) => ({
    ...span,
    kind: 'name',
    text: doc.text.slice(span.start, span.end),
    role: roleOfPerson(doc, span, nameAt),
  }));
  const institutions = findInstitutions(doc, nameAt).map(
    (found): Mention => ({ ...found, type: 'ORG', kind: 'nominal', text: found.name, confidence: 0.85, rule: 'institution', role: null }),
  );
  const all = [...named, ...institutions].sort((one, other) => one.start - other.start);
  const clusters = clusterNames(all, doc.text).map((cluster) => ({
    ...cluster,
    mentions: cluster.members.map((member) => all[member]).filter((one) => one !== undefined),
  }));
  const references = findReferences(doc, clusters, nameAt);

  const entities: EntityRow[] = [];
  const mentions: Found<MentionRow>[] = [];
  clusters.forEach((cluster, index) => {
    const own = [
      ...cluster.mentions,
      ...references.filter((reference) => reference.cluster === index).map((reference): Mention => ({ ...reference, text: '', role: null })),
    ];
    const row = entityRow(doc, cluster, own);
    entities.push(row);
    for (const mention of own) mentions.push(mentionRow(doc, mention, row));
  });
  return { entities: mergeById(entities), mentions: mentions.sort((one, other) => one.start - other.start || other.end - one.end) };
}

/** The name that each token belongs to. */
function tokensOfNames(doc: Doc, names: readonly NameSpan[]): Map<number, NameSpan> {
  const nameAt = new Map<number, NameSpan>();
  for (const span of names)
    for (let at = tokenAt(doc, span.start); (doc.tokens[at]?.start ?? Number.POSITIVE_INFINITY) < span.end; at++) nameAt.set(at, span);
  return nameAt;
}

function roleOfPerson(doc: Doc, span: NameSpan, nameAt: ReadonlyMap<number, NameSpan>): Role | null {
  if (span.type !== 'PERSON') return null;
  const first = tokenAt(doc, span.start);
  let last = first;
  while (nameAt.get(last + 1) === span) last++;
  return roleOf(doc, span, first, last, nameAt);
}

/** The fullest form: the list's name where there is one, else the longest that is written so, the earliest among equals. */
function entityRow(doc: Doc, cluster: { type: EntityRow['type']; name: string; mentions: readonly Mention[] }, own: readonly Mention[]): EntityRow {
  const { type } = cluster;
  const forms = [...new Set(cluster.mentions.map((mention) => mention.text.replace(/['’]s$/, '')))];
  const name = type === 'PERSON' ? forms.reduce((best, form) => (form.split(' ').length > best.split(' ').length ? form : best)) : cluster.name;
  const role = cluster.mentions.map((mention) => mention.role).find((one) => one !== null) ?? null;
  const affiliation = role?.affiliation ?? cluster.mentions.map((mention) => mention.role?.affiliation ?? null).find((one) => one !== null) ?? null;
  const first = Math.min(...cluster.mentions.map((mention) => mention.start));
  const inHeadline = cluster.mentions.some((mention) => doc.paragraphs[0]?.part === 'headline' && mention.start < doc.paragraphs[0].end);
  const count = cluster.mentions.filter((mention) => mention.kind === 'name').length;
  const aliases = forms.filter((form) => form !== name);
  const confidence = Math.max(...cluster.mentions.map((mention) => mention.confidence));
  return {
    ...doc.columns,
    entity_id: hashId('entity', type, nameKey(name)),
    name,
    type,
    aliases: aliases.length > 0 ? aliases : null,
    role: role?.text ?? null,
    affiliation,
    mention_count: count,
    first_char: doc.codePoint(first),
    in_headline: inHeadline,
    salience: salienceOf({ own: own.length, first, inHeadline, length: doc.text.length }),
    confidence: Math.round(confidence * 1000) / 1000,
    rule: cluster.mentions[0]?.rule ?? 'tagger',
  };
}

/** Named often, early and in the headline: each a third, as a first measure. */
function salienceOf({ own, first, inHeadline, length }: { own: number; first: number; inHeadline: boolean; length: number }): number {
  const often = 1 - 1 / (1 + own / 3);
  const early = 1 - first / Math.max(1, length);
  return Math.round((often / 3 + early / 3 + (inHeadline ? 1 / 3 : 0)) * 1000) / 1000;
}

function mentionRow(doc: Doc, mention: Mention, entity: EntityRow): Found<MentionRow> {
  const { start, end, type, kind, confidence, rule, role } = mention;
  const { id, columns } = spanColumns(doc, 'mention', { start, end, confidence: Math.round(confidence * 1000) / 1000, rule });
  return { start, end, row: { ...columns, mention_id: id, entity_id: entity.entity_id, type, kind, role: role?.text ?? null } };
}

/** Two clusters of one name and type are one entity (a place that is a city here and a region there). */
function mergeById(entities: readonly EntityRow[]): EntityRow[] {
  const byId = new Map<string, EntityRow>();
  for (const row of entities) {
    const other = byId.get(row.entity_id);
    if (!other) byId.set(row.entity_id, row);
    else {
      const aliases = [...new Set([...(other.aliases ?? []), ...(row.aliases ?? [])])];
      byId.set(row.entity_id, {
        ...other,
        aliases: aliases.length > 0 ? aliases : null,
        role: other.role ?? row.role,
        affiliation: other.affiliation ?? row.affiliation,
        mention_count: other.mention_count + row.mention_count,
        first_char: Math.min(other.first_char, row.first_char),
        in_headline: other.in_headline || row.in_headline,
      });
    }
  }
  return [...byId.values()].sort((one, other) => one.first_char - other.first_char);
}
