import type { MentionRow } from '../../schemas/tables.ts';
import type { Doc } from '../document.ts';
import type { NameSpan } from './name-span.ts';
import type { Role } from './titles.ts';

export interface Reference extends NameSpan {
  readonly kind: MentionRow['kind'];
}

export interface NamedCluster {
  readonly type: NameSpan['type'];
  readonly mentions: readonly { readonly start: number; readonly role: Role | null }[];
}

/** Mentions that are no names: titles alone and pronouns, only where one person can be meant. `cluster` is an index. */
export function findReferences(
  doc: Doc,
  clusters: readonly NamedCluster[],
  nameAt: ReadonlyMap<number, NameSpan>,
): (Reference & { readonly cluster: number })[] {
  const people = clusters.flatMap((cluster, index) => (cluster.type === 'PERSON' ? [{ index, mentions: cluster.mentions }] : []));
  return [...titlesAlone(doc, people, nameAt), ...pronouns(doc, people)];
}

type People = readonly { readonly index: number; readonly mentions: NamedCluster['mentions'] }[];

/** "the prime minister", behind the one person who bears that title in the article. */
function titlesAlone(doc: Doc, people: People, nameAt: ReadonlyMap<number, NameSpan>) {
  const bearers = new Map<string, Set<number>>();
  for (const { index, mentions } of people) {
    for (const { role } of mentions) {
      if (!role) continue;
      const title = role.text.toLowerCase();
      bearers.set(title, (bearers.get(title) ?? new Set()).add(index));
    }
  }
  const found: (Reference & { cluster: number })[] = [];
  for (const [title, of] of bearers) {
    const [only] = of;
    if (of.size !== 1 || only === undefined) continue;
    const words = title.split(' ');
    doc.tokens.forEach((token, at) => {
      if (token.lower !== 'the' || words.some((word, offset) => doc.tokens[at + 1 + offset]?.lower !== word || nameAt.has(at + 1 + offset))) return;
      const last = doc.tokens[at + words.length];
      const next = doc.tokens[at + words.length + 1];
      if (!last || nameAt.has(at + words.length + 1) || /^(?:of|for|['’]s?)$/.test(next?.lower ?? '')) return;
      const [first] = people.find((person) => person.index === only)?.mentions ?? [];
      if (!first || token.start < first.start) return;
      found.push({ start: token.start, end: last.end, type: 'PERSON', kind: 'title', confidence: 0.85, rule: 'title_alone', cluster: only });
    });
  }
  return found;
}

/** "he" and "she" where this sentence and the one before name one person in all before it. */
function pronouns(doc: Doc, people: People) {
  const found: (Reference & { cluster: number })[] = [];
  const namedIn = doc.sentences.map((): { start: number; index: number }[] => []);
  for (const { index, mentions } of people) {
    for (const { start } of mentions) {
      const sentence = doc.sentences.findIndex((one) => start >= one.start && start < one.end);
      namedIn[sentence]?.push({ start, index });
    }
  }
  let last: number | null = null;
  let lastSentence = -2;
  doc.sentences.forEach((sentence, at) => {
    for (let token = sentence.firstToken; token < sentence.endToken; token++) {
      const word = doc.tokens[token];
      if (!word || !/^(?:he|she)$/.test(word.lower)) continue;
      const near = [...(namedIn[at - 1] ?? []), ...(namedIn[at] ?? []).filter((one) => one.start < word.start)];
      const persons = new Set(near.map((one) => one.index));
      const [only] = persons;
      const cluster = persons.size === 1 ? only : persons.size === 0 && lastSentence >= at - 1 ? last : null;
      if (cluster === null || cluster === undefined) continue;
      last = cluster;
      lastSentence = at;
      found.push({ start: word.start, end: word.end, type: 'PERSON', kind: 'pronoun', confidence: 0.8, rule: 'pronoun', cluster });
    }
  });
  return found;
}
