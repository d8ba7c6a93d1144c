import { plainWords } from './plain-words.ts';
import { type Labels, mergeLabels, takeLabels } from './take-labels.ts';

export interface TextLayout {
  readonly headline: string | null;
  readonly dek: string | null;
  /** Byline and date lines, and the paragraphs that are left. */
  readonly labels: Labels;
}

const LONGEST_HEADLINE = 180;
const LONGEST_DEK = 320;

/** A line that stops like prose; abbreviations that end headlines do not stop them. */
const stopsLikeProse = (line: string): boolean =>
  /[.,;:…]["'”’»)\]]*$/.test(line) && !/\b(?:U\.S|U\.K|U\.N|E\.U|Inc|Co|Corp|Jr|Sr|D\.C)\.$/.test(line);
const hasLetters = (line: string): boolean => /\p{L}{2}/u.test(line);

const isHeadline = (line: string): boolean =>
  line.length <= LONGEST_HEADLINE && hasLetters(line) && !stopsLikeProse(line) && !/^[-*•–—]\s/.test(line);
const isDek = (line: string): boolean => line.length <= LONGEST_DEK && hasLetters(line) && !stopsLikeProse(line) && !/[?!]$/.test(line);

/** Takes a dek and the labels around it off lines whose headline is known. */
function layOutBelow(headline: string | null, above: Labels, lines: readonly string[]): TextLayout {
  const below = takeLabels(lines);
  const isLabelled = below.rest.length < lines.length;
  const [second = '', ...body] = below.rest;
  if (isLabelled || body.length === 0 || !isDek(second)) return { headline, dek: null, labels: mergeLabels(above, below) };
  return { headline, dek: second, labels: mergeLabels(above, takeLabels(body)) };
}

/**
 * What the first lines of a plain text are. A text that starts with prose has no headline, nor has a list of short lines; a lone
 * line is body. Where the headline was declared it is not sought: the line that repeats it goes. Byline and date lines leave the
 * text: they become facts.
 */
export function layOutText(lines: readonly string[], declaredHeadline?: string): TextLayout {
  const above = takeLabels(lines);
  const [first = '', ...others] = above.rest;
  const isList = above.rest.every((line) => !stopsLikeProse(line) && line.length < 60);
  if (declaredHeadline !== undefined) {
    const repeats = others.length > 0 && plainWords(first) === plainWords(declaredHeadline);
    return layOutBelow(null, above, repeats ? others : above.rest);
  }
  if (others.length === 0 || !isHeadline(first) || isList) return { headline: null, dek: null, labels: above };
  return layOutBelow(first, above, others);
}
