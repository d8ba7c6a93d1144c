import { verbFormOf } from '../text/lemma.ts';
import { DETERMINERS, isFunction, PREPOSITIONS, type Scene, wordAt } from './scene.ts';

const LONGEST = 10;
const LY_NOUNS =
  /^(?:family|supply|assembly|rally|reply|ally|monopoly|anomaly|early|daily|weekly|monthly|quarterly|yearly|friendly|elderly|only|likely|fly|jelly)$/;
const JOINS = /^(?:of|for|in|from|across|on|per|['’]s|['’]|[-‑–&/]|and)$/;
const LINKS = /^(?:of|for|in|from|across|on|per)$/;

/** A noun phrase that ends before a token, half-open; `taken` are the tokens of figures, which are no part of one. */
export interface Phrase {
  readonly from: number;
  readonly to: number;
}

/** A word that can end a noun phrase. */
export function isNoun(scene: Scene, at: number, from: number, taken: ReadonlySet<number>): boolean {
  const word = wordAt(scene, at, from);
  const token = scene.tokens[at];
  if (word === '' || taken.has(at) || (token?.kind !== 'word' && token?.kind !== 'number')) return false;
  if (token.kind === 'number') {
    const hyphened = /^[-‑]$/.test(scene.tokens[at - 1]?.text ?? '') && !token.spaced ? 2 : 1;
    return /^\p{Lu}/u.test(scene.tokens[at - hyphened]?.text ?? '') && !scene.timeAt.has(at);
  }
  if (/ly$/.test(word) && !LY_NOUNS.test(word) && /^\p{Ll}/u.test(token.text)) return false;
  return !isFunction(word);
}

/** A time that is a phrase of its own ("last season"); one month before its noun ("June contract") is none. */
const isTime = (scene: Scene, at: number): boolean => {
  const time = scene.timeAt.get(at);
  return time !== undefined && /^(?:DATE|TIME)$/.test(time.row.type) && /[\s\d]|day$|now|once|former|past/i.test(time.row.exact);
};

/** A finite verb ends the phrase behind it; a participle that an article or a preposition leads is part of it. */
function isVerb(scene: Scene, at: number, from: number): boolean {
  const word = wordAt(scene, at, from);
  if (/^\p{Lu}/u.test(scene.tokens[at]?.text ?? '')) return false;
  const verb = verbFormOf(word);
  if (verb?.form !== 'past') return false;
  const before = wordAt(scene, at - 1, from);
  return before !== '' && !DETERMINERS.has(before) && !PREPOSITIONS.has(before) && !/^['’]s?$/.test(before);
}

/** The noun phrase that ends before a token; prepositions join its parts, articles at its head are left out. */
export function phraseBefore(scene: Scene, end: number, sentenceOf: number, taken: ReadonlySet<number>): Phrase | null {
  let to = end;
  // "Lake Orrin Ferries (LOF) docked": what stands in brackets is said beside it.
  if (wordAt(scene, to - 1, sentenceOf) === ')') {
    let open = to - 2;
    while (open > to - 8 && wordAt(scene, open, sentenceOf) !== '(') open--;
    if (wordAt(scene, open, sentenceOf) === '(') to = open;
  }
  // "sales in May rose": the time is no part of what rose.
  while (to > 0 && scene.timeAt.has(to - 1) && wordAt(scene, to - 1, sentenceOf) !== '') to--;
  if (to < end)
    while (/^(?:in|on|of|for|during|between|since|and|at|the|from|to)$/.test(wordAt(scene, to - 1, sentenceOf)) || scene.timeAt.has(to - 1)) to--;
  const abbreviated =
    wordAt(scene, to - 1, sentenceOf) === '.' &&
    scene.tokens[to - 1]?.spaced === false &&
    /^\p{Lu}\p{Ll}{0,3}$/u.test(scene.tokens[to - 2]?.text ?? '');
  let from = abbreviated ? to - 1 : to;
  while (from > 0 && to - from < LONGEST) {
    const word = wordAt(scene, from - 1, sentenceOf);
    const joins = JOINS.test(word) && from < to && !taken.has(from - 1);
    const article = DETERMINERS.has(word) && from < to && LINKS.test(wordAt(scene, from - 2, sentenceOf));
    if (word === '' || isTime(scene, from - 1) || (from < to && isVerb(scene, from - 1, sentenceOf))) break;
    if (!(joins || article || isNoun(scene, from - 1, sentenceOf, taken))) break;
    from--;
  }
  while (from < to && !isNoun(scene, from, sentenceOf, taken)) from++;
  return from < to ? { from, to } : null;
}
