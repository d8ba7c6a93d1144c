import { addDays } from '../calendar.ts';
import { DAY_PARTS } from '../lexicon.ts';
import { day } from '../resolve.ts';
import type { Rule, Scene, Timex } from '../scene.ts';
import { atPart, withPart } from './day-parts.ts';

const UNRESOLVED_DAYS: Readonly<Record<string, number>> = { today: 0, yesterday: -1, tomorrow: 1 };

/** "the day before yesterday", "the day after tomorrow". */
function farDay(word: Scene['word'], index: number): { shift: number; end: number } | null {
  const at = word(index, index) === 'the' ? index + 1 : index;
  if (word(at, index) !== 'day') return null;
  const phrase = `${word(at + 1, index)} ${word(at + 2, index)}`;
  const shift = { 'before yesterday': -2, 'after tomorrow': 2 }[phrase];
  return shift === undefined ? null : { shift, end: at + 3 };
}

/** "today", "yesterday", "tomorrow", "tonight", "last night", "this morning". */
export const deicticRule: Rule = {
  name: 'date_deictic',
  match(scene, index) {
    const { word, reference } = scene;
    const first = word(index, index);
    const shift = UNRESOLVED_DAYS[first];
    const at = (days: number): Timex =>
      reference === null
        ? { type: 'DATE', value: days < 0 ? 'PAST_REF' : days > 0 ? 'FUTURE_REF' : 'PRESENT_REF', granularity: 'day' }
        : day(addDays(reference, days));
    if (shift !== undefined) {
      if (word(index + 1, index) === "'s" || reference !== null) return withPart(scene, index, { end: index + 1, timex: at(shift) });
      return { end: index + 1, timex: at(shift) };
    }
    if (reference === null) return null;
    const far = farDay(word, index);
    if (far) return withPart(scene, index, { end: far.end, timex: day(addDays(reference, far.shift)) });
    if (first === 'tonight' || first === 'tonite') return { end: index + 1, timex: atPart(day(reference), 'NI') };
    const code = DAY_PARTS.get(word(index + 1, index));
    if (first === 'this' && code !== undefined) return { end: index + 2, timex: atPart(day(reference), code) };
    if (/^(?:next|following)$/.test(first) && code !== undefined && word(index - 1, index) !== 'the')
      return { end: index + 2, timex: atPart(day(addDays(reference, 1)), code) };
    const next = first === 'the' && /^(?:next|following)$/.test(word(index + 1, index)) ? DAY_PARTS.get(word(index + 2, index)) : undefined;
    // "The next morning" follows the day that was told of.
    if (next !== undefined && !word(index + 2, index).endsWith('s')) {
      const base = scene.anchor()?.granularity === 'month' ? null : (scene.anchor()?.from ?? null);
      return { end: index + 3, timex: { ...atPart(day(addDays(base ?? reference, 1)), next), anchored: base !== null } };
    }
    if (first === 'last' && code !== undefined && code !== 'MI') return { end: index + 2, timex: atPart(day(addDays(reference, -1)), code) };
    return null;
  },
};
