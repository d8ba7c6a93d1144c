import { VAGUE } from '../lexicon.ts';
import type { Match, Rule } from '../scene.ts';

const VAGUE_STARTS = new Map<string, number>();
for (const phrase of VAGUE.keys()) {
  const words = phrase.split(' ');
  VAGUE_STARTS.set(words[0] ?? '', Math.max(words.length, VAGUE_STARTS.get(words[0] ?? '') ?? 0));
}

/** "now", "recently", "the future": times that name no day; "future" before a noun is an adjective. */
export const vagueRule: Rule = {
  name: 'date_vague',
  match({ tokens, word }, index) {
    const words: string[] = [];
    let found: Match | null = null;
    for (let length = 1; length <= (VAGUE_STARTS.get(word(index, index)) ?? 0); length++) {
      words.push(word(index + length - 1, index));
      const phrase = words.join(' ');
      const value = VAGUE.get(phrase);
      if (value === undefined || (phrase === 'future' && tokens[index + 1]?.kind === 'word')) continue;
      found = { end: index + length, timex: { type: 'DATE', value, granularity: null } };
    }
    return found;
  },
};
