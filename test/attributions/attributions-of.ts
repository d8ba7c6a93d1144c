import { analyse } from '../../extract/analyse.ts';
import type { ReadArticle } from '../../extract/article.ts';
import { findAttributions } from '../../extract/attributions/find-attributions.ts';
import type { FoundAttribution } from '../../extract/attributions/found-attribution.ts';
import { docOf, segment } from '../../extract/text/document.ts';

const context = { raw_key: 'a.txt', raw_version: null, received_at: null };
const textArticle = (text: string): ReadArticle => ({
  member_path: null,
  source_format: 'text',
  text,
  headline_end: 0,
  body_start: 0,
  facts: { language: 'en' },
  warnings: [],
});
const { article } = analyse(textArticle('Rain fell.'), context);

/** The attributions of a text by the rules alone, with no entities known. */
export const attributionsOf = (text: string): FoundAttribution[] =>
  findAttributions(docOf(segment(text, { headlineEnd: 0, bodyStart: 0 }), article), { entities: [], mentions: [], times: [] }, null);

/** "source | cue | content pieces", as a person would note them, by the rules alone. */
export const notesOf = (text: string): string[] => noted(text, attributionsOf(text));

const noted = (text: string, found: readonly FoundAttribution[]): string[] =>
  found.map(({ row, contents }) =>
    noteOf(
      row,
      contents.map(({ start, end }) => text.slice(start, end)),
    ),
  );

const noteOf = ({ source_exact, cue_exact }: FoundAttribution['row'], pieces: readonly (string | undefined)[]): string =>
  [source_exact ?? '–', cue_exact ?? '–', pieces.join(' … ')].join(' | ');

/** The same as the whole engine finds them: with names, rules and the trained reader. */
export function readNotesOf(text: string): string[] {
  const { attributions } = analyse(textArticle(text), context);
  return attributions.map((row) =>
    noteOf(
      row,
      row.content_starts.map((start, at) => text.slice(start, row.content_ends[at])),
    ),
  );
}
