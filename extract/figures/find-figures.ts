import type { FigureRow } from '../../schemas/tables.ts';
import type { BeforeAttributions, FoundAttribution } from '../attributions/found-attribution.ts';
import type { Doc, Found } from '../document.ts';

export interface BeforeFigures extends BeforeAttributions {
  readonly attributions: readonly FoundAttribution[];
}

/** The numbers that the article reports, in text order: record.md's rules fill every slot. */
export function findFigures(_doc: Doc, _before: BeforeFigures): Found<FigureRow>[] {
  return [];
}
