import { isPlural } from '../text/lemma.ts';
import { type WordClass, wideVerbFormOf } from './class-reading.ts';
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
const IS = /^(?:is|are|was|were|be|been|being)$/;
const SAYS = /^(?:say|tell|report|note|estimate|believe|think|argue|warn|suggest|claim|state|conclude|predict)$/;

export function clauseOf(scene: Scene, sentence: number, taken: ReadonlySet<number>): Clause {
  const own = scene.doc.sentences[sentence];
  return { scene, sentence, from: own?.firstToken ?? 0, end: own?.endToken ?? 0, taken };
}

export const classIn = ({ scene, sentence, from, end }: Clause, at: number): WordClass =>
  at < from || at >= end ? 'mark' : classOfWord(scene, at, sentence);
const lowerIn = ({ scene, from, end }: Clause, at: number): string => (at < from || at >= end ? '' : (scene.tokens[at]?.lower ?? ''));
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
    return /^(?:19|20)\d\d$/.test(lowerIn(clause, at)) && classIn(clause, at - 1) === 'noun' && classIn(clause, at + 1) === 'noun';
  if (clause.scene.nameAt.get(at - 1)?.row.type === 'PERSON') return false;
  const left = classIn(clause, at - 1) === 'joint' ? at - 2 : at - 1;
  return classIn(clause, left) === 'noun' && (isCapital(clause, left) || clause.scene.tokens[at]?.spaced === false);
}

export const isNominal = (clause: Clause, at: number): boolean =>
  !clause.taken.has(at) && (classIn(clause, at) === 'noun' || (classIn(clause, at) === 'number' && isNameNumber(clause, at)));

/** The noun phrase that ends before a token, without articles at its head: nouns, and what "of", "for", "in" and the like join. */
export function phraseEndingAt(clause: Clause, end: number): Phrase | null {
  let to = end;
  if (lowerIn(clause, to - 1) === ')') to = openingOf(clause, to - 1);
  to = withoutTimes(clause, to);
  let from = to;
  // "Acme Inc.": the point is part of the name.
  if (lowerIn(clause, from - 1) === '.' && classIn(clause, from - 1) === 'joint') from--;
  while (from > clause.from && to - from < LONGEST) {
    const at = from - 1;
    if (isTime(clause, at) && classIn(clause, at) !== 'joint' && !(classIn(clause, at) === 'number' && from < to && isNominal(clause, at))) break;
    if (isNominal(clause, at) || (from < to && joins(clause, at, to))) from--;
    else break;
  }
  while (from < to && (!isNominal(clause, from) || (lowerIn(clause, from) === 'total' && from + 1 < to))) from++;
  return from < to ? { from, to } : null;
}

function openingOf(clause: Clause, close: number): number {
  let open = close - 1;
  while (open > close - 8 && lowerIn(clause, open) !== '(') open--;
  return lowerIn(clause, open) === '(' ? open : close + 1;
}

/** "sales in May rose": the time is no part of what rose. */
function withoutTimes(clause: Clause, end: number): number {
  let to = end;
  while (to > clause.from && clause.scene.timeAt.has(to - 1) && isTimeOrMonth(clause, to - 1)) to--;
  if (to === end) return end;
  while (/^(?:in|on|of|for|during|between|since|and|at|the|from|to|its|their)$/.test(lowerIn(clause, to - 1)) || clause.scene.timeAt.has(to - 1))
    to--;
  return to > clause.from ? to : end;
}
const isTimeOrMonth = (clause: Clause, at: number): boolean => /^(?:DATE|TIME|DURATION)$/.test(clause.scene.timeAt.get(at)?.row.type ?? '');

/** Whether a word inside a phrase joins what stands before it to what stands behind. */
function joins(clause: Clause, at: number, to: number): boolean {
  const word = lowerIn(clause, at);
  const left = classIn(clause, at - 1);
  switch (classIn(clause, at)) {
    case 'joint':
    case 'possessive':
      return isNominal(clause, at - 1) || left === 'number';
    case 'adverb':
      return left === 'determiner' || left === 'noun';
    case 'determiner':
      return left === 'preposition' && LINKS.test(lowerIn(clause, at - 1)) && lowerIn(clause, at - 1) !== 'at' && isNominal(clause, at - 2);
    case 'preposition':
      return LINKS.test(word) && (word !== 'at' || isCapital(clause, at + 1)) && isNominal(clause, at - 1);
    case 'conjunction':
      return /^(?:and|or)$/.test(word) && isNominal(clause, at - 1) && !startsClause(clause, at, to);
    default:
      return false;
  }
}

