import { type Draft, isCount, type Relation } from './draft.ts';
import { wordAt } from './scene.ts';

/** The same number again: the fullest row stands for all of them, the first in the body among equals. */
export const restate: Relation = (scene, drafts) => {
  const bodyStart = scene.doc.paragraphs.find((paragraph) => paragraph.part === 'body')?.start ?? 0;
  const groups = new Map<string, Draft[]>();
  for (const draft of drafts) {
    const { quantity } = draft;
    if (!/^(?:count|money|percent|measure)$/.test(quantity.kind) || draft.scope === 'additional' || draft.change.role === 'from') continue;
    const value = quantity.value ?? quantity.low;
    if (value === null || (quantity.kind === 'count' && Math.abs(value) < 2)) continue;
    const sort = quantity.kind === 'count' ? `${draft.outcome.outcome} ${draft.outcome.outcome === 'none' ? draft.head : ''}` : `${quantity.unit}`;
    const key = `${quantity.kind} ${value} ${quantity.value === null} ${sort}`;
    groups.set(key, [...(groups.get(key) ?? []), draft]);
  }
  for (const group of groups.values()) {
    const [only, second] = group;
    if (!only || !second) continue;
    const scored = group.map((draft) => ({ draft, score: fullness(draft) + (draft.quantity.start >= bodyStart ? 0.5 : 0) }));
    const fullest = scored.reduce((best, one) => (one.score > best.score ? one : best)).draft;
    for (const draft of group) {
      if (draft === fullest || !sameClaim(draft, fullest)) continue;
      draft.restates = fullest;
      draft.rules.push('restates');
    }
  }
};

const fullness = (draft: Draft): number =>
  (draft.counted.text && isCount(draft) ? 1 : 0) +
  (draft.outcome.outcome !== 'none' ? 1 : 0) +
  (draft.modifier.modifier !== 'exact' ? 0.5 : 0) +
  (draft.scope !== 'whole' ? 0.5 : 0);
const sameClaim = (one: Draft, other: Draft): boolean =>
  one.sentence !== other.sentence && (one.quantity.kind !== 'count' || one.outcome.outcome !== 'none' || one.head === other.head);

/** "160 km (100 miles)": the bracket says it again. */
export const restateInBrackets: Relation = (scene, drafts) => {
  drafts.forEach((draft, index) => {
    const first = drafts[index - 1];
    if (!first || draft.sentence !== first.sentence || draft.restates || wordAt(scene, draft.modifier.from - 1, draft.quantity.from) !== '(') return;
    if (
      draft.quantity.kind !== first.quantity.kind ||
      !/^(?:measure|money)$/.test(draft.quantity.kind) ||
      draft.quantity.from - first.quantity.after > 3
    )
      return;
    draft.restates = first;
    draft.rules.push('brackets');
  });
};
