import type { EntityType } from '../../schemas/common.ts';

/** A name found in the text, without its title; offsets are UTF-16 in Doc.text, half-open. */
export interface NameSpan {
  readonly start: number;
  readonly end: number;
  readonly type: EntityType;
  /** 0 to 1. */
  readonly confidence: number;
  /** The rule or model that found it. */
  readonly rule: string;
}
