import type { Token } from '../document.ts';
import { readCardinal } from './cardinals.ts';
import { ORDINALS } from './number-lexicon.ts';
import { pastHyphen, within } from './number-tokens.ts';

export interface ReadOrdinal {
  readonly value: number;
  readonly end: number;
  readonly isWord: boolean;
  /** "two twenty-fifths": only parts of a whole have a plural. */
  readonly isPlural: boolean;
}

const wordOf = (lower: string): { value: number; isPlural: boolean } | null => {
  const one = ORDINALS.get(lower);
  if (one !== undefined) return { value: one, isPlural: false };
  const many = lower.endsWith('s') ? ORDINALS.get(lower.slice(0, -1)) : undefined;
  return many === undefined ? null : { value: many, isPlural: true };
};

/** An ordinal or its plural: "22nd", "first", "twenty-second", "one hundred and fifth", "trillionths". */
export function readOrdinalOrPart(tokens: readonly Token[], index: number): ReadOrdinal | null {
  const token = tokens[index];
  if (!token) return null;
  const digits = token.kind === 'number' ? /^(\d[\d,]*)(?:st|nd|rd|th)$/.exec(token.lower) : null;
  if (digits) return { value: Number((digits[1] ?? '').replaceAll(',', '')), end: index + 1, isWord: false, isPlural: false };
  const alone = wordOf(token.lower);
  if (alone) return { ...alone, end: index + 1, isWord: true };
  const lead = readCardinal(tokens, index);
  if (!lead?.value || !Number.isInteger(lead.value)) return null;
  const next = within(tokens, index, lead.end)?.lower === 'and' ? lead.end + 1 : pastHyphen(tokens, lead.end);
  const last = wordOf(within(tokens, index, next)?.lower ?? '');
  if (!last) return null;
  const made = { end: next + 1, isWord: true, isPlural: last.isPlural };
  if (last.value >= 100) return lead.value < last.value ? { ...made, value: lead.value * last.value } : null;
  // "twenty-second" and "hundred and fifth", not "two third" or "fifteen second".
  const room = lead.value % 100 === 0 ? 100 : 10;
  return lead.value % 10 === 0 && lead.value >= 20 && last.value < room ? { ...made, value: lead.value + last.value } : null;
}

/** The ordinal that starts at a token: "22nd", "first", "twenty-second", "one hundred and fifth". */
export function readOrdinal(tokens: readonly Token[], index: number): ReadOrdinal | null {
  const read = readOrdinalOrPart(tokens, index);
  return read?.isPlural ? null : read;
}
