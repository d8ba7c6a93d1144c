import { type Doc, type Token, tokenAt } from '../../document.ts';
import { isPeople, lookUp } from '../gazetteer.ts';
import type { NameSpan } from '../name-span.ts';

const LONGEST = 3;
const isCapital = (token: Token | undefined): boolean => token?.kind === 'word' && /^\p{Lu}\p{Ll}/u.test(token.text);

/** Countries and peoples that the tagger saw no name in, where no other capital stands beside them. */
export function knownCountries(doc: Doc, names: readonly NameSpan[]): NameSpan[] {
  const { tokens } = doc;
  const isTaken = new Uint8Array(tokens.length);
  for (const name of names) isTaken.fill(1, tokenAt(doc, name.start), tokenAt(doc, name.end - 1) + 1);
  const found: NameSpan[] = [];
  tokens.forEach((first, at) => {
    if (isTaken[at] || !isCapital(first) || first.text.length < 4) return;
    const before = tokens[at - 1];
    const isInner = before?.sentence === first.sentence;
    if (isInner && (isCapital(before) || /^[-–—.&]$/.test(before?.text ?? ''))) return;
    for (let length = LONGEST; length >= 1; length--) {
      const last = tokens[at + length - 1];
      const next = tokens[at + length];
      if (!last || last.sentence !== first.sentence || isTaken[at + length - 1] || !isCapital(last)) continue;
      if (next?.sentence === first.sentence && (isCapital(next) || next.text === '.' || isTaken[at + length])) continue;
      const text = doc.text.slice(first.start, last.end);
      const type = lookUp(text)?.isCountry ? 'GPE' : length === 1 && isInner && isPeople(text) ? 'NORP' : null;
      if (type === null) continue;
      isTaken.fill(1, at, at + length);
      found.push({ start: first.start, end: last.end, type, confidence: 0.7, rule: 'known_countries' });
      return;
    }
  });
  return found.length === 0 ? [...names] : [...names, ...found].sort((one, other) => one.start - other.start);
}
