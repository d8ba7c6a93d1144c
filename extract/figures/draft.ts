import type { FigureRow } from '../../schemas/tables.ts';
import type { ReadChange } from './change.ts';
import type { Counted } from './counted.ts';
import type { ReadOutcome } from './outcome-words.ts';
import type { Quantity, Scene } from './scene.ts';

export interface ReadModifier {
  readonly modifier: FigureRow['modifier'];
  /** The token that the modifier starts at; the number's own where there is none. */
  readonly from: number;
}

/** A figure whose own slots are filled; what depends on its neighbours comes after. Changed in place by the later rules. */
export interface Draft {
  quantity: Quantity;
  readonly counted: Counted;
  modifier: ReadModifier;
  modality: FigureRow['modality'];
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

/** A rule over all figures of an article, in text order. They run in this order: later ones rest on what earlier ones filled. */
export type Relation = (scene: Scene, drafts: readonly Draft[]) => void;

export const isCount = (draft: Draft): boolean =>
  draft.quantity.kind === 'count' || draft.quantity.kind === 'ratio' || draft.quantity.kind === 'percent';

const PEOPLE: ReadonlySet<string> = new Set([
  'person',
  'civilian',
  'combatant',
  'child',
  'woman',
  'hostage',
  'prisoner',
  'police',
  'journalist',
  'medic',
  'aid_worker',
  'displaced',
  'migrant',
  'patient',
  'worker',
  'student',
  'voter',
]);

/** Whether a figure counts people, by its class. */
export const isOfPeople = (draft: Draft): boolean => PEOPLE.has(draft.class ?? '');

/** The nearest earlier figure for which the test holds, at most so many sentences back. */
export function earlier(drafts: readonly Draft[], index: number, sentences: number, test: (draft: Draft) => boolean): Draft | null {
  const draft = drafts[index];
  for (let at = index - 1; at >= 0 && draft; at--) {
    const other = drafts[at];
    if (!other || draft.sentence - other.sentence > sentences) return null;
    if (test(other)) return other;
  }
  return null;
}
