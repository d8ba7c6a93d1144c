import { addDays, addMonths } from '../calendar.ts';
import { readCount } from '../counts.ts';
import { UNITS } from '../lexicon.ts';
import { day, shiftUnit } from '../resolve.ts';
import type { Match, Rule, Scene } from '../scene.ts';
import { leaning } from '../tense.ts';
import { clockAway } from './relative.ts';

const DAYS: Readonly<Record<string, number>> = { D: 1, W: 7, F: 14 };
const MONTHS_IN: Readonly<Record<string, number>> = { M: 1, Q: 3, Y: 12, E: 120 };

/** "two days after Christmas", "three weeks from tomorrow", "2 weeks before May 13, 1999": a day counted from a day that is named. */
export const daysFromRule = (whole: (scene: Scene, index: number) => Match | null): Rule => ({
  name: 'date_days_from',
  match(scene, index) {
    const { tokens, word } = scene;
    const isThe = word(index, index) === 'the' && /^(?:day|week|month|year)$/.test(word(index + 1, index));
    const counted = isThe ? { count: 1 as const, end: index + 1 } : readCount(scene, index);
    const unit = counted ? UNITS.get(word(counted.end, index)) : undefined;
    if (!counted || counted.count === 'X' || unit === undefined) return null;
    const link = counted.end + 1;
    // "for three days from today" lasts three days.
    if (word(link, index) === 'from' && word(index - 1, index) === 'for') return null;
    if (!/^(?:after|before|from|following)$/.test(word(link, index)) || tokens[link + 1]?.sentence !== tokens[index]?.sentence) return null;
    const inner = whole(scene, link + 1);
    if (inner?.timex.granularity !== 'day' || !inner.timex.from || /^['’]s$/.test(word(inner.end, index))) return null;
    const by = (word(link, index) === 'before' ? -1 : 1) * counted.count;
    const [days, months] = [DAYS[unit], MONTHS_IN[unit]];
    const base = inner.timex.from;
    if (days !== undefined) return { end: inner.end, timex: { ...day(addDays(base, Math.round(days * by))), counted: base } };
    return months === undefined ? null : { end: inner.end, timex: { ...day(addMonths(base, Math.round(months * by))), counted: base } };
  },
});

/** "will be back in five minutes", "will end in two years": counted from the publication, where the verb looks ahead. */
export const inUnitsRule: Rule = {
  name: 'date_in_units',
  match(scene, index) {
    const { word, reference } = scene;
    if (word(index - 1, index) !== 'in' || reference === null) return null;
    const counted = readCount(scene, index);
    const at = counted && /^(?:more|another)$/.test(word(counted.end, index)) ? counted.end + 1 : (counted?.end ?? index);
    const unit = counted ? UNITS.get(word(at, index)) : undefined;
    if (!counted || counted.count === 'X' || unit === undefined || unit === 'Q') return null;
    // "the first time in two years" looks back, "in two days of talks" spends them.
    if (/^(?:of|[-‑])$/.test(word(at + 1, index)) || (word(index - 2, index) !== '' && leaning(scene, index - 1, at + 1) !== 'future')) return null;
    if (/^(?:time|first|biggest|largest|worst|best)$/.test(word(index - 2, index))) return null;
    // "80 mm may fall in 24 hours" measures against the time.
    for (let before = index - 2; before >= index - 8 && word(before, index) !== ''; before--)
      if (scene.tokens[before]?.kind === 'number') return null;
    if (unit.startsWith('T')) return { end: at + 1, timex: clockAway(scene, reference, unit, counted.count) };
    const timex = shiftUnit(unit, reference, counted.count);
    return timex && { end: at + 1, timex };
  },
};
