import type { FigureRow } from '../../schemas/tables.ts';
import type { ReadChange } from './change.ts';
import type { Counted } from './counted.ts';
import type { ReadModifier } from './modifier.ts';
import type { ReadOutcome } from './outcome.ts';
import type { Quantity } from './scene.ts';

/** A figure whose own slots are filled; what depends on its neighbours comes after. Changed in place by the later rules. */
export interface Draft {
  readonly quantity: Quantity;
  readonly counted: Counted;
  readonly modifier: ReadModifier;
  readonly modality: FigureRow['modality'];
  readonly sentence: number;
  change: ReadChange;
  outcome: ReadOutcome;
  head: string | null;
  class: FigureRow['counted_class'];
  scope: FigureRow['scope'];
  aggregation: FigureRow['aggregation'];
  related: Draft | null;
  from: Draft | null;
  restates: Draft | null;
  /** Names of the rules that shaped it, beside the one that read the number. */
  readonly rules: string[];
}
