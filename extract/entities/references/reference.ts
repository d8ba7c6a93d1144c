import type { MentionRow } from '../../../schemas/tables.ts';
import type { NameSpan } from '../name-span.ts';

/** A mention that is no name; `cluster` is the index of whom it means. */
export interface Reference extends NameSpan {
  readonly kind: MentionRow['kind'];
  readonly cluster: number;
}
