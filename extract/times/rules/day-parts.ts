import { addDays } from '../calendar.ts';
import { DAY_PARTS } from '../lexicon.ts';
import { day } from '../resolve.ts';
import type { Match, Rule, Scene, Timex } from '../scene.ts';

/** When a part of the day begins, and when it ends where that is not midnight. */
const BEGINS: Readonly<Record<string, string>> = { MO: '00:00:00', AF: '12:00:00', EV: '18:00:00', NI: '20:00:00', DT: '08:00:00', MI: '11:00:00' };
const ENDS: Readonly<Record<string, string>> = { MO: '12:00:00', AF: '18:00:00', DT: '20:00:00', MI: '13:00:00' };

/** A part of a day that is known: "Monday morning", "tonight". */
export function atPart(of: Timex, code: string): Timex {
  const [begins, ends] = [BEGINS[code], ENDS[code]];
  return {
    ...of,
    type: 'TIME',
    value: `${of.value}T${code}`,
    granularity: 'part_of_day',
    ...(begins !== undefined && of.from ? { moment: `${of.from}T${begins}` } : {}),
    ...(ends !== undefined && of.from ? { until: `${of.from}T${ends}` } : {}),
  };
}

/** The same, with the part of the day that follows: "Monday morning", "Monday in the morning". */
export function withPart({ word }: Scene, index: number, match: Match): Match {
  const isLinked = /^(?:in|at)$/.test(word(match.end, index)) && word(match.end + 1, index) === 'the';
  const linked = isLinked ? match.end + 2 : match.end;
  const at = /^(?:early|late)$/.test(word(linked, index)) ? linked + 1 : linked;
  // "Tuesday nights" are many.
  const code = /s$/.test(word(at, index)) ? undefined : DAY_PARTS.get(word(at, index));
  return code === undefined ? match : { end: at + 1, timex: atPart(match.timex, code) };
}

/** "May 3 in the morning", "June 2, early morning", "the evening of May 3". */
export const dayAndPartRule = (whole: (scene: Scene, index: number) => Match | null): Rule => ({
  name: 'time_day_part',
  match(scene, index) {
    const { word, tokens } = scene;
    const early = word(index, index) === 'the' ? index + 1 : index;
    const mod = { early: 'START', late: 'END' }[word(early, index)];
    const at = mod === undefined ? early : early + 1;
    const code = DAY_PARTS.get(word(at, index));
    const isDay = (match: Match | null): match is Match => match?.timex.type === 'DATE' && match.timex.granularity === 'day' && !!match.timex.from;
    if (code !== undefined && !/s$/.test(word(at, index))) {
      if (!/^(?:of|on)$/.test(word(at + 1, index)) || tokens[at + 2]?.sentence !== tokens[index]?.sentence) return null;
      const day = whole(scene, at + 2);
      return isDay(day) ? { end: day.end, timex: { ...atPart(day.timex, code), mod: mod ?? null } } : null;
    }
    const day = whole(scene, index);
    if (!isDay(day)) return null;
    const behind = withPart(scene, index, word(day.end, index) === ',' ? { ...day, end: day.end + 1 } : day);
    return behind.timex.granularity === 'part_of_day' ? behind : null;
  },
});

/** Meals that the day is told by: the part of the day, and about when they begin and end. */
export const MEALS: Readonly<Record<string, readonly [code: string, begins: string, ends: string]>> = {
  breakfast: ['MO', '08:00:00', '12:00:00'],
  lunch: ['MI', '11:00:00', '13:00:00'],
  dinner: ['EV', '16:00:00', '20:00:00'],
  supper: ['EV', '17:00:00', '20:00:00'],
};

/** "after lunch", "before dinner": only behind a preposition of time, and before no noun of its own ("after dinner speeches"). */
export const mealRule: Rule = {
  name: 'time_meal',
  match({ word, tokens, memory, reference }, index) {
    const meal = MEALS[word(index, index)];
    if (!meal || !/^(?:before|after|until|till|by|around|during)$/.test(word(index - 1, index))) return null;
    const next = tokens[index + 1];
    const isAlone =
      !next ||
      next.sentence !== tokens[index]?.sentence ||
      /^(?:[.,;:!?)”"]|on|in|at|and|or|with|when|while|they|he|she|we|the|today|tomorrow|yesterday)$/.test(next.lower);
    const base = memory.anchor?.granularity === 'day' ? (memory.anchor.from ?? reference) : reference;
    if (!isAlone || !base) return null;
    const [code, begins, ends] = meal;
    const mod = word(index - 1, index) === 'around' ? 'APPROX' : null;
    return { end: index + 1, timex: { ...atPart(day(base), code), mod, moment: `${base}T${begins}`, until: `${base}T${ends}` } };
  },
};

const MODS: Readonly<Record<string, string>> = { early: 'START', earlier: 'START', late: 'END', later: 'END', mid: 'MID' };

/** "in the morning", "mid afternoon", "later in the evening", "overnight": of the day named before, else of the publication. */
export const dayPartRule: Rule = {
  name: 'time_part_of_day',
  match({ word, memory, reference }, index) {
    const base = memory.anchor?.granularity === 'day' ? (memory.anchor.from ?? reference) : reference;
    if (!base) return null;
    const first = word(index, index);
    if (first === 'overnight') return { end: index + 1, timex: atPart(day(addDays(base, 0)), 'NI') };
    const mod = MODS[first];
    let at = mod === undefined ? index : /^[-‑]$/.test(word(index + 1, index)) ? index + 2 : index + 1;
    const isIn = /^(?:in|during)$/.test(word(at, index)) || /^(?:in|during)$/.test(word(at - 1, index));
    if (/^(?:in|during)$/.test(word(at, index)) && mod !== undefined) at += 1;
    const isThe = word(at, index) === 'the';
    if (isThe) at += 1;
    const code = DAY_PARTS.get(word(at, index));
    if (code === undefined || /s$/.test(word(at, index)) || (mod === undefined && !(isIn && isThe))) return null;
    return { end: at + 1, timex: { ...atPart(day(base), code), mod: mod ?? null, anchored: memory.anchor !== null } };
  },
};
