import { type Draft, isOfPeople, type Relation } from './draft.ts';
import { phraseAt, type Scene, wordAt } from './scene.ts';

/** Words that may stand between the parts of a list. */
const LISTS = /^(?:,|;|and|, and|; and|plus)(?: (?:another|a further|the other|the remaining))?$/;
/** What opens a list of parts behind the whole. */
const OPENS = /^[,:(–—-]$/;
const MOST_PARTS = 12;

/** "8 divers were hired, five women and three men", "five guns: two rifles, two pistols and one bow": parts right behind that add up to the whole. */
export const addUp: Relation = (scene, drafts) => {
  drafts.forEach((whole, index) => {
    if (!isWholeNumber(whole)) return;
    const parts = partsBehind(scene, drafts, index);
    const sum = parts.reduce((total, part) => total + (part.quantity.value ?? 0), 0);
    if (parts.length < 2 || sum !== whole.quantity.value) return;
    for (const part of parts) {
      part.scope = 'part_of';
      part.related = whole;
      if (part.outcome.outcome === 'none' && isOfPeople(part)) part.outcome = { ...whole.outcome };
      part.rules.push('adds_up');
    }
  });
};

/** The parts of a list that opens behind a whole, as far as they do not exceed it. */
function partsBehind(scene: Scene, drafts: readonly Draft[], index: number): Draft[] {
  const whole = drafts[index];
  const parts: Draft[] = [];
  let left = whole?.quantity.value ?? 0;
  for (let at = index + 1; at <= index + MOST_PARTS && left > 0; at++) {
    const [last, part] = [drafts[at - 1], drafts[at]];
    if (!whole || !last || !part || part.sentence !== whole.sentence || !isWholeNumber(part) || part.scope !== 'whole') break;
    const joined =
      parts.length === 0
        ? OPENS.test(wordAt(scene, part.modifier.from - 1, part.quantity.from))
        : LISTS.test(phraseAt(scene, last.counted.to, part.modifier.from).trim());
    if (!joined) break;
    left -= part.quantity.value ?? 0;
    parts.push(part);
  }
  return parts;
}

const isWholeNumber = ({ quantity }: Draft): boolean => quantity.kind === 'count' && quantity.value !== null;
