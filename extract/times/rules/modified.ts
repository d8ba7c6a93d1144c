import type { Interval, Match, Rule, Scene } from '../scene.ts';

/** What may stand before a length or a date and is part of it in TIMEX3: its words and its mod. */
const MODIFIERS: readonly (readonly [readonly string[], string])[] = [
  [['more', 'than'], 'MORE_THAN'],
  [['well', 'over'], 'MORE_THAN'],
  [['just', 'over'], 'MORE_THAN'],
  [['over'], 'MORE_THAN'],
  [['upwards', 'of'], 'MORE_THAN'],
  [['less', 'than'], 'LESS_THAN'],
  [['fewer', 'than'], 'LESS_THAN'],
  [['just', 'under'], 'LESS_THAN'],
  [['under'], 'LESS_THAN'],
  [['at', 'least'], 'EQUAL_OR_MORE'],
  [['no', 'less', 'than'], 'EQUAL_OR_MORE'],
  [['no', 'fewer', 'than'], 'EQUAL_OR_MORE'],
  [['at', 'most'], 'EQUAL_OR_LESS'],
  [['up', 'to'], 'EQUAL_OR_LESS'],
  [['no', 'more', 'than'], 'EQUAL_OR_LESS'],
  [['about'], 'APPROX'],
  [['around'], 'APPROX'],
  [['nearly'], 'APPROX'],
  [['almost'], 'APPROX'],
  [['roughly'], 'APPROX'],
  [['approximately'], 'APPROX'],
  [['close', 'to'], 'APPROX'],
  [['circa'], 'APPROX'],
];
export const MODIFIER_STARTS: readonly string[] = MODIFIERS.map(([words]) => words[0] ?? '');
const BY_START = new Map(MODIFIER_STARTS.map((start) => [start, MODIFIERS.filter(([words]) => words[0] === start)]));

/** "more than" a year ago is before that day, "less than" after it. */
const OF_DATES: Readonly<Record<string, string>> = {
  MORE_THAN: 'BEFORE',
  LESS_THAN: 'AFTER',
  EQUAL_OR_MORE: 'ON_OR_BEFORE',
  EQUAL_OR_LESS: 'ON_OR_AFTER',
};

type Read = (scene: Scene, index: number) => Match | null;
/** "more than two weeks after today" is after that day. */
const OF_DAYS: Readonly<Record<string, string>> = {
  MORE_THAN: 'AFTER',
  LESS_THAN: 'BEFORE',
  EQUAL_OR_MORE: 'ON_OR_AFTER',
  EQUAL_OR_LESS: 'ON_OR_BEFORE',
};

/** "less than three days after Monday" lies between the two days; "more than …" is open. */
function beyond(scene: Scene, { end, timex }: Match, at: number, mod: string): Match {
  const direction = OF_DAYS[mod];
  const isBefore = scene.word(end, at) !== '' && [...Array(end - at).keys()].some((k) => scene.word(at + k, at) === 'before');
  if (direction === undefined || !timex.from || isBefore) return { end, timex: { ...timex, mod } };
  const start = timex.counted;
  const interval: Interval | null = start && /BEFORE$/.test(direction) ? [`${start}T00:00:00`, `${timex.from}T00:00:00`] : null;
  return { end, timex: { ...timex, mod: direction, ...(interval ? { interval } : {}) } };
}

/** "more than four hours", "nearly two years ago", "around Nov. 1": the modifier is part of the expression. */
export const modifiedRule = (lengths: Read, dates: Read, counted: Read): Rule => ({
  name: 'modified',
  match(scene, index) {
    const { tokens, word } = scene;
    const found = BY_START.get(word(index, index))?.find(([words]) => words.every((lower, k) => word(index + k, index) === lower));
    if (!found) return null;
    const [words, mod] = found;
    const at = index + words.length;
    if (tokens[at]?.sentence !== tokens[index]?.sentence) return null;
    // "over the past year" is a preposition.
    const isPlace = /^(?:over|under)$/.test(words[0] ?? '') && /^(?:the|this|that|these|last|past|next|recent)$/.test(word(at, index));
    const days = isPlace ? null : counted(scene, at);
    if (days) return beyond(scene, days, at, mod);
    const inner = isPlace ? null : (lengths(scene, at) ?? (mod === 'APPROX' && /^(?:around|circa)$/.test(words[0] ?? '') ? dates(scene, at) : null));
    // "before around 2 p.m." is read by what stands before it.
    if (!inner || (inner.timex.type === 'TIME' && /^(?:before|after|until|till|since|by)$/.test(word(index - 1, index)))) return null;
    const { timex } = inner;
    return { end: inner.end, timex: { ...timex, mod: timex.type === 'DURATION' ? mod : (OF_DATES[mod] ?? mod) } };
  },
});
