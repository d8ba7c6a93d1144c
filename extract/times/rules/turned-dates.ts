import { addMonths, yearOf } from '../calendar.ts';
import { day } from '../resolve.ts';
import type { Match, Rule, Scene } from '../scene.ts';

const TURNS: Readonly<Record<string, -1 | 0 | 1>> = { last: -1, this: 0, next: 1 };

/** "next 5/12", "this 3 March", "last Nov. 7": the day of a month before, in or after the year of publication as counted from its day. */
export const turnedDateRule = (date: (scene: Scene, index: number) => Match | null): Rule => ({
  name: 'date_turned',
  match(scene, index) {
    const { word, reference, tokens } = scene;
    const turn = TURNS[word(index, index)];
    if (turn === undefined || reference === null || tokens[index + 1]?.sentence !== tokens[index]?.sentence) return null;
    const inner = date(scene, index + 1);
    if (inner?.timex.guessed !== 'year' || inner.timex.granularity !== 'day' || !inner.timex.from) return null;
    const own = addMonths(`${String(yearOf(reference)).padStart(4, '0')}${inner.timex.from.slice(4)}`, 0);
    const years = turn === 0 ? 0 : turn > 0 ? (own > reference ? 0 : 12) : own < reference ? 0 : -12;
    return { end: inner.end, timex: day(addMonths(own, years)) };
  },
});
