import type { Doc } from '../../document.ts';
import { lookUp } from '../gazetteer.ts';
import type { NameSpan } from '../name-span.ts';

/** Up to this confidence a lone word is the person of that surname. */
const SURE = 0.8;

/** A lone word of doubtful type is the person whose surname it is, where the article names one in full. */
export function surnamesArePeople(doc: Doc, names: readonly NameSpan[]): NameSpan[] {
  const surnames = new Set<string>();
  for (const name of names) {
    const text = doc.text.slice(name.start, name.end);
    if (name.type === 'PERSON' && text.includes(' ')) surnames.add(text.slice(text.lastIndexOf(' ') + 1));
  }
  return names.map((name) => {
    if (name.type === 'PERSON' || name.confidence >= SURE) return name;
    const text = doc.text.slice(name.start, name.end);
    return surnames.has(text) && lookUp(text) === null ? { ...name, type: 'PERSON', rule: `${name.rule}+surname` } : name;
  });
}
