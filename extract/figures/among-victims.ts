import { type Draft, earlier, isOfPeople, type Relation } from './draft.ts';
import type { ReadOutcome } from './outcome-words.ts';
import { phraseAt, type Scene, wordAt } from './scene.ts';

type Outcome = ReadOutcome['outcome'];

/** Nouns of all to whom one thing happened. */
const GROUPS: Readonly<Record<string, Outcome>> = {
  dead: 'killed',
  deceased: 'killed',
  killed: 'killed',
  deaths: 'killed',
  fatalities: 'killed',
  injured: 'injured',
  wounded: 'injured',
  missing: 'missing',
  hostages: 'captive',
  captives: 'captive',
  displaced: 'displaced',
  arrested: 'arrested',
  rescued: 'rescued',
  freed: 'released',
  released: 'released',
};
/** Sentences back to the number of the whole group. */
const FAR = 6;

/** "14 children and nine women were among the dead", "Of the dead, 19 were pupils": parts of those that an earlier number counts. */
export const amongVictims: Relation = (scene, drafts) => {
  drafts.forEach((draft, index) => {
    if (draft.quantity.kind !== 'count' || draft.scope !== 'whole' || draft.quantity.value === null) return;
    const outcome = groupBehind(scene, drafts, index) ?? groupBefore(scene, draft);
    if (!outcome) return;
    const whole = wholeOf(drafts, index, outcome);
    if (!whole) return;
    draft.scope = 'part_of';
    draft.related = whole;
    if (draft.outcome.outcome === 'none') draft.outcome = { ...draft.outcome, outcome };
    draft.rules.push('among_victims');
  });
};

/** "… were among the dead", behind the number or the last of its list. */
function groupBehind(scene: Scene, drafts: readonly Draft[], index: number): Outcome | null {
  for (let at = index; at < index + 4; at++) {
    const [draft, next] = [drafts[at], drafts[at + 1]];
    if (!draft) return null;
    const words = phraseAt(scene, draft.counted.to, draft.counted.to + 5);
    const group = /^(?:was|were|are|is) among the (\w+)/.exec(words)?.[1];
    if (group) return GROUPS[group] ?? null;
    const lists = next?.sentence === draft.sentence && /^(?:,|and|, and)$/.test(phraseAt(scene, draft.counted.to, next.modifier.from).trim());
    if (!lists) return null;
  }
  return null;
}

/** "Of the dead, 19 were …", "Among the injured were three …". */
function groupBefore(scene: Scene, draft: Draft): Outcome | null {
  const words: string[] = [];
  for (let at = Math.max(0, draft.modifier.from - 8); at < draft.modifier.from; at++) words.push(wordAt(scene, at, draft.quantity.from));
  const group = /\b(?:of|among) the (\w+)(?:,| (?:was|were|are|is))$/.exec(words.join(' ').replace(/ ,/g, ','))?.[1];
  return group ? (GROUPS[group] ?? null) : null;
}

const wholeOf = (drafts: readonly Draft[], index: number, outcome: Outcome): Draft | null =>
  earlier(drafts, index, FAR, (other) => {
    const size = other.quantity.value ?? other.quantity.low ?? 0;
    return (
      other.quantity.kind === 'count' && other.scope === 'whole' && other.outcome.outcome === outcome && size > (drafts[index]?.quantity.value ?? 0)
    );
  });

/** "They freed 19 of them, including seven women": of the 19 right before, whatever those are part of. */
export const partOfPart: Relation = (_scene, drafts) => {
  drafts.forEach((draft, index) => {
    const last = drafts[index - 1];
    if (!draft.rules.includes('including') || last?.sentence !== draft.sentence || last.scope === 'whole' || last.rules.includes('including')) return;
    if (last.quantity.kind !== 'count' || draft.related === last || !isOfPeople(last) || !isOfPeople(draft)) return;
    if ((last.quantity.value ?? last.quantity.low ?? 0) <= (draft.quantity.value ?? 0)) return;
    draft.related = last;
    draft.outcome = { ...last.outcome };
  });
};

/** "found 11 more bodies. Another 23 are missing": both are beside the whole. */
export const besideWhole: Relation = (_scene, drafts) => {
  for (const draft of drafts)
    if (draft.scope === 'additional' && draft.related?.scope === 'additional' && draft.related.related && draft.related.related !== draft)
      draft.related = draft.related.related;
};

/** "All but two of the 31 drowned": the two did not. */
export const allBut: Relation = (scene, drafts) => {
  for (const draft of drafts) {
    if (draft.quantity.kind !== 'count' || phraseAt(scene, draft.modifier.from - 2, draft.modifier.from) !== 'all but') continue;
    draft.scope = 'excludes';
    draft.outcome = { outcome: 'none', negated: false, at: -1 };
    draft.rules.push('all_but');
  }
};
