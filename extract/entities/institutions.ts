import reference from '../../seeds/reference/institutions.json' with { type: 'json' };
import type { Doc, Token } from '../document.ts';
import { verbFormOf } from '../text/lemma.ts';
import { demonymCountry } from './gazetteer.ts';
import type { NameSpan } from './name-span.ts';
import { isNounLike } from './roles/role.ts';

/** An institution that a noun phrase names: "the Hamas-run health ministry", "the health ministry in Gaza". */
export interface Institution {
  readonly start: number;
  readonly end: number;
  /** With whom it belongs, where the phrase says: "Gaza health ministry". */
  readonly name: string;
  readonly isOwned: boolean;
}

const NOUNS = new Set(Object.keys(reference.nouns));
const LONGEST = Math.max(...[...NOUNS].map((noun) => noun.split(' ').length));
/** By their first words, so that most tokens cost one look. */
const FIRST_WORDS = new Set([...NOUNS].map((noun) => noun.split(' ')[0]));
/** Whether an institution's noun may begin with this word, lower case: "health" of "health ministry". */
export const opensInstitution = (word: string): boolean => FIRST_WORDS.has(word);

/** Behind one of these the noun only modifies: "the police chief", "a court order". */
const MODIFIED = new Set(reference.modified.split(' '));
/** What may stand between an owner and the noun: "Lorne's regional police". */
const KINDS = /^(?:local|regional|national|federal|provincial|state|city|interim|military|own|new)$/;

/** Institutions by their nouns, with what belongs to them on the left and the place on the right; names in `nameAt` by token. */
export function findInstitutions(doc: Doc, nameAt: ReadonlyMap<number, NameSpan>): Institution[] {
  const found: Institution[] = [];
  const { tokens } = doc;
  for (let index = 0; index < tokens.length; index++) {
    const length = nounAt(doc, index, nameAt);
    if (length === 0) continue;
    const last = index + length - 1;
    const noun = wordsAt(doc, index, length);
    const owner = ownerBefore(doc, index, nameAt);
    // "the Hamas-run health ministry in Gaza" is Gaza's: who runs it may change.
    const place = owner.name === null || owner.isRun ? placeBehind(doc, last, nameAt) : null;
    const hasArticle = /^(?:the|its|their)$/.test(tokens[owner.from - 1]?.lower ?? '');
    const isBare = /^(?:police|authorities)$/.test(noun);
    const start = tokens[owner.from]?.start ?? 0;
    index = last;
    if (owner.name === null && place === null && !hasArticle && !isBare) continue;
    const of = place?.name ?? owner.name;
    const end = (owner.name === null ? place?.end : undefined) ?? tokens[last]?.end ?? 0;
    found.push({ start, end, name: of === null ? noun : `${of} ${noun}`, isOwned: of !== null });
  }
  return found;
}

const wordsAt = ({ tokens }: Doc, index: number, length: number): string =>
  tokens
    .slice(index, index + length)
    .map((token) => token.lower)
    .join(' ');

/** How many tokens a noun of the list has that stands here, the longest first; 0 where none does. */
function nounAt(doc: Doc, index: number, nameAt: ReadonlyMap<number, NameSpan>): number {
  const { tokens } = doc;
  if (!FIRST_WORDS.has(tokens[index]?.lower)) return 0;
  for (let length = LONGEST; length >= 1; length--) {
    const words = tokens.slice(index, index + length);
    if (words.length < length || words.some((token, offset) => nameAt.has(index + offset) || token.sentence !== words[0]?.sentence)) continue;
    if (!NOUNS.has(wordsAt(doc, index, length))) continue;
    return modifies(tokens[index + length]) ? 0 : length;
  }
  return 0;
}

/** Whether the noun before only modifies this word: "police bureau", "police chiefs"; not "police said", "police arrested", "police later". */
function modifies(next: Token | undefined): boolean {
  if (!next?.spaced || !isNounLike(next)) return next?.spaced === true && MODIFIED.has(next.lower);
  return MODIFIED.has(next.lower) || (verbFormOf(next.lower) === null && !/(?:ed|ly)$/.test(next.lower));
}

interface Owner {
  readonly from: number;
  readonly name: string | null;
  readonly isRun: boolean;
}

/** What stands before the noun within its phrase: "Russia's", "Hamas-run", "Israeli". */
function ownerBefore(doc: Doc, index: number, nameAt: ReadonlyMap<number, NameSpan>): Owner {
  const { tokens } = doc;
  let from = index;
  while (KINDS.test(tokens[from - 1]?.lower ?? '')) from--;
  const isRun = /^(?:run|led|controlled)$/.test(tokens[from - 1]?.lower ?? '') && /^[-‑]$/.test(tokens[from - 2]?.text ?? '');
  const isPossessive = /^['’]s?$/.test(tokens[from - 1]?.text ?? '');
  const at = isRun ? from - 3 : isPossessive ? from - 2 : from - 1;
  const name = nameAt.get(at) ?? (isRun ? nameAt.get(from - 1) : undefined);
  if (!name || name.type === 'PERSON' || tokens[at]?.sentence !== tokens[index]?.sentence) return { from, name: null, isRun };
  let first = at;
  while (nameAt.get(first - 1) === name) first--;
  const text = doc.text.slice(name.start, name.end).replace(/[-‑](?:run|led|controlled)$/, '');
  return { from: first, name: demonymCountry(text)?.country ?? text, isRun };
}

function placeBehind(doc: Doc, last: number, nameAt: ReadonlyMap<number, NameSpan>): { end: number; name: string } | null {
  const { tokens } = doc;
  if (!/^(?:in|of)$/.test(tokens[last + 1]?.lower ?? '')) return null;
  const name = nameAt.get(tokens[last + 2]?.lower === 'the' ? last + 3 : last + 2);
  return name && (name.type === 'GPE' || name.type === 'LOC') ? { end: name.end, name: doc.text.slice(name.start, name.end) } : null;
}
