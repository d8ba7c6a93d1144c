import type { EntityType, SourceKind } from '../../schemas/common.ts';
import { isPeople, lookUp } from './gazetteer.ts';
import type { NameSpan } from './name-span.ts';

const isPlace = (type: EntityType): boolean => type === 'GPE' || type === 'LOC' || type === 'FAC';

/** Up to this confidence a listed organisation is no work, event, people or person. */
const SURE = 0.85;
/** Organisations whose names are nobody's: not companies, newspapers and parties, whose names are also people's and towns'. */
const NOBODYS: ReadonlySet<SourceKind> = new Set(['government', 'military', 'police', 'igo', 'ngo', 'armed_group', 'court', 'health_authority']);

/** What the lists know better than the tagger: which places are states and cities, which words are peoples, which are institutions. */
export function refineType(span: NameSpan, text: string): NameSpan {
  const bare = text.replace(/['’]s?$/, '');
  const known = lookUp(bare);
  const rule = `${span.rule}+gazetteer`;
  if (isPlace(span.type)) {
    if (known && isPlace(known.type) && known.type !== span.type) return { ...span, type: known.type, rule };
    if (isPeople(bare) && !known) return { ...span, type: 'NORP', rule };
  }
  if (known?.type === 'ORG' && span.type !== 'ORG' && span.confidence < SURE && !isPlace(span.type)) {
    if (span.type !== 'PERSON' || (known.kind && NOBODYS.has(known.kind))) return { ...span, type: 'ORG', rule };
  }
  return span;
}
