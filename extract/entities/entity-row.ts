import type { EntityRow, MentionRow } from '../../schemas/tables.ts';
import type { Doc, Found } from '../document.ts';
import { hashId, spanColumns } from '../ids.ts';
import type { Cluster } from './aliases/cluster-names.ts';
import { nameKey } from './gazetteer.ts';
import type { NameSpan } from './name-span.ts';
import { isAbbreviation, type Role } from './roles/role.ts';

/** A mention before its row. */
export interface Mention extends NameSpan {
  readonly kind: MentionRow['kind'];
  readonly text: string;
  readonly role: Role | null;
}

/** Names and institutions of one entity, in text order, and the pronouns and titles that mean it. */
export interface EntityMentions {
  readonly type: EntityRow['type'];
  readonly name: string;
  readonly id: string;
  readonly named: readonly Mention[];
  readonly references: readonly Mention[];
}

/** The fullest form of a person's name as written; of others the list's name, else the full form that the others shorten. */
export function nameOf({ type, name }: Cluster, named: readonly Mention[]): string {
  if (type !== 'PERSON') return name;
  const forms = formsOf(named);
  return forms.reduce((best, form) => (form.split(' ').length > best.split(' ').length ? form : best), forms[0] ?? name);
}

/** Stable across articles: type and canonical name; "the police" is this article's own. */
export const idOf = (doc: Doc, { type, isNominal }: Cluster, { name, isOwned }: { name: string; isOwned: boolean }): string =>
  isNominal && !isOwned ? hashId('entity', type, nameKey(name), doc.columns.article_id) : hashId('entity', type, nameKey(name));

const formsOf = (named: readonly Mention[]): string[] => [...new Set(named.map((mention) => mention.text.replace(/['’]s$/, '')))];

/** The row of an entity from all its mentions. */
export function entityRow(doc: Doc, { type, name, id, named, references }: EntityMentions): EntityRow {
  const aliases = formsOf(named).filter((form) => form !== name);
  const role = fullest(named.flatMap((mention) => mention.role ?? []));
  const first = Math.min(...named.map((mention) => mention.start));
  const headline = doc.paragraphs[0]?.part === 'headline' ? doc.paragraphs[0].end : 0;
  const inHeadline = first < headline;
  return {
    ...doc.columns,
    entity_id: id,
    name,
    type,
    aliases: aliases.length > 0 ? aliases : null,
    role: role?.text ?? null,
    affiliation: role?.affiliation ?? named.map((mention) => mention.role?.affiliation ?? null).find((one) => one !== null) ?? null,
    mention_count: named.filter((mention) => mention.kind === 'name').length,
    first_char: doc.codePoint(first),
    in_headline: inHeadline,
    salience: salienceOf({ mentions: named.length + references.length, first, inHeadline, length: doc.text.length }),
    confidence: rounded(Math.max(...named.map((mention) => mention.confidence))),
    rule: named[0]?.rule ?? 'tagger',
  };
}

/** The first role with an affiliation, else the first that is more than "Dr". */
function fullest(roles: readonly Role[]): Role | undefined {
  const said = roles.filter((role) => !isAbbreviation(role.text.toLowerCase().replace(/\.$/, '')));
  return said.find((role) => role.affiliation !== null) ?? said[0] ?? roles[0];
}

/** Named often, early and in the headline: each a third. */
function salienceOf({ mentions, first, inHeadline, length }: { mentions: number; first: number; inHeadline: boolean; length: number }): number {
  const often = 1 - 1 / (1 + mentions / 3);
  const early = 1 - first / Math.max(1, length);
  return rounded(often / 3 + early / 3 + (inHeadline ? 1 / 3 : 0));
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

export function mentionRow(doc: Doc, { start, end, type, kind, confidence, rule, role }: Mention, entityId: string): Found<MentionRow> {
  const { id, columns } = spanColumns(doc, 'mention', { start, end, confidence: rounded(confidence), rule });
  return { start, end, row: { ...columns, mention_id: id, entity_id: entityId, type, kind, role: role?.text ?? null } };
}
