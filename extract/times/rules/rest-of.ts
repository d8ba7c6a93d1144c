import type { Match, Rule, Scene } from '../scene.ts';

/** "the rest of the week", "the remainder of this year": from the day of publication to the end. */
export const restOfRule = (whole: (scene: Scene, index: number) => Match | null): Rule => ({
  name: 'date_rest_of',
  match(scene, index) {
    const { word, tokens, reference } = scene;
    const start = word(index, index) === 'the' ? index + 1 : index;
    if (!/^(?:rest|remainder)$/.test(word(start, index)) || word(start + 1, index) !== 'of' || reference === null) return null;
    if (tokens[start + 2]?.sentence !== tokens[index]?.sentence) return null;
    const inner = whole(scene, start + 2);
    const { from, to, type, granularity } = inner?.timex ?? {};
    if (!inner || type !== 'DATE' || !from || !to || !/^(?:week|month|quarter|season|year|decade|century)$/.test(granularity ?? '')) return null;
    const isNow = from <= reference && reference <= to;
    return { end: inner.end, timex: { ...inner.timex, mod: 'END', ...(isNow ? { from: reference } : {}) } };
  },
});
