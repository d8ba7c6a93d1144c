import { isPlural } from '../text/lemma.ts';
import { wideVerbFormOf } from './class-reading.ts';
import { type Clause, classIn, isNominal, lowerOf, phraseEndingAt, phraseStartingAt } from './clause-phrases.ts';
import type { Phrase } from './noun-phrase.ts';

const IS = /^(?:is|are|was|were|be|been|being)$/;
const SAYS = /^(?:say|tell|report|note|estimate|believe|think|argue|warn|suggest|claim|state|conclude|predict)$/;

/** The subject of a finite verb: the phrase before it, the noun that its relative pronoun stands for, or that of the verb it is joined to. */
function subjectOf(clause: Clause, verb: number): Phrase | null {
  const at = groupStart(clause, verb);
  const left = classIn(clause, at - 1);
  const word = lowerOf(clause, at - 1);
  if (left === 'relative')
    return /^(?:who|which|that)$/.test(word) ? phraseEndingAt(clause, lowerOf(clause, at - 2) === ',' ? at - 2 : at - 1) : null;
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
      return hasVerb && isNominal(clause, at - 1) && /^(?:who|which|that)$/.test(lowerOf(clause, at)) ? phraseEndingAt(clause, at) : null;
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
/** "Flats from $90,000 to $100,000 sold", "men aged 30 to 44 earn": figures between a noun and its verb. */
function beforeFigures(clause: Clause, end: number): number {
  let at = end;
  while (clause.taken.has(at - 1)) at--;
  if (at === end) return end;
  while (clause.taken.has(at - 1) || /^(?:to|from|between|and|of|at|with)$/.test(lowerOf(clause, at - 1)) || classIn(clause, at - 1) === 'participle')
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
  for (let at = comma - 1; at > clause.from; at--) if (lowerOf(clause, at) === ',') return phraseEndingAt(clause, at);
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
    if (phrase && !(isPerson && lowerOf(clause, pronoun) === 'it') && !/^(?:its|their|his|her)$/.test(lowerOf(clause, phrase.from - 1)))
      return phrase;
  }
  if (lowerOf(clause, pronoun) !== 'they') return null;
  for (let at = pronoun - 1; at > clause.from; at--)
    if (classIn(clause, at) === 'noun' && isPlural(lowerOf(clause, at))) return phraseEndingAt(clause, at + 1);
  return null;
}

/** "The mayor said": but "is said to" tells of its subject. */
function isReport(clause: Clause, at: number, start: number): boolean {
  if (!SAYS.test(wideVerbFormOf(lowerOf(clause, at))?.lemma ?? '')) return false;
  for (let one = start; one < at; one++) if (IS.test(lowerOf(clause, one))) return false;
  return true;
}

/** The noun phrase whose predicate a place stands in: subject of the nearest finite verb to its left, across infinitives and participles. */
export function governorOf(clause: Clause, place: number): Phrase | null {
  for (let at = place - 1; at > clause.from; at--) {
    const word = lowerOf(clause, at);
    if (/^[:“”"]$/.test(word) || (word === ';' && !clause.taken.has(lowerOf(clause, at + 1) === 'and' ? at + 2 : at + 1))) return null;
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
        if (lowerOf(clause, at - 1) === ',') return nearestSubject(clause, at - 1);
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
  return before < clause.from || /^(?:with|and|while)$/.test(lowerOf(clause, before));
}

const CAUSES = /^(?:cause|allow|enable|force|expect|help|push|lead|drive|urge|ask|order|prompt|permit|require|want|encourage|see)$/;
/** "could make rents rise", headline "firm to spend": who does what "to" leads to. */
function causedActor(clause: Clause, to: number): Phrase | null {
  const phrase = phraseEndingAt(clause, to);
  if (!phrase) return null;
  let before = phrase.from - 1;
  while (/^(?:determiner|adverb)$/.test(classIn(clause, before))) before--;
  return before < clause.from || (classIn(clause, before) === 'verb' && CAUSES.test(wideVerbFormOf(lowerOf(clause, before))?.lemma ?? ''))
    ? phrase
    : null;
}
