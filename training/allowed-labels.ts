import { BEGIN, END, INSIDE, labelOf, OUTSIDE, SINGLE } from '../extract/crf/bioes.ts';
import { hashPhrase, type Lexicon, PHRASE_KINDS } from '../extract/entities/tagger/lexicon.ts';
import type { LabelledText } from './read-corpus.ts';
import { refineTypes } from './refine-types.ts';

/** The labels that each token may have; undefined leaves it open. Training sums over what is allowed. */
export type Allowed = readonly (readonly number[] | undefined)[];

const OUT: readonly number[] = [OUTSIDE];

/**
 * Reads a text's spans as allowed labels over our types. Where a corpus does not mark peoples, a listed one outside all spans may be
 * NORP, or (`trustList`, for training without a corpus that marks them) is.
 */
export function allowedLabels(
  labelled: LabelledText,
  types: readonly string[],
  { lexicon, trustList }: { lexicon: Lexicon; trustList: boolean },
): Allowed {
  const { tokens } = labelled.text;
  const positions = [SINGLE, BEGIN, INSIDE, END];
  const unmarked = labelled.unmarked.flatMap((type) => positions.map((position) => labelOf(types.indexOf(type), position)));
  const people = [labelOf(types.indexOf('NORP'), SINGLE)];
  const isPeople = (text: string): boolean => (lexicon.phraseBits(hashPhrase([text])) & (1 << PHRASE_KINDS.indexOf('norp'))) !== 0;
  const outside = tokens.map(({ text }): readonly number[] => {
    if (unmarked.length === 0 || !/^\p{Lu}/u.test(text)) return OUT;
    return trustList && isPeople(text) ? people : [OUTSIDE, ...unmarked];
  });
  const allowed: (readonly number[] | undefined)[] = outside;
  for (const at of labelled.open) allowed[at] = undefined;
  for (const span of labelled.spans) {
    if (span.exact.includes('@')) continue;
    const numbers = refineTypes(span.types, span.exact, lexicon)
      .map((type) => types.indexOf(type))
      .filter((type) => type >= 0);
    if (numbers.length === 0) continue;
    for (let at = span.from; at < span.to; at++) {
      const position = span.to - span.from === 1 ? SINGLE : at === span.from ? BEGIN : at === span.to - 1 ? END : INSIDE;
      allowed[at] = numbers.map((type) => labelOf(type, position));
    }
  }
  return allowed;
}
