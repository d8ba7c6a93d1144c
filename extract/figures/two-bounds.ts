import type { Draft } from './draft.ts';
import type { Quantity, Scene } from './scene.ts';

const JOINTS = /^(?:and|but|yet|,|is|are|was|were)$/;

/** The bound that a draft gives, and on which side. */
function boundOf({ quantity, modifier }: Draft): { isLow: boolean; value: number } | null {
  const isLow = /^(?:more_than|at_least)$/.test(modifier.modifier);
  if ((!isLow && !/^(?:less_than|at_most)$/.test(modifier.modifier)) || quantity.value === null) return null;
  return { isLow, value: quantity.value };
}

/** "more than 20 but fewer than 50 seats": two bounds of one number are its range. null where they are not. */
export function rangeOfBounds(scene: Scene, one: Draft, other: Draft): Quantity | null {
  const [first, second] = [boundOf(one), boundOf(other)];
  if (!first || !second || first.isLow === second.isLow || one.sentence !== other.sentence) return null;
  const { quantity } = other;
  if (one.quantity.kind !== quantity.kind && one.quantity.kind !== 'count') return null;
  if (one.quantity.unit && one.quantity.unit !== quantity.unit) return null;
  const between = scene.tokens.slice(one.quantity.after, other.modifier.from);
  if (between.length === 0 || between.length > 3 || between.some(({ lower }) => !JOINTS.test(lower))) return null;
  const [low, high] = first.isLow ? [first.value, second.value] : [second.value, first.value];
  const { from, start } = one.quantity;
  return low < high ? { ...quantity, from, start, value: null, low, high, modifier: 'exact', rule: `${quantity.rule}_bounds` } : null;
}

/** "between 5 kg and about 7 kg", "20C to 25C": two ends that both say their unit. null where they are not one range. */
export function rangeOfEnds(scene: Scene, one: Draft, other: Draft): Quantity | null {
  const [first, second] = [one.quantity, other.quantity];
  if (first.kind !== second.kind || first.unit !== second.unit || one.sentence !== other.sentence || first.perUnit !== second.perUnit) return null;
  if (!/^(?:money|measure|duration|percent)$/.test(first.kind) || first.value === null || second.value === null || first.value >= second.value)
    return null;
  if (second.from - first.after > 3 || other.modifier.from !== first.after + 1) return null;
  const joint = scene.tokens[first.after]?.lower ?? '';
  const lead = scene.tokens[one.modifier.from - 1]?.lower ?? '';
  const isStep = one.change.change !== 'none' || other.change.change !== 'none' || lead === 'from' || first.kind === 'percent';
  if (!(joint === 'and' && lead === 'between') && !(joint === 'to' && !isStep)) return null;
  const { from, start } = first;
  return { ...second, from, start, value: null, low: first.value, high: second.value, modifier: 'exact', rule: `${second.rule}_ends` };
}
