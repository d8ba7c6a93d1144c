import { addDays, weekdayOf } from '../calendar.ts';
import { weekend } from '../resolve.ts';
import type { Match, Rule, Scene } from '../scene.ts';
import { isFuture } from '../tense.ts';
import { HOLIDAY_STARTS } from './holidays.ts';

/** The weekend beside a day: of a Monday or Tuesday the one before, else that of its week. */
const beside = (day: string): Match['timex'] => weekend(weekdayOf(day) <= 2 ? addDays(day, -7) : day);

/** "the weekend", "over the weekend": the last one, or the one to come. */
export const theWeekendRule: Rule = {
  name: 'date_weekend',
  match(scene, index) {
    const { word, reference } = scene;
    if (word(index, index) !== 'the' || word(index + 1, index) !== 'weekend' || reference === null) return null;
    const future = isFuture(scene, index, index + 2) || weekdayOf(reference) >= 6;
    return { end: index + 2, timex: weekend(future ? reference : addDays(reference, -7)) };
  },
};

/** "the weekend of May 4", "Thanksgiving weekend": the weekend that a day falls on or touches. */
export const weekendOfRule = (
  whole: (scene: Scene, index: number) => Match | null,
  holiday: (scene: Scene, index: number) => Match | null,
): Rule => ({
  name: 'date_weekend_of',
  match(scene, index) {
    const { word, tokens } = scene;
    const start = word(index, index) === 'the' ? index + 1 : index;
    if (word(start, index) === 'weekend') {
      const at = word(start + 2, index) === 'the' && !/^\d/.test(word(start + 3, index)) ? start + 3 : start + 2;
      if (word(start + 1, index) !== 'of' || tokens[at]?.sentence !== tokens[index]?.sentence) return null;
      const day = whole(scene, at);
      return day?.timex.granularity === 'day' && day.timex.from ? { end: day.end, timex: beside(day.timex.from) } : null;
    }
    const day = HOLIDAY_STARTS.has(word(index, index)) ? holiday(scene, index) : null;
    const isBefore = day?.timex.from && word(day.end, index) === 'weekend';
    return isBefore ? { end: day.end + 1, timex: beside(day.timex.from ?? '') } : null;
  },
});
