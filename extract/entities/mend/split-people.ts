import { type Doc, type Token, tokenAt } from '../../document.ts';
import { isFirstName } from '../first-names.ts';
import { lookUp } from '../gazetteer.ts';
import type { NameSpan } from '../name-span.ts';
import { isTitleHead } from '../roles/role.ts';
import { headTypeOf } from './type-by-head.ts';

/** An organisation and its person run together are two names: "Lorne Rowing Club official Dana Pell", "Lorne Rowing Club Dana Pell". */
export function splitPeople(doc: Doc, names: readonly NameSpan[]): NameSpan[] {
  return names.flatMap((name): NameSpan[] => {
    if (name.type === 'GPE' || name.type === 'NORP' || name.type === 'LOC') return [name];
    const from = tokenAt(doc, name.start);
    const to = tokenAt(doc, name.end - 1);
    if (to - from < 2) return [name];
    const tokens = doc.tokens.slice(from, to + 1);
    return atTitle(doc, name, tokens) ?? (name.confidence < DOUBTFUL ? atFirstName(doc, name, tokens) : null) ?? [name];
  });
}

/** Above it an organisation that is called after a person is one name. */
const DOUBTFUL = 0.75;

const isCapital = (token: Token | undefined): boolean => token !== undefined && /^\p{Lu}/u.test(token.text);

/** A title in lower case inside a name parts it. */
function atTitle(doc: Doc, name: NameSpan, tokens: readonly Token[]): NameSpan[] | null {
  const at = tokens.findIndex((token, index) => index > 0 && !isCapital(token) && isTitleHead(token.lower) && isCapital(tokens[index + 1]));
  const [left, right, last] = [tokens[at - 1], tokens[at + 1], tokens.at(-1)];
  if (at < 0 || !left || !right || !last || !isCapital(left)) return null;
  return parts(doc, name, { end: left.end, start: right.start });
}

/** Behind the head of an organisation stands a first name with a surname. */
function atFirstName(doc: Doc, name: NameSpan, tokens: readonly Token[]): NameSpan[] | null {
  for (let at = 1; at < tokens.length - 1; at++) {
    const [left, first, ...rest] = tokens.slice(at - 1);
    if (!left || !first || !isFirstName(first.text) || rest.length > 3 || !rest.every(isCapital)) continue;
    const before = doc.text.slice(name.start, left.end);
    if (headTypeOf(before) === 'ORG' || lookUp(before)?.type === 'ORG') return parts(doc, name, { end: left.end, start: first.start });
  }
  return null;
}

function parts(doc: Doc, name: NameSpan, { end, start }: { end: number; start: number }): NameSpan[] {
  const rule = `${name.rule}+split_people`;
  const left = doc.text.slice(name.start, end);
  const type = lookUp(left)?.type ?? 'ORG';
  return [
    { ...name, end, type, confidence: Math.min(name.confidence, 0.8), rule },
    { ...name, start, type: 'PERSON', confidence: Math.min(name.confidence, 0.8), rule },
  ];
}
