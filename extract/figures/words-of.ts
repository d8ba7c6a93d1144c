import type { FigureRow } from '../../schemas/tables.ts';
import figureWords from '../../seeds/reference/figure-words.json' with { type: 'json' };
import outcomes from '../../seeds/reference/outcomes.json' with { type: 'json' };
import { singularOf, verbFormOf } from '../text/lemma.ts';

/** The words of its sentence that a figure's slots were read from; null where the number itself says it, or another sentence. */
export interface SlotWords {
  readonly modifier: string | null;
  readonly modality: string | null;
  readonly outcome: string | null;
  readonly change: string | null;
}

/** Words on each side of a number in which a slot's word is sought. */
const REACH = 24;

/** Reads the words again, by the lists that the rules go by: those nearest to the number, which stands between the two texts. */
export function wordsOf({ modifier, modality, outcome, change }: FigureRow, before: string, after: string): SlotWords {
  const left = wordsIn(before).reverse();
  const right = wordsIn(after);
  const near = Array.from({ length: REACH }, (_, far) => [left[far], right[far]]).flat();
  const nearest = (fits: (word: string) => boolean): string | null => near.find((word) => word !== undefined && fits(word.toLowerCase())) ?? null;
  // "may have killed" supposes.
  const supposes = modality === 'hypothetical' ? ['may', 'might', 'could'] : [];
  const ofModality = modality === 'asserted' ? null : new Set([...figureWords[modality], ...supposes]);
  const ofChange = change === 'none' ? null : new Set(figureWords[change]);
  return {
    modifier: modifier === 'exact' ? null : modifierWords(modifier, before, after),
    modality: ofModality && nearest((word) => ofModality.has(word)),
    outcome: outcome === 'none' ? null : nearest((word) => tells(outcome, word)),
    change: ofChange && nearest((word) => ofChange.has(verbFormOf(word)?.lemma ?? word)),
  };
}

const wordsIn = (text: string): string[] => text.match(/[\p{L}\p{M}]+(?:['’-]\p{L}+)*/gu) ?? [];

/** "at least", at most one small word before the number; "or more" behind it. */
function modifierWords(modifier: Exclude<FigureRow['modifier'], 'exact'>, before: string, after: string): string | null {
  const behind = /^\S*\s+(?:\p{L}+\s+)?((?:or (?:more|above|over|greater|higher|less|fewer|lower|below|under|so)|and (?:above|over|up)))\b/u.exec(
    ` ${after}`,
  );
  const phrases = figureWords.modifiers[modifier].toSorted((one, other) => other.length - one.length);
  const lead = before.trimEnd();
  for (const text of [lead, lead.replace(/\s+\p{L}+$/u, '')]) {
    const phrase = phrases.find((one) => text.toLowerCase().endsWith(one) && !/\p{L}$/u.test(text.slice(0, -one.length)));
    if (phrase) return text.slice(-phrase.length);
  }
  return behind?.[1] ?? null;
}

function tells(outcome: Exclude<FigureRow['outcome'], 'none'>, word: string): boolean {
  const says = (words: Readonly<Partial<Record<string, string>>>, lemma: string): boolean => (words[outcome] ?? '').split(' ').includes(lemma);
  return (
    says(outcomes.verbs, verbFormOf(word)?.lemma ?? word) ||
    says(outcomes.adjectives, word) ||
    [outcomes.nouns, outcomes.events_of].some((nouns) => says(nouns, singularOf(word)) || says(nouns, word))
  );
}
