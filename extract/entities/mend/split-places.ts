import type { Doc } from '../../document.ts';
import { lookUp } from '../gazetteer.ts';
import type { NameSpan } from '../name-span.ts';

const PLACES = new Set(['GPE', 'LOC', 'FAC']);

/** A place and the state or country that it lies in are two places: "Lorne, Victoria". */
export function splitPlaces(doc: Doc, names: readonly NameSpan[]): NameSpan[] {
  return names.flatMap((name): NameSpan[] => {
    if (!PLACES.has(name.type)) return [name];
    const text = doc.text.slice(name.start, name.end);
    const comma = text.lastIndexOf(', ');
    if (comma < 2) return [name];
    const outer = text.slice(comma + 2);
    const inner = text.slice(0, comma);
    if (inner.includes(',') || lookUp(outer)?.type !== 'GPE' || lookUp(text)) return [name];
    const rule = `${name.rule}+split_places`;
    const first: NameSpan = { ...name, end: name.start + comma, type: lookUp(inner)?.type === 'LOC' ? 'LOC' : 'GPE', rule };
    return [first, { ...name, start: name.start + comma + 2, type: 'GPE', rule }];
  });
}
