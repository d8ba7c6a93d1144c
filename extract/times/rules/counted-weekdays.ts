import { addDays } from '../calendar.ts';
import { readCount, readOrdinalAt } from '../counts.ts';
import { WEEKDAYS } from '../lexicon.ts';
import { day, weekdayNear } from '../resolve.ts';
import type { Match, Rule, Scene } from '../scene.ts';
import { readWeekday } from './weekdays.ts';

/** "two Sundays from now", "three Fridays ago": as many such days on or back. */
export const countedWeekdaysRule: Rule = {
  name: 'date_counted_weekdays',
  match(scene, index) {
    const { word, reference } = scene;
    const counted = readCount(scene, index);
    const noun = counted ? word(counted.end, index) : '';
    const weekday = WEEKDAYS.get(noun) ?? WEEKDAYS.get(noun.replace(/s$/, ''));
    if (!counted || counted.count === 'X' || !Number.isInteger(counted.count) || counted.count > 53 || weekday === undefined) return null;
    if (reference === null) return null;
    const at = counted.end + 1;
    const weeks = 7 * (counted.count - 1);
    if (word(at, index) === 'ago') return { end: at + 1, timex: day(addDays(weekdayNear(weekday, addDays(reference, -1), false), -weeks)) };
    if (word(at, index) !== 'from' || !/^(?:now|today)$/.test(word(at + 1, index))) return null;
    return { end: at + 2, timex: day(addDays(weekdayNear(weekday, reference, true), weeks)) };
  },
};

/** "the first Monday after Easter", "the third Tuesday before May 9, 2024". */
export const weekdayFromRule = (whole: (scene: Scene, index: number) => Match | null): Rule => ({
  name: 'date_weekday_from',
  match(scene, index) {
    const { word, tokens } = scene;
    const start = word(index, index) === 'the' ? index + 1 : index;
    const ordinal = tokens[start]?.sentence === tokens[index]?.sentence ? readOrdinalAt(scene, start) : null;
    const named = ordinal && ordinal.value <= 53 ? readWeekday(scene, ordinal.end, index) : null;
    if (!ordinal || !named || !/^(?:after|before|following)$/.test(word(named.end, index))) return null;
    if (tokens[named.end + 1]?.sentence !== tokens[index]?.sentence) return null;
    const of = whole(scene, named.end + 1);
    if (of?.timex.granularity !== 'day' || !of.timex.from) return null;
    const weeks = 7 * (ordinal.value - 1);
    const isBefore = word(named.end, index) === 'before';
    const first = isBefore ? weekdayNear(named.weekday, addDays(of.timex.from, -1), false) : weekdayNear(named.weekday, of.timex.from, true);
    return { end: of.end, timex: { ...day(addDays(first, isBefore ? -weeks : weeks)), counted: of.timex.from } };
  },
});
