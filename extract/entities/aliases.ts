import type { EntityType } from '../../schemas/common.ts';
import { lookUp, nameKey } from './gazetteer.ts';

export interface NamedMention {
  readonly text: string;
  readonly type: EntityType;
  readonly start: number;
  readonly end: number;
  /** Institutions by noun phrase are looked up in no list: "the coast guard" is nobody's in particular. */
  readonly kind: 'name' | 'title' | 'nominal' | 'pronoun';
}

/** Mentions that mean the same. */
export interface Cluster {
  readonly type: EntityType;
  readonly name: string;
  /** Indices into the mentions. */
  readonly members: readonly number[];
}

const PLACES = new Set<EntityType>(['GPE', 'LOC', 'FAC']);
const wordsOf = (name: string): string[] =>
  name
    .replace(/['’]s?$/, '')
    .split(/\s+/)
    .filter((word) => !/^(?:jr|sr|ii|iii)\.?$/i.test(word));

/**
 * Which names of an article mean the same, precision first: the same name; a name that a list knows under another; a part of one
 * person's name, where it is one person's alone; the initials of an organisation; the beginning of an organisation's name.
 */
export function clusterNames(mentions: readonly NamedMention[], text: string): Cluster[] {
  const groups = new Map<string, Group>();
  mentions.forEach(({ text, type, kind }, index) => {
    const known = type === 'PERSON' || type === 'NORP' || kind === 'nominal' ? null : lookUp(text);
    const name = known && (PLACES.has(type) ? known.type !== 'ORG' : true) ? known.name : text.replace(/^[Tt]he /, '');
    const key = `${PLACES.has(type) ? 'PLACE' : type} ${nameKey(name)}`;
    const group = groups.get(key);
    if (group) group.members.push(index);
    else groups.set(key, { type, name, members: [index] });
  });
  const all = [...groups.values()];
  const owner = new Map<Group, Group>();
  const position = (group: Group): number => mentions[group.members[0] ?? 0]?.start ?? 0;
  const groupOf = new Map(all.flatMap((group) => group.members.map((member) => [member, group] as const)));
  mentions.forEach((mention, index) => {
    // "World Weather Institute (WWI)": the bracket right behind a name is that name.
    const next = mentions[index + 1];
    const [group, other] = [groupOf.get(index), groupOf.get(index + 1)];
    if (!next || !group || !other || group === other || mention.type !== next.type || next.text.includes(' ')) return;
    if (/^\s*\(\s*$/.test(text.slice(mention.end, next.start)) && text[next.end] === ')') owner.set(other, group);
  });
  for (const group of all) {
    if (owner.has(group)) continue;
    const whole = group.type === 'PERSON' ? wholePerson(group, all, position) : group.type === 'ORG' ? wholeOrganisation(group, all) : null;
    if (whole) owner.set(group, whole);
  }
  const rootOf = (group: Group): Group => {
    const next = owner.get(group);
    return next && next !== group ? rootOf(next) : group;
  };
  const clusters = new Map<Group, number[]>();
  for (const group of all) {
    const root = rootOf(group);
    clusters.set(root, [...(clusters.get(root) ?? []), ...group.members]);
  }
  return [...clusters].map(([root, members]) => ({ type: root.type, name: root.name, members: members.sort((one, other) => one - other) }));
}

interface Group {
  readonly type: EntityType;
  readonly name: string;
  readonly members: number[];
}

/** The fuller name of a person that a shorter one is a part of: its surname, or any run of its words. Two such: neither. */
function wholePerson(group: Group, all: readonly Group[], position: (group: Group) => number): Group | null {
  const words = wordsOf(group.name.toLowerCase());
  const fuller = all.filter((other) => {
    if (other === group || other.type !== 'PERSON') return false;
    const names = wordsOf(other.name.toLowerCase());
    return names.length > words.length && holdsRun(names, words);
  });
  const longest = fuller.filter(
    (one) => !fuller.some((other) => other !== one && holdsRun(wordsOf(other.name.toLowerCase()), wordsOf(one.name.toLowerCase()))),
  );
  if (longest.length === 1) return longest[0] ?? null;
  // Two of one surname: the one that was introduced before the short form, if only one was.
  const before = longest.filter((other) => position(other) < position(group));
  return before.length === 1 ? (before[0] ?? null) : null;
}

/** Whether words stand together in names, at the end or at the start. */
function holdsRun(names: readonly string[], words: readonly string[]): boolean {
  const ends = words.every((word, at) => names[names.length - words.length + at] === word);
  const starts = words.every((word, at) => names[at] === word);
  return ends || starts;
}

function wholeOrganisation(group: Group, all: readonly Group[]): Group | null {
  const short = group.name.replace(/[.\s]/g, '');
  const fuller = all.filter((other) => {
    if (other === group || other.type !== 'ORG' || other.name.length <= group.name.length) return false;
    const capitals = initialsOf(other.name);
    if (/^\p{Lu}{2,6}$/u.test(short)) return capitals.some((one) => one === short);
    const [words, names] = [wordsOf(group.name.toLowerCase()), wordsOf(other.name.toLowerCase())];
    return words.length < names.length && words.every((word, at) => names[at] === word) && words[0] !== 'national';
  });
  return fuller.length === 1 ? (fuller[0] ?? null) : null;
}

/** "World Health Organization" → WHO; with and without small words. */
function initialsOf(name: string): string[] {
  const words = name.split(/[\s-]+/).filter(Boolean);
  const capitals = words.filter((word) => /^\p{Lu}/u.test(word));
  return [words, capitals].map((of) => of.map((word) => word[0]?.toUpperCase() ?? '').join(''));
}
