import type { Doc } from '../../document.ts';
import { lookUp, nameKey } from '../gazetteer.ts';
import { opensInstitution } from '../institutions.ts';
import type { NameSpan } from '../name-span.ts';
import { headTypeOf } from './type-by-head.ts';

/** Below it a name is wrong more often than right; a place is often in doubt only about its kind. */
const DOUBTFUL = 0.38;
const DOUBTFUL_PLACE = 0.25;
const isPlace = ({ type }: NameSpan): boolean => type === 'GPE' || type === 'LOC' || type === 'FAC';
/** What lists, head words or the rest of the article say for a name lets it stand at any confidence. */
const SURE = 0.5;

/** Leaves out names that nothing speaks for but a doubtful tagger. */
export function dropDoubtful(doc: Doc, names: readonly NameSpan[]): NameSpan[] {
  const keyOf = (name: NameSpan): string => nameKey(doc.text.slice(name.start, name.end));
  const sure = new Set(names.flatMap((name) => (name.confidence >= SURE ? [keyOf(name)] : [])));
  return names.filter((name) => {
    if (name.confidence >= (isPlace(name) ? DOUBTFUL_PLACE : DOUBTFUL)) return true;
    const text = doc.text.slice(name.start, name.end);
    return sure.has(keyOf(name)) || lookUp(text) !== null || headTypeOf(text) === name.type || ownsInstitution(doc, name);
  });
}

/** "the Calvaran health ministry": whoever has a ministry is somebody. */
function ownsInstitution(doc: Doc, { end }: NameSpan): boolean {
  const next = /^(?:['’]s)?\s(\p{L}+)/u.exec(doc.text.slice(end, end + 25));
  return next !== null && opensInstitution((next[1] ?? '').toLowerCase());
}
