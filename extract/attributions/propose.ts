import { accordingTo } from './according-to.ts';
import { boundsAt } from './clause.ts';
import { hearsay } from './hearsay.ts';
import { nameColon } from './name-colon.ts';
import { nounClaim } from './noun-claim.ts';
import { pollFrame } from './poll-frame.ts';
import { contentAfterCue } from './rules/after-cue.ts';
import { clauseBeforeCue, invertedClause, quoteBeforeCue } from './rules/before-cue.ts';
import { contentLimit } from './rules/leading-clause.ts';
import { asLeadingFrame } from './rules/leading-frame.ts';
import { passiveBy, quotedAsSaying, sourcelessPassive } from './rules/passive.ts';
import type { CueRule } from './rules/rule.ts';
import type { Proposal, Scene } from './scene.ts';
import { signature } from './signature.ts';
import { speakerTurn } from './speaker-turn.ts';
import { trailingSource } from './trailing-source.ts';
import { type VerbGroup, verbGroupAt } from './verb-group.ts';

/** The first rule that answers makes the attribution of a cue verb. */
const RULES: readonly CueRule[] = [
  // Passives first: their subject is no speaker, save in "was quoted".
  quotedAsSaying,
  sourcelessPassive,
  passiveBy,
  // "As S noted, C" before the others take the comma for the end of left content.
  asLeadingFrame,
  // A quotation that ends right before the frame is its content; then what follows the cue; a clause before it is what remains.
  quoteBeforeCue,
  invertedClause,
  contentAfterCue,
  clauseBeforeCue,
];

/** Attributions whose cue is no verb; none of them competes with another for a token. */
const FRAMES: readonly ((scene: Scene, at: number) => Proposal | null)[] = [accordingTo, pollFrame, nameColon, trailingSource, hearsay, nounClaim];

/** Attributions by their cues, in text order. */
export function proposeAttributions(scene: Scene): Proposal[] {
  const proposals: Proposal[] = [];
  let inSentence: Proposal[] = [];
  let sentence = -1;
  let claimed = 0;
  scene.tokens.forEach((token, at) => {
    if (token.sentence !== sentence) inSentence = [];
    sentence = token.sentence;
    const certain = speakerTurn(scene, at) ?? signature(scene, at);
    if (certain) {
      proposals.push(certain);
      return;
    }
    // What a quoted speaker reports in turn is part of the quotation.
    if (at < claimed || scene.quoteAt[at] !== -1) return;
    const group = verbGroupAt(scene, at);
    const proposal = byFrame(scene, at) ?? (group && byRules(scene, group, inSentence));
    if (!proposal) return;
    claimed = Math.max(proposal.cue?.to ?? at, firstAfter(proposal, at));
    proposals.push(proposal);
    inSentence = [...inSentence.slice(-9), proposal];
  });
  return dropNestedWeak(scene, proposals);
}

/** Where the content after the cue begins: the words between are adjuncts of the cue. */
const firstAfter = ({ contents }: Proposal, at: number): number => contents.find((range) => range.from > at)?.from ?? at;

/** A verb of belief or the like inside the words of another speaker is part of what that speaker says. */
function dropNestedWeak(scene: Scene, proposals: readonly Proposal[]): Proposal[] {
  const inContent = new Uint8Array(scene.tokens.length);
  for (const { contents } of proposals) for (const { from, to } of contents) inContent.fill(1, from, to);
  return proposals.filter(({ nested, cue }) => nested || !cue || inContent[cue.from] !== 1);
}

function byFrame(scene: Scene, at: number): Proposal | null {
  for (const frame of FRAMES) {
    const proposal = frame(scene, at);
    if (proposal) return proposal;
  }
  return null;
}

function byRules(scene: Scene, group: VerbGroup, earlier: readonly Proposal[]): Proposal | null {
  const bounds = boundsAt(scene, group.head);
  for (const rule of RULES) {
    const proposal = rule({ scene, group, earlier, from: bounds.from, to: contentLimit(scene, group, bounds) });
    if (proposal) return proposal;
  }
  return null;
}
