import { type Doc, sentenceAt } from '../../document.ts';
import { demonymCountry } from '../gazetteer.ts';
import type { NameSpan } from '../name-span.ts';
import { isAbbreviation } from '../roles/role.ts';
import type { Person } from './person.ts';
import type { Reference } from './reference.ts';

/** How many sentences a title in small letters ("spokesman") reaches back; an office ("President") reaches through the article. */
const NEAR = 2;

interface Bearer {
  readonly person: Person;
  readonly isOffice: boolean;
  readonly affiliation: string | null;
}

/** "the prime minister", "the Lornish president", behind the one person who bears that title in the article. */
export function titlesAlone(doc: Doc, people: readonly Person[], nameAt: ReadonlyMap<number, NameSpan>): Reference[] {
  const bearers = bearersByTitle(people);
  const longest = Math.max(0, ...[...bearers.keys()].map((title) => title.split(' ').length));
  if (longest === 0) return [];
  const found: Reference[] = [];
  doc.tokens.forEach((token, at) => {
    if (token.lower !== 'the') return;
    // "NAME, the prime minister," is the role of that name.
    if (doc.tokens[at - 1]?.text === ',' && nameAt.get(at - 2)?.type === 'PERSON') return;
    const people = nameAt.get(at + 1);
    const from = people?.type === 'NORP' && nameAt.get(at + 2) !== people ? at + 2 : at + 1;
    for (let length = longest; length >= 1; length--) {
      const words = doc.tokens.slice(from, from + length);
      const last = words.at(-1);
      if (!last || last.sentence !== token.sentence || words.some((_, offset) => nameAt.has(from + offset))) continue;
      const bearer = onlyOf(bearers.get(words.map((word) => word.lower).join(' ')) ?? []);
      if (!bearer) continue;
      const country = from > at + 1 ? demonymCountry(doc.tokens[at + 1]?.text ?? '')?.country : null;
      if (isFree(doc, from + length, nameAt) && isMeant(doc, bearer, { at: token.start, country: country ?? null, isOther: from > at + 1 }))
        found.push({
          start: token.start,
          end: last.end,
          type: 'PERSON',
          kind: 'title',
          confidence: 0.85,
          rule: 'title_alone',
          cluster: bearer.person.index,
        });
      return;
    }
  });
  return found;
}

function bearersByTitle(people: readonly Person[]): Map<string, Bearer[]> {
  const bearers = new Map<string, Bearer[]>();
  for (const person of people) {
    for (const { role } of person.mentions) {
      if (!role) continue;
      const title = role.text.toLowerCase();
      const of = bearers.get(title) ?? [];
      if (isAbbreviation(title.replace(/\.$/, '')) || of.some((bearer) => bearer.person === person)) continue;
      bearers.set(title, [...of, { person, isOffice: /^\p{Lu}/u.test(role.text), affiliation: role.affiliation }]);
    }
  }
  return bearers;
}

const onlyOf = (bearers: readonly Bearer[]): Bearer | null => (bearers.length === 1 ? (bearers[0] ?? null) : null);

/** Not "the president of", "the president's", "the minister Dana Pell". */
function isFree(doc: Doc, next: number, nameAt: ReadonlyMap<number, NameSpan>): boolean {
  const after = doc.tokens[next]?.lower ?? '';
  return !nameAt.has(next) && !/^(?:of|for|-|general|elect|designate)$/.test(after) && !(nameAt.has(next + 1) && after === ',');
}

function isMeant(
  doc: Doc,
  { person, isOffice, affiliation }: Bearer,
  { at, country, isOther }: { at: number; country: string | null; isOther: boolean },
): boolean {
  const before = person.mentions.filter((mention) => mention.end < at);
  const last = before.at(-1);
  if (!last || (isOther && (country === null || country !== affiliation))) return false;
  return isOffice || sentenceAt(doc, at) - sentenceAt(doc, last.start) <= NEAR;
}
