import type { EntityType } from '../../schemas/common.ts';
import { isPeople, lookUp } from './gazetteer.ts';
import type { NameSpan } from './name-span.ts';

const isPlace = (type: EntityType): boolean => type === 'GPE' || type === 'LOC' || type === 'FAC';

/** What the lists know better than the tagger: which places are states and cities, and which words are peoples. */
export function refineType(span: NameSpan, text: string): NameSpan {
  const bare = text.replace(/['’]s?$/, '');
  if (isPlace(span.type)) {
    const known = lookUp(bare);
    if (known && isPlace(known.type) && known.type !== span.type) return { ...span, type: known.type, rule: `${span.rule}+gazetteer` };
    if (isPeople(bare) && !known) return { ...span, type: 'NORP', rule: `${span.rule}+gazetteer` };
  }
  return span;
}
