import type { EntityType } from '../../../schemas/common.ts';
import type { Doc } from '../../document.ts';
import { nameKey } from '../gazetteer.ts';
import type { NameSpan } from '../name-span.ts';

/** How much of the sum of confidences the prevailing type must hold, and how sure a name may be that yields to it. */
const PREVAILS = 0.65;
const SURE = 0.8;

/** The same name has one type in an article: a doubtful reading yields to the type that the other places give it. */
export function agreeInArticle(doc: Doc, names: readonly NameSpan[]): NameSpan[] {
  const weights = new Map<string, Map<EntityType, number>>();
  const keys = names.map((name) => nameKey(doc.text.slice(name.start, name.end)));
  names.forEach((name, at) => {
    const key = keys[at] ?? '';
    const byType = weights.get(key) ?? new Map<EntityType, number>();
    weights.set(key, byType.set(name.type, (byType.get(name.type) ?? 0) + name.confidence));
  });
  return names.map((name, at) => {
    const byType = weights.get(keys[at] ?? '');
    if (!byType || byType.size < 2 || name.confidence >= SURE) return name;
    const [first] = [...byType].sort(([, one], [, other]) => other - one);
    const sum = [...byType.values()].reduce((total, weight) => total + weight, 0);
    if (!first || first[0] === name.type || first[1] < PREVAILS * sum) return name;
    return { ...name, type: first[0], rule: `${name.rule}+agree_in_article` };
  });
}
