import { analyse } from '../../extract/analyse.ts';
import { findAttributions } from '../../extract/attributions/find-attributions.ts';
import type { FoundAttribution } from '../../extract/attributions/found-attribution.ts';
import { docOf, segment } from '../../extract/text/document.ts';

/** The attributions of a text, with no entities known. */
export function attributionsOf(text: string): FoundAttribution[] {
  const { article } = analyse(
    { member_path: null, source_format: 'text', text, headline_end: 0, body_start: 0, facts: { language: 'en' }, warnings: [] },
    { raw_key: 'a.txt', raw_version: null, received_at: null },
  );
  return findAttributions(docOf(segment(text, { headlineEnd: 0, bodyStart: 0 }), article), { entities: [], mentions: [], times: [] });
}

/** "source | cue | content pieces", as a person would note them. */
export const notesOf = (text: string): string[] =>
  attributionsOf(text).map(({ row, contents }) =>
    [row.source_exact ?? '–', row.cue_exact ?? '–', contents.map(({ start, end }) => text.slice(start, end)).join(' … ')].join(' | '),
  );
