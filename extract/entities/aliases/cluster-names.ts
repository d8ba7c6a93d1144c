import type { EntityType } from '../../../schemas/common.ts';
import { isPeople, lookUp, nameKey } from '../gazetteer.ts';
import { type FindWhole, type NamedMention, type NameGroup, wordsOf } from './name-group.ts';
import { wholeOrganisations } from './whole-organisation.ts';
import { wholePersons } from './whole-person.ts';
import { wholePlaces } from './whole-place.ts';

/** Mentions that mean the same. */
export interface Cluster {
  readonly type: EntityType;
  readonly name: string;
  /** An institution by its noun alone ("the police"): which one, only the article knows. */
  readonly isNominal: boolean;
  /** Indices into the mentions. */
  readonly members: readonly number[];
}

const PLACES = new Set<EntityType>(['GPE', 'LOC', 'FAC']);

/**
 * Which names of an article mean the same, precision first: the same name; a name that a list knows under another; a short form
 * in brackets; then a part of one person's, organisation's or place's name, where it is that one's alone.
 */
export function clusterNames(mentions: readonly NamedMention[], text: string): Cluster[] {
  const groups = groupByName(mentions);
  const owner = inBrackets(mentions, groups, text);
  const finders: readonly FindWhole[] = [wholePersons(groups), wholeOrganisations(groups), wholePlaces(groups)];
  for (const group of groups) {
    for (const findWhole of owner.has(group) ? [] : finders) {
      const whole = findWhole(group);
      if (whole && rootOf(owner, whole) !== group) owner.set(group, whole);
    }
  }
  const clusters = new Map<NameGroup, number[]>();
  for (const group of groups) {
    const root = rootOf(owner, group);
    const members = clusters.get(root);
    if (members) members.push(...group.members);
    else clusters.set(root, [...group.members]);
  }
  return [...clusters].map(([{ type, name, isNominal }, members]) => ({ type, name, isNominal, members: members.sort((one, other) => one - other) }));
}

function groupByName(mentions: readonly NamedMention[]): NameGroup[] {
  const groups = new Map<string, NameGroup>();
  mentions.forEach(({ text, type, kind, start }, index) => {
    const isPlace = PLACES.has(type);
    const known = type === 'PERSON' || type === 'NORP' || kind === 'nominal' ? null : lookUp(text);
    const fits = known !== null && (isPlace ? known.type !== 'ORG' : known.type === 'ORG' || type !== 'ORG');
    const name = fits ? listedName(known.name, text) : bareName(text, type);
    const key = `${isPlace ? 'PLACE' : type} ${nameKey(name)}`;
    const group = groups.get(key);
    if (group) group.members.push(index);
    else groups.set(key, { type, name, words: wordsOf(name), isKnown: fits, isNominal: kind === 'nominal', start, members: [index] });
  });
  return [...groups.values()];
}

/** The name of the list, with the marks that the article writes ("Paraná"). */
const listedName = (name: string, text: string): string => (/[^\u0020-\u007e’]/.test(text) && nameKey(name) === nameKey(text) ? text : name);

/** Without article and possessive; of an adjective compound the people ("Lornish-led"). */
function bareName(text: string, type: EntityType): string {
  const bare = text.replace(/^[Tt]he /, '').replace(/['’]s$/, '');
  const hyphen = type === 'NORP' ? bare.lastIndexOf('-') : -1;
  return hyphen > 0 && isPeople(bare.slice(0, hyphen)) && !isPeople(bare) ? bare.slice(0, hyphen) : bare;
}

/** "World Weather Institute (WWI)": the bracket right behind a name is that name. */
function inBrackets(mentions: readonly NamedMention[], groups: readonly NameGroup[], text: string): Map<NameGroup, NameGroup> {
  const owner = new Map<NameGroup, NameGroup>();
  const groupOf = new Map(groups.flatMap((group) => group.members.map((member) => [member, group] as const)));
  mentions.forEach((mention, index) => {
    const next = mentions[index + 1];
    const [group, other] = [groupOf.get(index), groupOf.get(index + 1)];
    if (!next || !group || !other || group === other || mention.type !== next.type || next.text.includes(' ') || owner.has(other)) return;
    if (!/^\s*\(\s*$/.test(text.slice(mention.end, Math.min(next.start, mention.end + 10))) || text[next.end] !== ')') return;
    if (rootOf(owner, group) !== other) owner.set(other, group);
  });
  return owner;
}

function rootOf(owner: ReadonlyMap<NameGroup, NameGroup>, group: NameGroup): NameGroup {
  let root = group;
  for (let next = owner.get(root); next; next = owner.get(root)) root = next;
  return root;
}
