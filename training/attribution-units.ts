import { CONTENT, SOURCE } from '../extract/attributions/reader/content-with-numbers.ts';
import { addCueFeatures } from '../extract/attributions/reader/cue-features.ts';
import { addRoleFeatures } from '../extract/attributions/reader/role-features.ts';
import { windowAround } from '../extract/attributions/reader/roles-window.ts';
import type { Range } from '../extract/attributions/scene.ts';
import { BEGIN, END, INSIDE, labelOf, OUTSIDE, SINGLE } from '../extract/crf/bioes.ts';
import { type FeatureRows, newFeatureRows } from '../extract/crf/features.ts';
import type { MarkedText } from './mark-attributions.ts';

/** Tokens with features and the one label of each, and the sequences to learn from. */
export interface Unit {
  readonly rows: FeatureRows;
  readonly sequences: readonly Range[];
  readonly allowed: readonly (readonly number[])[];
}

type Labels = (readonly number[])[];

/** A text, sentence by sentence, with its cues. */
export function cueUnit({ view, attributions }: MarkedText): Unit {
  const rows = newFeatureRows();
  const { sentences, tokens } = view.scene.doc;
  for (const sentence of sentences) addCueFeatures(rows, view, sentence);
  const allowed: Labels = tokens.map(() => only(OUTSIDE));
  for (const { cue } of attributions) mark(allowed, cue, 0);
  return { rows, sequences: sentences.map(({ firstToken, endToken }) => ({ from: firstToken, to: endToken })), allowed };
}

/** Each cue of a text with the source and content in its window. */
export function roleUnits({ view, attributions }: MarkedText): Unit[] {
  return attributions.map(({ source, cue, content }) => {
    const window = windowAround(view.scene, cue);
    const rows = newFeatureRows();
    addRoleFeatures(rows, view, { window, cue });
    rows.hashes = rows.hashes.slice(0, rows.used);
    const length = window.to - window.from;
    const allowed: Labels = Array.from({ length }, () => only(OUTSIDE));
    const inWindow = ({ from, to }: Range): Range => ({ from: from - window.from, to: to - window.from });
    for (const range of source) mark(allowed, inWindow(range), SOURCE);
    for (const range of content) mark(allowed, inWindow(range), CONTENT);
    return { rows, sequences: [{ from: 0, to: length }], allowed };
  });
}

const ONLY = new Map<number, readonly number[]>();
/** The list of one label, one object per label. */
function only(label: number): readonly number[] {
  const known = ONLY.get(label) ?? [label];
  ONLY.set(label, known);
  return known;
}

/** Marks the tokens of a span that are still free, each stretch of them as a span of the type. */
function mark(allowed: Labels, { from, to }: Range, type: number): void {
  const isFree = (at: number): boolean => at < Math.min(to, allowed.length) && allowed[at] === only(OUTSIDE);
  for (let start = Math.max(0, from); start < Math.min(to, allowed.length); start++) {
    let end = start;
    while (isFree(end)) end++;
    for (let at = start; at < end; at++) {
      const position = end - start === 1 ? SINGLE : at === start ? BEGIN : at === end - 1 ? END : INSIDE;
      allowed[at] = only(labelOf(type, position));
    }
    start = Math.max(start, end - 1);
  }
}