/** "cut costs and profits rose": behind an object, "and" opens a clause of its own. */
function startsClause(clause: Clause, conjunction: number, _to: number): boolean {
  let at = conjunction - 1;
  while (at > clause.from && (isNominal(clause, at) || /^(?:joint|possessive|determiner|adverb)$/.test(classIn(clause, at)))) at--;
  return (
    /^(?:verb|infinitive|gerund|participle|number)$/.test(classIn(clause, at)) ||
    clause.taken.has(at) ||
    (classIn(clause, at) === 'preposition' && !LINKS.test(lowerIn(clause, at)))
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
  if (one === 'preposition') return lowerIn(clause, at) === 'of' && !clause.taken.has(at + 1);
  return one === 'determiner' && lowerIn(clause, at - 1) === 'of';
}

/** The subject of a finite verb: the phrase before it, the noun that its relative pronoun stands for, or that of the verb it is joined to. */
export function subjectOf(clause: Clause, verb: number): Phrase | null {
  const at = groupStart(clause, verb);
  const left = classIn(clause, at - 1);
  const word = lowerIn(clause, at - 1);
  if (left === 'relative')
    return /^(?:who|which|that)$/.test(word) ? phraseEndingAt(clause, lowerIn(clause, at - 2) === ',' ? at - 2 : at - 1) : null;
  if (left === 'pronoun') return /^(?:it|he|she|they)$/.test(word) ? antecedentOf(clause, at - 1) : null;
  if (left === 'conjunction') return verbBefore(clause, at - 1);
  if (word === ',') return beyondInsertion(clause, at - 1);
  if (word === 'old' && clause.taken.has(at - 1)) return aged(clause, at);
  const phrase = phraseEndingAt(clause, beforeFigures(clause, at));
  return beyondRelative(clause, phrase?.from ?? at) ?? phrase;
}
/** "gunmen who stormed a school let 46 go": behind a relative clause, its noun has the verb. */
function beyondRelative(clause: Clause, from: number): Phrase | null {
  let hasVerb = false;
  for (let at = from - 1; at > clause.from; at--) {
    const one = classIn(clause, at);
    if (one === 'mark' || one === 'conjunction') return null;
    if (one === 'relative')
      return hasVerb && isNominal(clause, at - 1) && /^(?:who|which|that)$/.test(lowerIn(clause, at)) ? phraseEndingAt(clause, at) : null;
    hasVerb ||= one === 'verb' || one === 'auxiliary';
  }
  return null;
}
/** "A 16-year-old won three medals". */
function aged(clause: Clause, to: number): Phrase {
  let from = to - 1;
  while (clause.taken.has(from - 1)) from--;
  return { from, to };
}
/** Where a group of verbs with its adverbs starts. */
function groupStart(clause: Clause, verb: number): number {
  let at = verb;
  while (/^(?:adverb|auxiliary|verb)$/.test(classIn(clause, at - 1))) at--;
  return at;
}
/** "Flats from $90,000 to $100,000 sold", "women aged 25 to 54 earn": figures between a noun and its verb. */
function beforeFigures(clause: Clause, end: number): number {
  let at = end;
  while (clause.taken.has(at - 1)) at--;
  if (at === end) return end;
  while (clause.taken.has(at - 1) || /^(?:to|from|between|and|of|at|with)$/.test(lowerIn(clause, at - 1)) || classIn(clause, at - 1) === 'participle')
    at--;
  return at;
}

/** The subject of the last finite verb before a place. */
function verbBefore(clause: Clause, before: number): Phrase | null {
  for (let at = before - 1; at > clause.from; at--) if (/^(?:verb|auxiliary)$/.test(classIn(clause, at))) return subjectOf(clause, at);
  return null;
}

/** "Acme, a maker of tiles, has sold 40": the subject stands before the insertion. */
function beyondInsertion(clause: Clause, comma: number): Phrase | null {
  for (let at = comma - 1; at > clause.from; at--) if (lowerIn(clause, at) === ',') return phraseEndingAt(clause, at);
  const first = phraseStartingAt(clause, clause.from);
  return first && first.to === comma ? first : verbBefore(clause, comma);
}

/** What "it" or "they" stands for: the first subject of the sentence before the pronoun, for "they" else the nearest plural. */
export function antecedentOf(clause: Clause, pronoun: number): Phrase | null {
  for (let at = clause.from; at < pronoun; at++) {
    if (!/^(?:verb|auxiliary)$/.test(classIn(clause, at))) continue;
    const left = classIn(clause, at - 1);
    if (left === 'pronoun' || left === 'conjunction') continue;
    const phrase = phraseEndingAt(clause, at);
    // "Its shares rose although it": what "it" is stands elsewhere.
    const isPerson = phrase !== null && clause.scene.nameAt.get(phrase.to - 1)?.row.type === 'PERSON';
    if (phrase && !(isPerson && lowerIn(clause, pronoun) === 'it') && !/^(?:its|their|his|her)$/.test(lowerIn(clause, phrase.from - 1)))
      return phrase;
  }
  if (lowerIn(clause, pronoun) !== 'they') return null;
  for (let at = pronoun - 1; at > clause.from; at--)
    if (classIn(clause, at) === 'noun' && isPlural(lowerIn(clause, at))) return phraseEndingAt(clause, at + 1);
  return null;
}

/** "The mayor said": but "is said to" tells of its subject. */
function isReport(clause: Clause, at: number, start: number): boolean {
  if (!SAYS.test(wideVerbFormOf(lowerIn(clause, at))?.lemma ?? '')) return false;
  for (let one = start; one < at; one++) if (IS.test(lowerIn(clause, one))) return false;
  return true;
}

/** The noun phrase whose predicate a place stands in: subject of the nearest finite verb to its left, across infinitives and participles. */
export function governorOf(clause: Clause, place: number): Phrase | null {
  for (let at = place - 1; at > clause.from; at--) {
    const word = lowerIn(clause, at);
    if (/^[:“”"]$/.test(word) || (word === ';' && !clause.taken.has(lowerIn(clause, at + 1) === 'and' ? at + 2 : at + 1))) return null;
    switch (classIn(clause, at)) {
      case 'verb':
      case 'auxiliary': {
        const start = groupStart(clause, at);
        if (classIn(clause, start - 1) === 'to') {
          at = start;
          break;
        }
        return isReport(clause, at, start) ? null : subjectOf(clause, at);
      }
      case 'to': {
        const actor = isNominal(clause, at - 1) ? causedActor(clause, at) : null;
        if (actor) return actor;
        break;
      }
      case 'participle':
        if (isNominal(clause, at - 1)) return phraseEndingAt(clause, at);
        break;
      case 'gerund': {
        // "sales rise for each week you wait, totalling 5": what the main clause is about.
        if (lowerIn(clause, at - 1) === ',') return nearestSubject(clause, at - 1);
        const phrase = isNominal(clause, at - 1) ? phraseEndingAt(clause, at) : null;
        if (phrase && actsItself(clause, phrase)) return phrase;
        break;
      }
      case 'relative':
        if (!isNominal(clause, at - 1) || word === 'that') return null;
        break;
      case 'conjunction':
        // "while offering 4%": a gerund has no subject of its own.
        if (!/^(?:and|or|but|so|yet)$/.test(word) && classIn(clause, at + 1) !== 'gerund') return null;
        break;
    }
  }
  return null;
}
function nearestSubject(clause: Clause, before: number): Phrase | null {
  for (let at = before - 1; at > clause.from; at--) {
    const phrase = /^(?:verb|auxiliary)$/.test(classIn(clause, at)) ? subjectOf(clause, at) : null;
    if (phrase) return phrase;
  }
  return null;
}
/** "with brokers placing a target", "Borex adding 3%": no object, whose verb has another subject. */
function actsItself(clause: Clause, phrase: Phrase): boolean {
  let before = phrase.from - 1;
  while (/^(?:determiner|adverb)$/.test(classIn(clause, before))) before--;
  return before < clause.from || /^(?:with|and|while)$/.test(lowerIn(clause, before));
}

const CAUSES = /^(?:cause|allow|enable|force|expect|help|push|lead|drive|urge|ask|order|prompt|permit|require|want|encourage|see)$/;
/** "could cause sea levels to rise", headline "firm to spend": who does what "to" leads to. */
function causedActor(clause: Clause, to: number): Phrase | null {
  const phrase = phraseEndingAt(clause, to);
  if (!phrase) return null;
  let before = phrase.from - 1;
  while (/^(?:determiner|adverb)$/.test(classIn(clause, before))) before--;
  return before < clause.from || (classIn(clause, before) === 'verb' && CAUSES.test(wideVerbFormOf(lowerIn(clause, before))?.lemma ?? ''))
    ? phrase
    : null;
}

export const lowerOf = lowerIn;
