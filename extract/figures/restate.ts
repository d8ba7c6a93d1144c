import { type Draft, isCount, type Relation } from './draft.ts';
import { isInBody, type Scene, wordAt } from './scene.ts';

/** The same number again: the fullest row stands for all of them, the first in the body among equals. */
export const restate: Relation = (scene, drafts) => {
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
    const scored = group.map((draft) => ({ draft, score: fullness(scene, draft) }));
    const fullest = scored.reduce((best, one) => (one.score > best.score ? one : best)).draft;
    for (const draft of group) {
      if (draft === fullest || !sameClaim(draft, fullest)) continue;
      draft.restates = fullest;
      draft.rules.push('restates');
    }
  }
};

/** How much a row says; what a headline says, the body says better. */
const fullness = (scene: Scene, draft: Draft): number =>
  (draft.counted.text && isCount(draft) ? 1 : 0) +
  (draft.outcome.outcome !== 'none' ? 1 : 0) +
  (draft.modifier.modifier !== 'exact' ? 0.5 : 0) +
  (draft.scope !== 'whole' ? 0.5 : 0) +
  (isInBody(scene, draft) ? 2 : 0);
const sameClaim = (one: Draft, other: Draft): boolean =>
  one.sentence !== other.sentence && (one.quantity.kind !== 'count' || one.outcome.outcome !== 'none' || one.head === other.head);

/** Sentences of the body among which a headline's number is sought. */
const OPENING = 4;

/** A headline says again, shorter or rounder, what the opening says: "34%" for 34.1, "Dozens dead" for 37. */
export const restateHeadline: Relation = (scene, drafts) => {
  const body = drafts.filter((draft) => isInBody(scene, draft));
  const first = body[0]?.sentence ?? 0;
  for (const draft of drafts) {
    if (isInBody(scene, draft) || draft.restates) continue;
    const near = body.filter((other) => other.sentence < first + OPENING + 4 && other.quantity.kind === draft.quantity.kind && !other.restates);
    const opening = near.filter((other) => other.sentence < first + OPENING);
    const same = opening.find((other) => isEqual(draft, other) && other.scope === draft.scope) ?? opening.find((other) => isEqual(draft, other));
    const found = same ?? near.find((other) => isRounded(draft, other));
    if (!found) continue;
    draft.restates = found;
    draft.rules.push('restates');
  }
};

const isEqual = (draft: Draft, other: Draft): boolean =>
  draft.quantity.value !== null &&
  draft.quantity.value === other.quantity.value &&
  (draft.quantity.kind !== 'count' || draft.class === other.class || draft.outcome.outcome === other.outcome.outcome);

/** Within three per cent, or a vague number that holds the other, of the same victims or things. */
function isRounded(draft: Draft, other: Draft): boolean {
  if (other.scope !== 'whole' || other.quantity.value === null) return false;
  const counts = draft.quantity.kind === 'count';
  if (counts && (draft.outcome.outcome !== other.outcome.outcome || (draft.outcome.outcome === 'none' && draft.head !== other.head))) return false;
  const [value, exact] = [draft.quantity.value, other.quantity.value];
  if (value !== null) return Math.abs(value) >= 20 && Math.abs(value - exact) <= 0.03 * Math.abs(exact);
  const low = draft.quantity.low;
  return counts && low !== null && exact >= low && exact < low * 8;
}

/** Sentences back to a number that "the twelve" takes up. */
const REACH = 4;

/** "the twelve", "denied that there had been 250": a bare number takes up the one before of the same size. */
export const takeUp: Relation = (scene, drafts) => {
  drafts.forEach((draft, index) => {
    const { kind, value, from } = draft.quantity;
    if (kind !== 'count' || draft.restates || draft.counted.text !== null || (value ?? 0) < 3 || draft.change.role !== null) return;
    for (let at = index - 1; at >= 0; at--) {
      const other = drafts[at];
      if (!other || draft.sentence - other.sentence > REACH) return;
      if (other.quantity.kind !== 'count' || other.quantity.value !== value || other.sentence === draft.sentence) continue;
      const before = wordAt(scene, draft.modifier.from - 1, from);
      if (!/^(?:the|those|these|all|been|of|is|was)$/.test(before)) return;
      draft.restates = other.restates ?? other;
      draft.rules.push('takes_up');
      return;
    }
  });
};

/** "160 km (100 miles)": the bracket says it again. */
export const restateInBrackets: Relation = (scene, drafts) => {
  drafts.forEach((draft, index) => {
    const first = drafts[index - 1];
    if (!first || draft.sentence !== first.sentence || draft.restates) return;
    // "140 hp (104 kW / 142 PS)": the second in the bracket.
    const lead = wordAt(scene, draft.modifier.from - 1, draft.quantity.from);
    if (lead !== '(' && !(/^[/;,]$/.test(lead) && first.rules.includes('brackets'))) return;
    if (
      draft.quantity.kind !== first.quantity.kind ||
      !/^(?:measure|money)$/.test(draft.quantity.kind) ||
      draft.quantity.from - first.quantity.after > 3
    )
      return;
    draft.restates = first;
    // Rule 18: the bracket shares what the number outside is said with.
    if (draft.modifier.modifier === 'exact') draft.modifier = { ...draft.modifier, modifier: first.modifier.modifier };
    if (draft.modality === 'asserted') draft.modality = first.modality;
    draft.rules.push('brackets');
  });
};
