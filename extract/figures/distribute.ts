import { isCount, isOfPeople, type Relation } from './draft.ts';
import { phraseAt, type Scene } from './scene.ts';

/** "killed 12 soldiers and 3 civilians": the outcome holds for both halves of a list. */
export const distributeOutcome: Relation = (scene, drafts) => {
  drafts.forEach((draft, index) => {
    const last = drafts[index - 1];
    if (!last || draft.outcome.outcome !== 'none' || last.outcome.outcome === 'none' || draft.sentence !== last.sentence || !isCount(draft)) return;
    const between = phraseAt(scene, last.counted.to, draft.modifier.from).trim();
    if (
      !/^(?:in [\p{L} ]{1,40})?(?:,|and|, and|, including|including|, as well as|as well as|, among them|and another|and an additional|and a further)$/u.test(
        between,
      )
    )
      return;
    const things = /^(?:destroyed|damaged)$/.test(last.outcome.outcome) && !isOfPeople(draft);
    if (!things && (!isOfPeople(draft) || !isOfPeople(last))) return;
    draft.outcome = { ...last.outcome };
    draft.rules.push('distributed');
  });
};

/** "Six monks and two women were killed", "six monks, five of them old, were killed": what is said at the end holds for the first too. */
export const distributeBack: Relation = (scene, drafts) => {
  for (let index = drafts.length - 2; index >= 0; index--) {
    const [draft, next] = [drafts[index], drafts[index + 1]];
    if (!draft || !next || draft.sentence !== next.sentence || draft.outcome.outcome !== 'none' || next.outcome.outcome === 'none') continue;
    if (!isOfPeople(draft) || !isOfPeople(next) || next.outcome.at <= next.quantity.after) continue;
    const lists = /^(?:,|and|, and|or)$/.test(phraseAt(scene, draft.counted.to, next.modifier.from).trim());
    const putIn = next.scope === 'part_of' && next.related === draft && hasComma(scene, next.counted.to, next.outcome.at);
    if (!lists && !putIn) continue;
    draft.outcome = { ...next.outcome };
    draft.rules.push('distributed');
  }
};

const hasComma = (scene: Scene, from: number, to: number): boolean => scene.tokens.slice(from, to).some(({ text }) => text === ',');

/** "lost 45 points, or 2%", "Acme fell 2%, Bolt by 3%": the verb of change holds for the next number too. */
export const distributeChange: Relation = (scene, drafts) => {
  drafts.forEach((draft, index) => {
    const last = drafts[index - 1];
    if (last?.change.role !== 'delta' || draft.change.change !== 'none' || draft.sentence !== last.sentence) return;
    if (!/^(?:percent|percentage_point|money|measure|count)$/.test(draft.quantity.kind)) return;
    const between = phraseAt(scene, Math.max(last.quantity.after, last.counted.to), draft.modifier.from).trim();
    const by = / by$/.test(between) && /^,/.test(between) && draft.quantity.kind === last.quantity.kind;
    if (!by && !/^,? or$/.test(between)) return;
    draft.change = { ...last.change };
    draft.rules.push('distributed_change');
  });
};

/** "expects 1.5% this year and 2.1% in 2025": the mood holds on in a list. */
export const distributeModality: Relation = (scene, drafts) => {
  drafts.forEach((draft, index) => {
    const last = drafts[index - 1];
    if (!last || last.sentence !== draft.sentence || draft.modality !== 'asserted' || !/^(?:forecast|planned|estimated)$/.test(last.modality)) return;
    if (draft.quantity.kind !== last.quantity.kind) return;
    const between = phraseAt(scene, Math.max(last.quantity.after, last.counted.to), draft.modifier.from).trim();
    if (/^(?:[\w ]{0,24})?,? ?(?:and|or)(?: (?:by|to|of|another))?$/.test(between)) draft.modality = last.modality;
  });
};
