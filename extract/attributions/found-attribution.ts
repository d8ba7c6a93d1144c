import type { AttributionRow, EntityRow, MentionRow, TimeRow } from '../../schemas/tables.ts';
import type { Found } from '../document.ts';

/** An attribution with the UTF-16 spans of its parts, for the figures that stand in it. */
export interface FoundAttribution extends Found<AttributionRow> {
  readonly source: { readonly start: number; readonly end: number } | null;
  readonly cue: { readonly start: number; readonly end: number } | null;
  readonly contents: readonly { readonly start: number; readonly end: number }[];
}

export interface BeforeAttributions {
  readonly entities: readonly EntityRow[];
  readonly mentions: readonly Found<MentionRow>[];
  readonly times: readonly Found<TimeRow>[];
}
