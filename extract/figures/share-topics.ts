import type { FigureRow } from '../../schemas/tables.ts';
import type { Found } from '../document.ts';
import type { Draft } from './draft.ts';
import { phraseAt, type Scene } from './scene.ts';

/** "160 km (100 miles) of fence", "a forecast of $3 million, down from $4 million": what is measured, and whose it is, holds for both. */
export function shareTopics(scene: Scene, drafts: readonly Draft[], rows: readonly Found<FigureRow>[]): Found<FigureRow>[] {
  const shared: Found<FigureRow>[] = [];
  for (const [index, found] of rows.entries()) {
    const [first, draft, last] = [shared[index - 1], drafts[index], drafts[index - 1]];
    const isAgain = draft && last && first && (draft.rules.includes('brackets') || (first.row.counted !== null && isOtherEnd(scene, last, draft)));
    const { counted, counted_head, subject } = (isAgain ? first : found).row;
    shared.push({ ...found, row: { ...found.row, counted, counted_head, subject } });
  }
  return shared;
}
const BETWEEN_ENDS = /^,? ?(?:(?:up|down|higher|lower) from|compared (?:with|to)|against|versus)(?: the| its| their| an?)?$/;

/** "$3 million, down from $4 million": the second is the same thing at another time. */
const isOtherEnd = (scene: Scene, last: Draft, draft: Draft): boolean =>
  draft.sentence === last.sentence &&
  draft.quantity.kind === last.quantity.kind &&
  /^(?:money|percent|measure)$/.test(draft.quantity.kind) &&
  BETWEEN_ENDS.test(phraseAt(scene, last.quantity.after, draft.modifier.from).trim());
