import reference from '../../seeds/reference/institutions.json' with { type: 'json' };
import type { Doc } from '../document.ts';
import { demonymCountry } from './gazetteer.ts';
import type { NameSpan } from './name-span.ts';

/** An institution that a noun phrase names: "the Hamas-run health ministry", "the health ministry in Gaza". */
export interface Institution {
  readonly start: number;
  readonly end: number;
  /** With whom it belongs, where the phrase says: "Gaza health ministry". */
  readonly name: string;
}

const NOUNS = new Set(Object.keys(reference.nouns));
const LONGEST = Math.max(...[...NOUNS].map((noun) => noun.split(' ').length));

/** Institutions by their nouns, with what belongs to them on the left and the place on the right; names in `nameAt` by token. */
export function findInstitutions(doc: Doc, nameAt: ReadonlyMap<number, NameSpan>): Institution[] {
  const found: Institution[] = [];
  const { tokens } = doc;
  for (let index = 0; index < tokens.length; index++) {
    const length = nounAt(doc, index, nameAt);
    if (length === 0) continue;
    const last = index + length - 1;
    const noun = tokens
      .slice(index, last + 1)
      .map((token) => token.lower)
      .join(' ');
    const owner = ownerBefore(doc, index, nameAt);
    const place = owner.name === null ? placeBehind(doc, last, nameAt) : null;
    const hasArticle = /^(?:the|its|their)$/.test(tokens[owner.from - 1]?.lower ?? '');
    const isBare = /^(?:police|authorities)$/.test(noun);
    const end = place?.end ?? tokens[last]?.end ?? 0;
    const start = tokens[hasArticle && owner.from !== index ? owner.from : owner.from]?.start ?? 0;
    if (owner.name === null && place === null && !hasArticle && !isBare) continue;
    const of = owner.name ?? place?.name ?? null;
    found.push({ start, end, name: of === null ? noun : `${of} ${noun}` });
    index = last;
  }
  return found;
}

/** How many tokens a noun of the list has that stands here, the longest first; 0 where none does. */
function nounAt({ tokens }: Doc, index: number, nameAt: ReadonlyMap<number, NameSpan>): number {
  if (nameAt.has(index) || tokens[index]?.kind !== 'word') return 0;
  for (let length = LONGEST; length >= 1; length--) {
    const words = tokens.slice(index, index + length);
    if (words.length < length || words.some((token, offset) => nameAt.has(index + offset) || token.sentence !== words[0]?.sentence)) continue;
    if (!NOUNS.has(words.map((token) => token.lower).join(' '))) continue;
    const next = tokens[index + length];
    const isModifier =
      next?.kind === 'word' &&
      next.spaced &&
      /^(?:official|officials|spokes\w+|chief|officer|officers|station|car|force|source|sources|forces|building|order|case|ruling|minister|leader|member|members|general|spending|debt|bonds|said)$/.test(
        next.lower,
      ) &&
      next.lower !== 'said';
    return isModifier ? 0 : length;
  }
  return 0;
}

/** What stands before the noun within its phrase: "Russia's", "Hamas-run", "Israeli". */
function ownerBefore(doc: Doc, index: number, nameAt: ReadonlyMap<number, NameSpan>): { from: number; name: string | null } {
  const { tokens } = doc;
  let from = index;
  while (/^(?:local|regional|national|federal|provincial|state|city|interim|military|own|new)$/.test(tokens[from - 1]?.lower ?? '')) from--;
  const run = tokens[from - 1]?.lower === 'run' && /^[-‑]$/.test(tokens[from - 2]?.text ?? '') ? from - 3 : null;
  const possessive = /^['’]s?$/.test(tokens[from - 1]?.text ?? '') ? from - 2 : null;
  const at = run ?? possessive ?? from - 1;
  const name = nameAt.get(at);
  if (!name || name.type === 'PERSON' || tokens[at]?.sentence !== tokens[index]?.sentence) return { from, name: null };
  let first = at;
  while (nameAt.get(first - 1) === name) first--;
  const text = doc.text.slice(name.start, name.end);
  return { from: first, name: demonymCountry(text)?.country ?? text };
}

function placeBehind(doc: Doc, last: number, nameAt: ReadonlyMap<number, NameSpan>): { end: number; name: string } | null {
  const { tokens } = doc;
  if (!/^(?:in|of)$/.test(tokens[last + 1]?.lower ?? '')) return null;
  const name = nameAt.get(tokens[last + 2]?.lower === 'the' ? last + 3 : last + 2);
  return name && (name.type === 'GPE' || name.type === 'LOC') ? { end: name.end, name: doc.text.slice(name.start, name.end) } : null;
}
