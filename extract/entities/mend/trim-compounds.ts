import { type Doc, type Token, tokenAt } from '../../document.ts';
import { isPeople, lookUp } from '../gazetteer.ts';
import type { NameSpan } from '../name-span.ts';
import { COMPOUNDS } from './join-hyphens.ts';

const PREFIXES = /^(?:pro|anti|non|ex|post|pre|all|mid|trans|neo)$/;
const isHyphen = (token: Token | undefined): boolean => token !== undefined && /^[-‑–]$/.test(token.text) && !token.spaced;

/** A compound is no name, what it is made of is: "pro-Lorne", "Lorne-based", and "pro-Lorne Harbour Party" is the party's. */
export function trimCompounds(doc: Doc, names: readonly NameSpan[]): NameSpan[] {
  const { tokens } = doc;
  return names.flatMap((name): NameSpan[] => {
    let from = tokenAt(doc, name.start);
    let to = tokenAt(doc, name.end - 1);
    if (PREFIXES.test(tokens[from]?.text ?? '') && isHyphen(tokens[from + 1]) && from + 2 <= to) from += 2;
    // An adjective ("Lornish-led") stays whole, as annotators mark it; its entity is the people all the same.
    if (name.type !== 'NORP' && COMPOUNDS.test(tokens[to]?.text ?? '') && isHyphen(tokens[to - 1]) && to - 2 >= from) to -= 2;
    const [first, last, second] = [tokens[from], tokens[to], tokens[from + 1]];
    if (!first || !last) return [name];
    const trimmed = first.start === name.start && last.end === name.end ? name : { ...name, ...typeOf(doc, name, first.start, last.end) };
    const isPrefixed = isHyphen(tokens[from - 1]) && PREFIXES.test(tokens[from - 2]?.lower ?? '');
    if (!isPrefixed || to - from < 2 || !second?.spaced || !isPlaceOrPeople(first.text)) return [trimmed];
    const rule = `${name.rule}+compound`;
    const owner: NameSpan = { ...name, ...typeOf(doc, name, first.start, first.end), start: first.start, end: first.end, rule };
    return [owner, { ...trimmed, start: second.start, rule }];
  });
}

const isPlaceOrPeople = (word: string): boolean => isPeople(word) || lookUp(word)?.type === 'GPE';

function typeOf(doc: Doc, name: NameSpan, start: number, end: number): Pick<NameSpan, 'start' | 'end' | 'type' | 'rule'> {
  const text = doc.text.slice(start, end);
  const type = isPeople(text) ? 'NORP' : (lookUp(text)?.type ?? name.type);
  return { start, end, type, rule: `${name.rule}+compound` };
}
