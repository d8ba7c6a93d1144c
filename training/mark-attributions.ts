import { carryQuotes } from '../extract/attributions/carry-quotes.ts';
import { proposeAttributions } from '../extract/attributions/propose.ts';
import { NAME, NOUN, NUMBER, PLURAL, type ReaderView, viewScene, wordKind } from '../extract/attributions/reader/reader-view.ts';
import { type Range, sceneOf } from '../extract/attributions/scene.ts';
import type { NamesModel } from '../extract/entities/tagger/names-model.ts';
import { tagNames } from '../extract/entities/tagger/tag-names.ts';
import { segment, type TextParts } from '../extract/text/document.ts';

/** [start, end] in code points. */
type Spans = readonly (readonly [number, number])[];

/** A line of data. */
export interface AttributionsLine {
  readonly text: string;
  readonly attributions: readonly { readonly source: Spans; readonly cue: Spans; readonly content: Spans }[];
}

export interface MarkedAttribution {
  readonly source: readonly Range[];
  readonly cue: Range;
  readonly content: readonly Range[];
}

/** A text as the reader sees it, with what its attributions are, in tokens. */
export interface MarkedText {
  readonly view: ReaderView;
  readonly attributions: readonly MarkedAttribution[];
}

/** Attributions without a cue are left out. */
export function markText({ text, attributions }: AttributionsLine, model: NamesModel): MarkedText {
  const parts = segment(text, { headlineEnd: 0, bodyStart: 0 });
  const scene = sceneOf(parts);
  const view = viewScene(scene, {
    rules: carryQuotes(scene, proposeAttributions(scene)),
    names: tagNames(parts, model),
    lexicon: model.lexicon,
  });
  const tokensOf = tokensOfSpans(parts);
  return {
    view,
    attributions: attributions.flatMap(({ source, cue, content }) => {
      const first = tokensOf(cue)[0];
      if (!first) return [];
      // A cue lies within one sentence.
      const end = parts.sentences[parts.tokens[first.from]?.sentence ?? 0]?.endToken ?? first.to;
      return [{ source: tokensOf(source), cue: coreOf(view, { from: first.from, to: Math.min(first.to, end) }), content: tokensOf(content) }];
    }),
  };
}

/** The tokens that each span touches. */
function tokensOfSpans({ tokens, codePoint }: TextParts): (spans: Spans) => Range[] {
  const points = tokens.map(({ start, end }) => ({ start: codePoint(start), end: codePoint(end) }));
  return (spans) =>
    spans.flatMap(([start, end]) => {
      let from = 0;
      for (let high = points.length; from < high; ) {
        const middle = (from + high) >> 1;
        if ((points[middle]?.end ?? 0) <= start) from = middle + 1;
        else high = middle;
      }
      let to = from;
      while (to < points.length && (points[to]?.start ?? 0) < end) to++;
      return to > from ? [{ from, to }] : [];
    });
}

const OBJECT_STARTS: ReadonlySet<number> = new Set([
  NAME,
  NOUN,
  PLURAL,
  NUMBER,
  ...['the', 'a', 'an', 'his', 'her', 'their', 'its', 'my', 'our', 'this', 'these', 'those', 'no'].map(wordKind),
]);
const LONGEST_CUE = 7;

/**
 * The part of a marked cue that our rows call so: its verb group with particles. Corpora mark the object too ("is seizing upon a
 * report"); what stands behind the first verb and looks like a noun phrase is left out.
 */
function coreOf({ isVerbal, kind }: ReaderView, { from, to }: Range): Range {
  let at = from;
  while (at < to && !isVerbal(at)) at++;
  if (at === to) return { from, to: Math.min(to, from + 4) };
  at++;
  while (at < to && !OBJECT_STARTS.has(kind[at] ?? 0)) at++;
  return { from, to: Math.min(at, from + LONGEST_CUE) };
}
