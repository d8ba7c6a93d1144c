import type { Draft, Relation } from './draft.ts';
import { type Scene, wordAt } from './scene.ts';

/** What a number that goes without its unit is led by: "from 14 mpg to 24", "the highest is 84.75 cents, the lowest 74.07". */
const LEADS = /^(?:to|from|than|is|was|are|were|below|above|hit|reached|lowest|highest|and|at|between|old|previous|earlier)$/;

/** "rose from 14 mpg to 24", "8 miles this week and 5 the week before": a bare number of the same size has the unit said beside it. */
export const unitOfPair: Relation = (scene, drafts) => {
  drafts.forEach((draft, index) => {
    const { quantity } = draft;
    if (quantity.kind !== 'count' || quantity.isWord || draft.counted.text !== null || draft.counted.elliptic || draft.outcome.outcome !== 'none')
      return;
    if (!isBare(scene, draft)) return;
    const other = [drafts[index - 1], drafts[index + 1], drafts[index - 2]].find((one) => one && isAlike(one, draft));
    if (!other) return;
    const { kind, unit = null, unitCode = null, perUnit = null } = other.quantity;
    draft.quantity = { ...quantity, kind, unit, unitCode, perUnit };
    draft.head = null;
    draft.class = null;
    draft.rules.push('unit_of_pair');
  });
};

/** Led by a word of comparison, with no noun behind; a small whole number needs more than that. */
function isBare(scene: Scene, { quantity, modifier }: Draft): boolean {
  const { from, to } = quantity;
  const lead = wordAt(scene, modifier.from - 1, from);
  const isPlain = /^\d{1,2}$/.test(scene.tokens[to - 1]?.text ?? '');
  if (!LEADS.test(lead) || (isPlain && !/^(?:to|from|than|between)$/.test(lead))) return false;
  return /^(?:[^\p{L}\d]*|in|on|for|from|to|last|this|a|the|after|before|when|while|and|but|as|with|earlier|today|yesterday)$/u.test(
    wordAt(scene, quantity.after, from),
  );
}

/** A measure or a price in the same sentence, of about the same size. */
function isAlike(one: Draft, { quantity, sentence }: Draft): boolean {
  const { kind, value, low, high } = one.quantity;
  const [mine, other] = [quantity.value ?? quantity.high, value ?? high ?? low];
  if (one.sentence !== sentence || !/^(?:money|measure)$/.test(kind) || mine === null || other === null) return false;
  const times = Math.abs(mine) / Math.abs(other);
  return times > 0.1 && times < 10;
}
