import { addDays } from '../calendar.ts';
import { VAGUE } from '../lexicon.ts';
import type { Match, Rule, Scene, Timex } from '../scene.ts';

const VAGUE_STARTS = new Map<string, number>();
for (const phrase of VAGUE.keys()) {
  const words = phrase.split(' ');
  VAGUE_STARTS.set(words[0] ?? '', Math.max(words.length, VAGUE_STARTS.get(words[0] ?? '') ?? 0));
}

/** "now" is the day of publication, "to date" what ends with it. */
function presentOf({ reference }: Scene, phrase: string, isToDate: boolean): Pick<Timex, 'interval'> {
  if (reference === null || !(isToDate || /^(?:now|right now|at the (?:moment|minute))$/.test(phrase))) return {};
  const start = `${reference}T00:00:00`;
  return { interval: isToDate ? [null, start] : [start, `${addDays(reference, 1)}T00:00:00`] };
}

/** "now", "recently", "the future": times that name no day; "future" before a noun is an adjective. */
export const vagueRule: Rule = {
  name: 'date_vague',
  match(scene, index) {
    const { tokens, word } = scene;
    const words: string[] = [];
    let found: Match | null = null;
    for (let length = 1; length <= (VAGUE_STARTS.get(word(index, index)) ?? 0); length++) {
      words.push(word(index + length - 1, index));
      const phrase = words.join(' ');
      const value = VAGUE.get(phrase);
      if (value === undefined || (phrase === 'future' && tokens[index + 1]?.kind === 'word')) continue;
      // "up to date equipment", "equals to date 1"
      const isToDate = /^(?:to|till) date$/.test(phrase);
      if (isToDate && (/^(?:up|[-‑]|equals?|refers?|close)$/.test(word(index - 1, index)) || tokens[index + length]?.kind === 'number')) continue;
      found = { end: index + length, timex: { type: 'DATE', value, granularity: null, ...presentOf(scene, phrase, isToDate) } };
    }
    return found;
  },
};
