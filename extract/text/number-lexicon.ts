import reference from '../../seeds/reference/numbers.json' with { type: 'json' };

const mapOf = (words: Readonly<Record<string, number>>): ReadonlyMap<string, number> => new Map(Object.entries(words));

/** Number words of English and their values (seeds/reference/numbers.json). */
export const ONES = mapOf(reference.ones);
export const TEENS = mapOf(reference.teens);
export const TENS = mapOf(reference.tens);
export const SCALES = mapOf(reference.scales);
export const SCALE_ABBREVIATIONS = mapOf(reference.scale_abbreviations);
export const ATTACHED_LETTERS = mapOf(reference.attached_letters);
export const ATTACHED_LETTERS_OF_MONEY = mapOf(reference.attached_letters_of_money);
export const VAGUE = mapOf(reference.vague);
export const ORDINALS = mapOf(reference.ordinals);
export const FRACTION_PARTS = mapOf(reference.fraction_parts);
export const FRACTION_SIGNS = mapOf(reference.fraction_signs);
