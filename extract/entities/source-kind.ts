import type { EntityType, SourceKind } from '../../schemas/common.ts';
import institutions from '../../seeds/reference/institutions.json' with { type: 'json' };
import { lookUp } from './gazetteer.ts';

const SPEAKERS = new Map(Object.entries({ ...institutions.nouns, ...institutions.speakers })) as ReadonlyMap<string, SourceKind>;

/**
 * What kind of speaker a phrase names ("the Hamas-run health ministry": health_authority), by its nouns, the later the weightier,
 * two words before one; a known name by its list. A spokesperson has the kind of the institution. Null: it does not say.
 */
export function sourceKindOf(phrase: string, type: EntityType | null = null): SourceKind | null {
  const known = lookUp(phrase.replace(/['’]s$/, ''));
  if (known?.kind) return known.kind;
  if (known?.country !== undefined || type === 'GPE') return 'government';
  const words = phrase.toLowerCase().match(/[\p{L}-]+/gu) ?? [];
  // Only what stands before "of", "in" or a comma is the head; "a doctor at the hospital" speaks as a doctor.
  const [head = ''] = phrase.toLowerCase().split(/\s(?:in|at|from|near|who|which)\s|[,(]/);
  for (const of of [head.match(/[\p{L}-]+/gu) ?? [], words]) {
    for (let at = of.length - 1; at >= 0; at--) {
      for (const length of [3, 2]) {
        const kind = at - length + 1 >= 0 ? SPEAKERS.get(of.slice(at - length + 1, at + 1).join(' ')) : undefined;
        if (kind) return kind;
      }
    }
    for (let at = of.length - 1; at >= 0; at--) {
      const word = of[at] ?? '';
      const kind = /^spokes(?:man|woman|person|people)$/.test(word) ? undefined : SPEAKERS.get(word);
      if (kind) return kind;
    }
  }
  return type === 'ORG' && /\b(?:Inc|Corp|Ltd|PLC|plc|AG|SA|Group|Holdings|Airlines|Airways|Motors|Bank)\b/.test(phrase) ? 'company' : null;
}
