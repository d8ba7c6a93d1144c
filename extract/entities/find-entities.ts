import type { EntityRow, MentionRow, TimeRow } from '../../schemas/tables.ts';
import type { Doc, Found } from '../document.ts';

export interface Entities {
  readonly entities: EntityRow[];
  readonly mentions: Found<MentionRow>[];
}

/** Who and what the article names, in which roles, under which names. */
export function findEntities(_doc: Doc, _before: { times: readonly Found<TimeRow>[] }): Entities {
  return { entities: [], mentions: [] };
}
