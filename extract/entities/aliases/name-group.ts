import type { EntityType } from '../../../schemas/common.ts';

export interface NamedMention {
  readonly text: string;
  readonly type: EntityType;
  readonly start: number;
  readonly end: number;
  /** Institutions by noun phrase are looked up in no list: "the coast guard" is nobody's in particular. */
  readonly kind: 'name' | 'title' | 'nominal' | 'pronoun';
}

/** Mentions of one name; groups of several names become one entity where a rule links them. */
export interface NameGroup {
  readonly type: EntityType;
  /** The name of a list where one knows it, else as first written. */
  readonly name: string;
  /** Words of the name in lower case, without marks, "al-" and "Jr". */
  readonly words: readonly string[];
  /** A list has this very name: it stands for itself, never for a longer one. */
  readonly isKnown: boolean;
  readonly isNominal: boolean;
  readonly start: number;
  /** Indices into the mentions. */
  readonly members: number[];
}

/** The group that another is a short form of; null where none or more than one can be meant. */
export type FindWhole = (group: NameGroup) => NameGroup | null;

export const wordsOf = (name: string): string[] =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’]s?$/, '')
    .split(/\s+/)
    .map((word) => word.replace(/^(?:al|el)[-‑]/, '').replace(/[.,]+$/, ''))
    .filter((word) => word !== '' && !/^(?:jr|sr|ii|iii|the)$/.test(word));

/** Whether short stands at the start of long. */
export const startsWith = (long: readonly string[], short: readonly string[]): boolean =>
  short.length <= long.length && short.every((word, at) => long[at] === word);
export const endsWith = (long: readonly string[], short: readonly string[]): boolean =>
  short.length <= long.length && short.every((word, at) => long[long.length - short.length + at] === word);

/** Groups by each word of theirs, so that a short form is compared only with names that hold its word. */
export function indexByWord(groups: readonly NameGroup[]): ReadonlyMap<string, readonly NameGroup[]> {
  const index = new Map<string, NameGroup[]>();
  for (const group of groups) {
    for (const word of new Set(group.words)) {
      const same = index.get(word);
      if (same) same.push(group);
      else index.set(word, [group]);
    }
  }
  return index;
}

export const only = <T>(all: readonly T[]): T | null => (all.length === 1 ? (all[0] ?? null) : null);
