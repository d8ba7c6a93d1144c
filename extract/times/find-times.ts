import type { TimeRow } from '../../schemas/tables.ts';
import type { Doc, Found } from '../document.ts';

/** The time expressions of the article (TIMEX3), in text order. */
export function findTimes(_doc: Doc): Found<TimeRow>[] {
  return [];
}
