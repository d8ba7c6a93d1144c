import { openInterval } from './intervals.ts';
import type { Match, Scene } from './scene.ts';

/** The preposition before a time opens its one side: "since 2016", "after Jan. 1", "until Friday", "no later than noon". */
const BEFORE: readonly (readonly [RegExp, string])[] = [
  [/^(?:since|starting|beginning)$/, 'ON_OR_AFTER'],
  [/^after$/, 'AFTER'],
  [/^before$/, 'BEFORE'],
  [/^(?:until|till|til|by)$/, 'ON_OR_BEFORE'],
];
const BEHIND: Readonly<Record<string, string>> = {
  later: 'ON_OR_AFTER',
  after: 'ON_OR_AFTER',
  beyond: 'ON_OR_AFTER',
  earlier: 'ON_OR_BEFORE',
  before: 'ON_OR_BEFORE',
};

/** The words that may follow a time without making it an attribute ("after the May 3 vote" opens nothing). */
const CLAUSE =
  /^(?:and|or|in|on|at|to|for|with|from|by|as|when|while|because|but|that|which|who|he|she|it|they|we|the|is|was|are|were|will|has|have|had|said|would)$/;

/** "until early May", "after the beginning of March": the part keeps its mod, and what lies beside it is open. */
function besidePart<M extends Match>(word: Scene['word'], index: number, match: M): M {
  const mod = BEFORE.find(([words]) => words.test(word(index - 1, index)))?.[1];
  if (mod === undefined) return match;
  const { timex } = match;
  // Before the end of a month is up to its end, after its start from there on.
  const side = mod === 'BEFORE' && timex.mod === 'END' ? 'ON_OR_BEFORE' : mod === 'AFTER' && timex.mod === 'START' ? 'ON_OR_AFTER' : mod;
  return { ...match, timex: { ...timex, interval: openInterval(timex, side) } };
}

/** Adds to a date or time what the words around it say: an open side as its mod, and "or later" to its span. */
export function framed<M extends Match>({ word, tokens }: Scene, index: number, match: M): M {
  const { timex, end } = match;
  if (/^(?:START|MID|END)$/.test(timex.mod ?? '') && timex.from && timex.type === 'DATE') return besidePart(word, index, match);
  if (timex.mod || !/^(?:DATE|TIME)$/.test(timex.type) || /REF$/.test(timex.value)) return match;
  const behind = /^(?:or|and)$/.test(word(end, index)) ? BEHIND[word(end + 1, index)] : undefined;
  const isEnd = !tokens[end + 2] || tokens[end + 2]?.sentence !== tokens[index]?.sentence || tokens[end + 2]?.kind === 'punct';
  if (behind !== undefined && isEnd) return { ...match, end: end + 2, timex: { ...timex, mod: behind } };
  const next = tokens[end];
  if (next && next.sentence === tokens[index]?.sentence && (/^['’]s$/.test(next.lower) || (next.kind === 'word' && !CLAUSE.test(next.lower))))
    return match;
  let at = index - 1;
  // "beginning on Monday", "before about 2 p.m."
  if (/^(?:on|around|about|approximately|roughly)$/.test(word(at, index))) at--;
  const before = word(at, index);
  if (before === 'than' && /^(?:later|earlier|greater)$/.test(word(at - 1, index))) {
    const isLate = word(at - 1, index) !== 'earlier';
    const mod = word(at - 2, index) === 'no' ? (isLate ? 'ON_OR_BEFORE' : 'ON_OR_AFTER') : isLate ? 'AFTER' : 'BEFORE';
    return { ...match, timex: { ...timex, mod } };
  }
  const told = BEFORE.find(([words]) => words.test(before))?.[1];
  const isOn = /^(?:on|at|in)$/.test(word(at - 2, index)) && word(at - 1, index) === 'or';
  // "on or before June 1", "prior to 2020"
  const mod =
    before === 'to' && word(at - 1, index) === 'prior' ? 'BEFORE' : told && isOn && /^(?:BEFORE|AFTER)$/.test(told) ? `ON_OR_${told}` : told;
  return mod === undefined ? match : { ...match, timex: { ...timex, mod } };
}
