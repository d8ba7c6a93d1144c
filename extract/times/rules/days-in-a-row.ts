import { isoDay, isRealDay, monthOf, yearOf } from '../calendar.ts';
import { readOrdinalAt } from '../counts.ts';
import { day } from '../resolve.ts';
import type { Match, Rule, Scene } from '../scene.ts';

/** "25" in "April 24 and 25", "9" in "Oct. 7–9": a second day of the month that was just named. */
export const dayInARowRule: Rule = {
  name: 'date_day_in_a_row',
  match(scene, index) {
    const { tokens, word, memory } = scene;
    const { last } = memory;
    if (last?.end !== index - 1 || last.timex.granularity !== 'day' || !last.timex.from) return null;
    if (!/^(?:and|or|to|through|thru|until|till|[-–—])$/.test(word(index - 1, index))) return null;
    const spelled = readSpelled(scene, index);
    if (spelled) return inMonthOf(last.timex.from, spelled.day, spelled.end);
    const digits = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(word(index, index))?.[1];
    const next = tokens[index + 1];
    // "on May 3 and 20 people" counts people.
    if (digits === undefined || (next?.sentence === tokens[index]?.sentence && next?.kind === 'word' && !AFTER_A_DAY.test(next.lower))) return null;
    if (next && !next.spaced && /^[-‑:/%]$/.test(next.text)) return null;
    return inMonthOf(last.timex.from, Number(digits), index + 1);
  },
};

function inMonthOf(of: string, number: number, end: number): Match | null {
  const [year, month] = [yearOf(of), monthOf(of)];
  return isRealDay(year, month, number) ? { end, timex: day(isoDay(year, month, number)) } : null;
}

/** "through the seventeenth". */
function readSpelled(scene: Scene, index: number): { day: number; end: number } | null {
  const { tokens, word } = scene;
  const the = word(index, index) === 'the' ? index + 1 : index;
  if (!/^(?:to|through|until|till)$/.test(word(index - 1, index)) || tokens[the]?.sentence !== tokens[index]?.sentence) return null;
  const ordinal = readOrdinalAt(scene, the);
  if (!ordinal || ordinal.value > 31 || (tokens[ordinal.end]?.kind === 'word' && !AFTER_A_DAY.test(word(ordinal.end, index)))) return null;
  return { day: ordinal.value, end: ordinal.end };
}

const AFTER_A_DAY =
  /^(?:in|at|on|and|or|for|with|to|from|by|when|while|after|before|but|as|during|near|between|the|that|which|who|will|was|were|is|are)$/;

/** "9" in "9 to 12 June", "18" in "18 and 19 June": the first day of a range that only its end gives a month. */
export const firstDayRule = (date: (scene: Scene, index: number) => Match | null): Rule => ({
  name: 'date_first_day',
  match(scene, index) {
    const { word, tokens } = scene;
    const start = word(index, index) === 'the' ? index + 1 : index;
    const digits = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(word(start, index))?.[1];
    const at = word(start + 2, index) === 'the' ? start + 3 : start + 2;
    if (digits === undefined || !/^(?:to|and|through|thru|until|till|[-–—])$/.test(word(start + 1, index)) || !/^\d/.test(word(at, index)))
      return null;
    if (tokens[at]?.sentence !== tokens[index]?.sentence) return null;
    const end = date(scene, at);
    if (end?.timex.granularity !== 'day' || end.timex.type !== 'DATE' || !end.timex.from || !/^\p{L}/u.test(word(at + 1, index))) return null;
    const [year, month] = [yearOf(end.timex.from), monthOf(end.timex.from)];
    const isBefore = Number(digits) < Number(end.timex.from.slice(8));
    return isBefore && isRealDay(year, month, Number(digits)) ? { end: start + 1, timex: day(isoDay(year, month, Number(digits))) } : null;
  },
});
