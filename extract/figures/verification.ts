import type { FigureRow } from '../../schemas/tables.ts';
import reference from '../../seeds/reference/report-words.json' with { type: 'json' };

/** Any of some phrases between word borders; apostrophes and spaces as they stand. */
const anyOf = (phrases: readonly string[]): RegExp =>
  new RegExp(`\\b(?:${[...phrases].sort((one, other) => other.length - one.length).join('|')})\\b`, 'i');
const UNVERIFIED = anyOf(reference.unverified);
const DISPUTED = anyOf(reference.disputed);
const HEARSAY = anyOf(reference.hearsay);

/** Words that say how sure the report of a number is. */
export interface Hedging {
  readonly unverified: string | null;
  readonly hearsay: string | null;
}

export const hedgingOf = (text: string): Hedging => ({
  unverified: UNVERIFIED.exec(text)?.[0] ?? null,
  hearsay: HEARSAY.exec(text)?.[0] ?? null,
});

/** How far a number is vouched for: record.md's order, the first that applies. */
export function verificationOf(
  text: string,
  { attributed, cue, hedging }: { attributed: boolean; cue: string | null; hedging: Hedging },
): FigureRow['verification'] {
  if (/^(?:correct|revise)$/.test(cue ?? '') || /\bcorrected (?:the|its|his|her|their) (?:figure|toll|tally|number|count|list)/i.test(text))
    return 'corrected';
  if (cue === 'deny') return 'denied';
  if (cue === 'dispute' || DISPUTED.test(text)) return 'disputed';
  if (hedging.unverified) return 'unverified';
  if (cue === 'confirm') return 'confirmed';
  return attributed ? 'attributed' : 'asserted';
}
