import type { Proposal, Scene } from '../scene.ts';
import type { VerbGroup } from '../verb-group.ts';

/** What a rule knows: the cue verb, the subject that an earlier cue of the sentence had, and the limits of the search. */
export interface CueContext {
  readonly scene: Scene;
  readonly group: VerbGroup;
  readonly earlier: readonly Proposal[];
  readonly from: number;
  readonly to: number;
}

export type CueRule = (context: CueContext) => Proposal | null;
