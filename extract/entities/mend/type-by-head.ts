import type { EntityType } from '../../../schemas/common.ts';
import reference from '../../../seeds/reference/name-heads.json' with { type: 'json' };
import type { Doc } from '../../document.ts';
import { lookUp } from '../gazetteer.ts';
import type { NameSpan } from '../name-span.ts';

/** Up to this confidence a head word overrules the tagger. */
const SURE = 0.9;

const headTypes = (words: Readonly<Record<string, string>>): Map<string, EntityType> =>
  new Map(Object.entries(words).flatMap(([type, list]) => list.split(' ').map((word) => [word, type as EntityType] as const)));
const LAST = headTypes(reference.last);
const FIRST_OF = headTypes(reference.first_of);

/** Names of several words by their head: "Lorne Harbour Bridge", "University of Lorne"; a doubtful type yields to it. */
export function typeByHead(doc: Doc, names: readonly NameSpan[]): NameSpan[] {
  return names.map((name) => {
    if (name.confidence >= SURE) return name;
    const text = doc.text.slice(name.start, name.end);
    const type = headTypeOf(text);
    return type === null || type === name.type || lookUp(text) !== null ? name : { ...name, type, rule: `${name.rule}+head_word` };
  });
}

/** The type that the head of a name of several words has; null where it is no word of the lists. */
export function headTypeOf(name: string): EntityType | null {
  const words = name.replace(/^[Tt]he /, '').split(/\s+/);
  if (words.length < 2) return null;
  const of = words.findIndex((word) => /^(?:of|for|on|de|du|des|del)$/.test(word));
  const head = of > 0 ? words[of - 1] : words.at(-1);
  const type = (of > 0 ? FIRST_OF.get(head?.toLowerCase() ?? '') : undefined) ?? LAST.get(head?.toLowerCase() ?? '');
  return type ?? null;
}
