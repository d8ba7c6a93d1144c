import { newSums } from '../../crf/forward-backward.ts';
import type { Proposal, Scene } from '../scene.ts';
import { SIGNATURE } from '../signature.ts';
import { SPEAKER_TURN } from '../speaker-turn.ts';
import { findCues } from './find-cues.ts';
import { findRoles } from './find-roles.ts';
import { proposalOf } from './proposal-of.ts';
import type { ReaderModel } from './reader-model.ts';
import { type Known, viewScene } from './reader-view.ts';
import { wholeQuotes } from './whole-quotes.ts';

/** The turn of a transcript and the signature under a quotation need no weighing. */
const CERTAIN: ReadonlySet<string> = new Set([SPEAKER_TURN, SIGNATURE]);

/** The attributions of an article by the trained models; what the rules found is part of what the models look at. */
export function readAttributions(scene: Scene, { rules, names }: Pick<Known, 'rules' | 'names'>, model: ReaderModel): Proposal[] {
  const view = viewScene(scene, { rules, names, lexicon: model.lexicon });
  const sums = newSums();
  const certain = rules.filter(({ rule }) => CERTAIN.has(rule));
  const taken = new Set(certain.map(({ cue }) => cue?.from));
  const read = findCues(view, model.cues, sums).flatMap((cue) => {
    const proposal = taken.has(cue.from) ? null : proposalOf(view, cue, findRoles(view, model.roles, { cue, sums }));
    return proposal ? [proposal] : [];
  });
  return [...certain, ...wholeQuotes(scene, read)];
}
