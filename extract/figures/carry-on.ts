import { directionOf } from './change.ts';
import type { Relation } from './draft.ts';
import { phraseAt, wordAt } from './scene.ts';

/** "The rates were 49% in men, 53% in women and 29% in children": what the first is, the others of the list are. */
export const carryRate: Relation = (scene, drafts) => {
  drafts.forEach((draft, index) => {
    const last = drafts[index - 1];
    if (last?.sentence !== draft.sentence || draft.quantity.kind !== 'percent' || last.quantity.kind !== 'percent') return;
    if (draft.aggregation !== 'total' || last.aggregation === 'total' || draft.counted.text !== null || draft.change.role !== null) return;
    const between = phraseAt(scene, last.quantity.after, draft.modifier.from).trim();
    if (!/(?:,|and|, and|, but|to|,? or)$/.test(between) && !/, (?:as high|as low) as$/.test(between)) return;
    draft.aggregation = last.aggregation;
    draft.rules.push('carried_rate');
  });
};

/** "gained 13 seats, while Labour lost 42": the number without its noun changes as the one before, the way its own verb says. */
export const carryChange: Relation = (scene, drafts) => {
  drafts.forEach((draft, index) => {
    const last = drafts[index - 1];
    if (last?.sentence !== draft.sentence || last.change.role !== 'delta' || draft.change.change !== 'none') return;
    if (draft.quantity.kind !== 'count' || last.quantity.kind !== 'count' || draft.counted.text !== null) return;
    const verb = wordAt(scene, draft.modifier.from - 1, draft.quantity.from);
    const direction = /^(?:more|less|fewer|over|above)$/.test(verb) ? null : directionOf(verb);
    if (!direction) return;
    draft.change = { change: direction, role: 'delta' };
    draft.rules.push('carried_change');
  });
};
