import { MEDIA } from './lexicon.ts';
import { phraseFrom } from './noun-phrase.ts';
import { lowerOf, quoteOf, type Range, type Scene, tokenOf } from './scene.ts';
import { ADJUNCT_LEADS, DETERMINERS, isAdverb, isCapital, isPossessive, isTerminal, MONTHS, PERSONAL, TIME_WORDS } from './words.ts';

const MEDIUM_LEADS = new Set(['in', 'via', 'through', 'by', 'on', 'at', 'during']);

export interface Adjuncts {
  /** The first token after them. */
  readonly to: number;
  readonly medium: Range | null;
}

/** Skips what stands between a cue and its content: adverbs, times, "in a statement", "to reporters", "at a rally in Ohio". */
export function skipAdjuncts(scene: Scene, from: number, limit: number, infinitive = false): Adjuncts {
  let at = from;
  let medium: Range | null = null;
  while (at < limit) {
    const token = tokenOf(scene, at);
    if (isAdverb(token) && token.lower !== 'only' && token.lower !== 'all' && token.lower !== 'both') at++;
    else if (isTimeAt(scene, at)) at = timeEnd(scene, at, limit);
    else if (ADJUNCT_LEADS.has(token.lower) && !(infinitive && token.lower === 'to')) {
      const end = phraseEnd(scene, at + 1, limit);
      if (end === at + 1) break;
      if (MEDIUM_LEADS.has(token.lower) && !medium) medium = mediumIn(scene, { from: at + 1, to: end });
      at = end;
    } else break;
  }
  return { to: at, medium };
}

const isTimeAt = (scene: Scene, at: number): boolean =>
  !isPossessive(tokenOf(scene, at + 1)) &&
  TIME_WORDS.has(lowerOf(scene, at)) &&
  (!['this', 'last', 'next', 'early', 'late'].includes(lowerOf(scene, at)) || TIME_WORDS.has(lowerOf(scene, at + 1)));
/** The day after a month, a year, the hour before p.m.: no other number is part of a time ("said Monday 40 people …"). */
const isDateNumber = (scene: Scene, at: number): boolean =>
  tokenOf(scene, at).kind === 'number' &&
  (MONTHS.has(lowerOf(scene, at - 1)) || /^(?:1[5-9]|20)\d\d$/.test(lowerOf(scene, at)) || /^[ap]\.?m\.?$/.test(lowerOf(scene, at + 1)));
function timeEnd(scene: Scene, from: number, limit: number): number {
  let at = from;
  while (at < limit && (TIME_WORDS.has(lowerOf(scene, at)) || isDateNumber(scene, at))) at++;
  return at;
}

/** The end of the phrase after a preposition: at a mark, "that", a pronoun, the next preposition, or where a new phrase begins. */
function phraseEnd(scene: Scene, from: number, limit: number): number {
  const phrase = phraseFrom(scene, from, limit);
  if (!phrase) return from;
  if (TIME_WORDS.has(lowerOf(scene, from)) || isDateNumber(scene, from)) return timeEnd(scene, from, limit);
  let at = from + 1;
  for (; at < phrase.to; at++) {
    const token = tokenOf(scene, at);
    if (PERSONAL.has(token.lower) || ADJUNCT_LEADS.has(token.lower) || quoteOf(scene, at)?.from === at) break;
    if (TIME_WORDS.has(token.lower) || token.lower === 'that' || isTerminal(token.text)) break;
    if (at > from && DETERMINERS.has(token.lower)) break;
    if (
      isCapital(token) &&
      !isCapital(tokenOf(scene, at - 1)) &&
      !DETERMINERS.has(lowerOf(scene, at - 1)) &&
      !['a', 'an', 'the'].includes(lowerOf(scene, from))
    )
      break;
  }
  return at;
}

export function mediumIn(scene: Scene, range: Range): Range | null {
  for (let at = range.from; at < range.to; at++)
    if (MEDIA.has(lowerOf(scene, at)) || ['twitter', 'facebook', 'telegram', 'truth', 'x'].includes(lowerOf(scene, at))) return range;
  return null;
}
