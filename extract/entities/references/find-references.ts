import type { Doc } from '../../document.ts';
import type { NameSpan } from '../name-span.ts';
import type { Person } from './person.ts';
import { pronouns } from './pronouns.ts';
import type { Reference } from './reference.ts';
import { titlesAlone } from './titles-alone.ts';

export interface NamedCluster {
  readonly type: NameSpan['type'];
  readonly mentions: Person['mentions'];
}

/** Mentions of people that are no names: titles alone and pronouns, only where one person can be meant. */
export function findReferences(doc: Doc, clusters: readonly NamedCluster[], nameAt: ReadonlyMap<number, NameSpan>): Reference[] {
  const people = clusters.flatMap(({ type, mentions }, index): Person[] => (type === 'PERSON' ? [{ index, mentions }] : []));
  return [...titlesAlone(doc, people, nameAt), ...pronouns(doc, people)];
}
