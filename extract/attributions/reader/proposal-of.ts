import type { Token } from '../../document.ts';
import { verbFormOf } from '../../text/lemma.ts';
import { CUE_NOUNS, cueForm, JUDGEMENTS } from '../lexicon.ts';
import { lowerOf, type Proposal, type Range, textOf, tokenOf } from '../scene.ts';
import { isPossessive, NEGATORS, PERSONAL, WH } from '../words.ts';
import type { CueFound } from './find-cues.ts';
import type { RolesFound } from './find-roles.ts';
import { ADVERB, FINITE, FUNCTION, headOf, PLAIN, type ReaderView } from './reader-view.ts';
import { saidBelow } from './said-below.ts';

/** A cue with its roles as a proposal; what the rules know of the same cue (lemma, medium, negation) is kept. */
export function proposalOf(view: ReaderView, cue: CueFound, roles: RolesFound): Proposal | null {
  const rule = ruleAt(view, cue);
  const contents = contentsOf(view, cue, { roles, rule }).flatMap((range) => trimmed(view, wholePhrase(view, range, rule), isEdge) ?? []);
  if (contents.every((range) => isPronoun(view, range))) return null;
  if (contents.length === 0) return null;
  const lemma = rule?.lemma ?? lemmaOf(view, cue, headOf(view, cue));
  if (JUDGEMENTS.has(lemma) && !contents.some((range) => saysSomething(view, range))) return null;
  const source = roles.source ?? rule?.source ?? null;
  return {
    source: source && trimmed(view, source, isSourceEdge),
    cue: { from: cue.from, to: cue.to },
    lemma,
    contents,
    negated: rule?.negated ?? isNegated(view, cue),
    medium: rule?.medium ?? [],
    nested: true,
    rule: rule ? `${rule.rule}+reader` : 'reader',
    confidence: calibrated(cue.probability * roles.probability),
  };
}

/** What the model read, else what the rule found, else the paragraph below. */
function contentsOf({ scene }: ReaderView, cue: Range, { roles, rule }: { roles: RolesFound; rule: Proposal | undefined }): readonly Range[] {
  if (roles.contents.length > 0) return roles.contents;
  if (rule) return rule.contents;
  const below = saidBelow(scene, cue);
  return below ? [below] : [];
}

/** "grow by 1.5" before "%": content that stops within a phrase goes on to where the rule's stops. */
function wholePhrase({ scene, kind }: ReaderView, range: Range, rule: Proposal | undefined): Range {
  const longer = rule?.contents.find(({ from, to }) => Math.abs(from - range.from) <= 1 && to > range.to);
  const next = range.to;
  const goesOn = lowerOf(scene, next) === '%' || ((kind[next] ?? FUNCTION) < FUNCTION && kind[next] !== FINITE && kind[next] !== ADVERB);
  return longer && goesOn ? { from: range.from, to: longer.to } : range;
}

/** "answered them" says nothing. */
const isPronoun = ({ scene }: ReaderView, { from, to }: Range): boolean => to - from === 1 && PERSONAL.has(lowerOf(scene, from));

/** Without the marks at its ends that belong to the sentence around it; null where nothing is left. */
function trimmed({ scene }: ReaderView, { from, to }: Range, isLoose: (token: Token) => boolean): Range | null {
  let [first, last] = [from, to];
  while (last > first && scene.isMark[last - 1] !== 1 && isLoose(tokenOf(scene, last - 1))) last--;
  while (first < last && isEdge(tokenOf(scene, first))) first++;
  return last > first ? { from: first, to: last } : null;
}
const isEdge = ({ text }: Token): boolean => /^[,;:.–—]$/.test(text);
const isSourceEdge = (token: Token): boolean => isEdge(token) || isPossessive(token);

/** Fitted on the development half of a corpus of political news: rows whose source, cue and content a reader marked too. */
const calibrated = (probability: number): number => 0.98 * Math.sqrt(probability);

/** "attacked the bill" is an act; "attacked “a shameful bill”", "questioned whether it would pass" say something. */
const saysSomething = ({ scene, quoted }: ReaderView, { from, to }: Range): boolean =>
  WH.has(lowerOf(scene, from)) || lowerOf(scene, from) === 'that' || quoted.subarray(from, to).some((state) => state !== PLAIN);

function ruleAt({ ruleCue, rules }: ReaderView, { from, to }: Range): Proposal | undefined {
  for (let at = from; at < to; at++) {
    const rule = rules[(ruleCue[at] ?? 0) - 1];
    if (rule) return rule;
  }
  return undefined;
}

function lemmaOf({ scene }: ReaderView, cue: Range, head: number): string {
  const word = lowerOf(scene, head);
  return cueForm(word)?.lemma ?? verbFormOf(word)?.lemma ?? CUE_NOUNS.get(word) ?? (tokenOf(scene, head).kind === 'word' ? word : textOf(scene, cue));
}

function isNegated({ scene }: ReaderView, { from, to }: Range): boolean {
  for (let at = from - 1; at < to; at++) if (NEGATORS.has(lowerOf(scene, at))) return true;
  return false;
}
