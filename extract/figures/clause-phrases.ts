import type { WordClass } from './class-reading.ts';
import type { Phrase } from './noun-phrase.ts';
import type { Scene } from './scene.ts';
import { classOfWord } from './word-classes.ts';

/** A sentence as the search for phrases sees it: `taken` are the tokens of figures, which are no part of a phrase. */
export interface Clause {
  readonly scene: Scene;
  readonly sentence: number;
  readonly from: number;
  readonly end: number;
  readonly taken: ReadonlySet<number>;
}

const LONGEST = 16;
/** Prepositions that join a noun to its own phrase. */
const LINKS = /^(?:of|for|in|from|across|on|per|at)$/;

export function clauseOf(scene: Scene, sentence: number, taken: ReadonlySet<number>): Clause {
  const own = scene.doc.sentences[sentence];
  return { scene, sentence, from: own?.firstToken ?? 0, end: own?.endToken ?? 0, taken };
}

export const classIn = ({ scene, sentence, from, end }: Clause, at: number): WordClass =>
  at < from || at >= end ? 'mark' : classOfWord(scene, at, sentence);
export const lowerOf = ({ scene, from, end }: Clause, at: number): string => (at < from || at >= end ? '' : (scene.tokens[at]?.lower ?? ''));
const isCapital = ({ scene }: Clause, at: number): boolean => /^\p{Lu}/u.test(scene.tokens[at]?.text ?? '');

/** A time that is a phrase of its own ("last season"); one month before its noun ("June contract") is none. */
function isTime({ scene }: Clause, at: number): boolean {
  const time = scene.timeAt.get(at);
  return time !== undefined && /^(?:DATE|TIME)$/.test(time.row.type) && /[\s\d]|day$|now|once|former|past/i.test(time.row.exact);
}

/** A number that is part of a name: "S&P 500", "Galaxy Note 20 Ultra", "RAV4". */
function isNameNumber(clause: Clause, at: number): boolean {
  if (clause.taken.has(at)) return false;
  // "its 2018 sales": a year inside a phrase.
  if (clause.scene.timeAt.has(at))
    return /^(?:19|20)\d\d$/.test(lowerOf(clause, at)) && classIn(clause, at - 1) === 'noun' && classIn(clause, at + 1) === 'noun';
  if (clause.scene.nameAt.get(at - 1)?.row.type === 'PERSON') return false;
  const left = classIn(clause, at - 1) === 'joint' ? at - 2 : at - 1;
  return classIn(clause, left) === 'noun' && (isCapital(clause, left) || clause.scene.tokens[at]?.spaced === false);
}

export const isNominal = (clause: Clause, at: number): boolean =>
  !clause.taken.has(at) && (classIn(clause, at) === 'noun' || (classIn(clause, at) === 'number' && isNameNumber(clause, at)));

/** The noun phrase that ends before a token, without articles at its head: nouns, and what "of", "for", "in" and the like join. */
export function phraseEndingAt(clause: Clause, end: number): Phrase | null {
  let to = end;
  if (lowerOf(clause, to - 1) === ')') to = openingOf(clause, to - 1);
  to = withoutTimes(clause, to);
  let from = to;
  // "Acme Inc.": the point is part of the name.
  if (lowerOf(clause, from - 1) === '.' && classIn(clause, from - 1) === 'joint') from--;
  while (from > clause.from && to - from < LONGEST) {
    const at = from - 1;
    if (isTime(clause, at) && classIn(clause, at) !== 'joint' && !(classIn(clause, at) === 'number' && from < to && isNominal(clause, at))) break;
    if (isNominal(clause, at) || (from < to && joins(clause, at))) from--;
    else break;
  }
  while (from < to && (!isNominal(clause, from) || (lowerOf(clause, from) === 'total' && from + 1 < to))) from++;
  return from < to ? { from, to } : null;
}

function openingOf(clause: Clause, close: number): number {
  let open = close - 1;
  while (open > close - 8 && lowerOf(clause, open) !== '(') open--;
  return lowerOf(clause, open) === '(' ? open : close + 1;
}

/** "sales in May rose": the time is no part of what rose. */
function withoutTimes(clause: Clause, end: number): number {
  let to = end;
  while (to > clause.from && clause.scene.timeAt.has(to - 1) && isTimeOrMonth(clause, to - 1)) to--;
  if (to === end) return end;
  while (/^(?:in|on|of|for|during|between|since|and|at|the|from|to|its|their)$/.test(lowerOf(clause, to - 1)) || clause.scene.timeAt.has(to - 1))
    to--;
  return to > clause.from ? to : end;
}
const isTimeOrMonth = (clause: Clause, at: number): boolean => /^(?:DATE|TIME|DURATION)$/.test(clause.scene.timeAt.get(at)?.row.type ?? '');

/** Whether a word inside a phrase joins what stands before it to what stands behind. */
function joins(clause: Clause, at: number): boolean {
  const word = lowerOf(clause, at);
  const left = classIn(clause, at - 1);
  switch (classIn(clause, at)) {
    case 'joint':
    case 'possessive':
      return isNominal(clause, at - 1) || left === 'number';
    case 'adverb':
      return left === 'determiner' || left === 'noun';
    case 'determiner':
      return left === 'preposition' && LINKS.test(lowerOf(clause, at - 1)) && lowerOf(clause, at - 1) !== 'at' && isNominal(clause, at - 2);
    case 'preposition':
      return LINKS.test(word) && (word !== 'at' || isCapital(clause, at + 1)) && isNominal(clause, at - 1);
    case 'conjunction':
      return /^(?:and|or)$/.test(word) && isNominal(clause, at - 1) && !startsClause(clause, at);
    default:
      return false;
  }
}

/** "cut costs and profits rose": behind an object, "and" opens a clause of its own. */
function startsClause(clause: Clause, conjunction: number): boolean {
  let at = conjunction - 1;
  while (at > clause.from && (isNominal(clause, at) || /^(?:joint|possessive|determiner|adverb)$/.test(classIn(clause, at)))) at--;
  return (
    /^(?:verb|infinitive|gerund|participle|number)$/.test(classIn(clause, at)) ||
    clause.taken.has(at) ||
    (classIn(clause, at) === 'preposition' && !LINKS.test(lowerOf(clause, at)))
  );
}

/** The noun phrase that starts at a token, articles skipped; it ends before the first word that is none of its nouns. */
export function phraseStartingAt(clause: Clause, start: number): Phrase | null {
  let from = start;
  while (classIn(clause, from) === 'determiner') from++;
  let to = from;
  while (to < clause.end && to - from < LONGEST && (isNominal(clause, to) || continues(clause, to, from)) && !(isTime(clause, to) && to > from)) to++;
  while (to > from && !isNominal(clause, to - 1)) to--;
  return to > from ? { from, to } : null;
}
function continues(clause: Clause, at: number, from: number): boolean {
  if (at === from) return false;
  const one = classIn(clause, at);
  if (one === 'joint' || one === 'possessive') return true;
  if (one === 'preposition') return lowerOf(clause, at) === 'of' && !clause.taken.has(at + 1);
  return one === 'determiner' && lowerOf(clause, at - 1) === 'of';
}
