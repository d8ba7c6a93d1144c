import { addUp } from './add-up.ts';
import { allBut, amongVictims, besideWhole, partOfPart } from './among-victims.ts';
import { carryChange, carryRate } from './carry-on.ts';
import { distributeBack, distributeChange, distributeModality, distributeOutcome } from './distribute.ts';
import { earlier, type Relation } from './draft.ts';
import { bareActors, magnitudeOfQuake, moneyOfPair, nounOfLevel } from './ellipsis.ts';
import { restate, restateHeadline, restateInBrackets, takeUp } from './restate.ts';
import { besides, relate } from './scope.ts';
import { unitOfPair } from './unit-of-pair.ts';

/** "18 of them", "seven others", "200 more": head and class of the antecedent; bare victims are persons. */
const fillEllipsis: Relation = (_scene, drafts) => {
  drafts.forEach((draft, index) => {
    if (draft.quantity.kind !== 'count' || draft.head !== null) return;
    const antecedent = earlier(drafts, index, 1, (other) => other.quantity.kind === 'count' && other.head !== null);
    if (draft.counted.elliptic && antecedent) {
      draft.head = antecedent.head;
      draft.class = antecedent.class;
      draft.rules.push('ellipsis');
    } else if (draft.outcome.outcome !== 'none' && !/^(?:destroyed|damaged)$/.test(draft.outcome.outcome)) {
      draft.head = 'person';
      draft.class = 'person';
    } else if (draft.counted.text === null && antecedent && draft.sentence === antecedent.sentence) {
      draft.head = antecedent.head;
      draft.class = antecedent.class;
      draft.rules.push('ellipsis');
    }
  });
};

/** "from 33 to 40": both ends of one change. */
const pairChange: Relation = (_scene, drafts) => {
  drafts.forEach((draft, index) => {
    if (draft.change.role !== 'to') return;
    const other = [drafts[index - 1], drafts[index + 1]].find((near) => near?.change.role === 'from' && near.sentence === draft.sentence);
    if (!other) return;
    draft.from = other;
    // Both ends count the same: what happened to the one happened to the other.
    if (draft.outcome.outcome === 'none') draft.outcome = { ...other.outcome };
    else if (other.outcome.outcome === 'none') other.outcome = { ...draft.outcome };
  });
};

/** Whatever names another row names the one that stands for it. */
const nameFullest: Relation = (_scene, drafts) => {
  for (const draft of drafts) {
    if (draft.related?.restates) draft.related = draft.related.restates;
    if (draft.from?.restates) draft.from = draft.from.restates;
    if (draft.related === draft) draft.related = null;
    if (draft.from === draft) draft.from = null;
  }
};

export const RELATIONS: readonly Relation[] = [
  moneyOfPair,
  unitOfPair,
  magnitudeOfQuake,
  nounOfLevel,
  fillEllipsis,
  distributeOutcome,
  relate,
  fillEllipsis,
  addUp,
  distributeBack,
  besides,
  bareActors,
  distributeChange,
  partOfPart,
  amongVictims,
  besideWhole,
  allBut,
  carryChange,
  carryRate,
  distributeModality,
  pairChange,
  restate,
  restateHeadline,
  takeUp,
  restateInBrackets,
  nameFullest,
];
