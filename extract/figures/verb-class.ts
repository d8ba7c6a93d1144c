import words from '../../seeds/reference/word-classes.json' with { type: 'json' };
import { isPlural, type VerbForm } from '../text/lemma.ts';
import {
  isBase,
  isCapitalAt,
  isFiniteWord,
  isNominalWord,
  type Left,
  leftOf,
  lowerAt,
  type Reading,
  type WordClass,
  wideVerbFormOf,
} from './class-reading.ts';
import { AUXILIARIES, CONJUNCTIONS, DETERMINERS, PREPOSITIONS, PRONOUNS, RELATIVES } from './scene.ts';

const setOf = (text: string): ReadonlySet<string> => new Set(text.split(' '));
/** Verbs that are no nouns, though "run" and "offer" may be: behind a noun they are its verb. */
const NEVER_NOUNS = setOf(words.never_nouns);
/** Plurals that stand before another noun: "sales target". */
const FIRST_IN_COMPOUNDS = setOf(words.plurals_in_compounds);
const NOUNS_IN_ING = setOf(words.nouns_in_ing);
const NOUN_PASTS = setOf(words.pasts_that_are_nouns);
const MEASURING = /^(?:\d.*|[$£€]|an?|about|around|nearly|over|just|up|more|less|some)$/;
const UNCHANGED_PASTS = /^(?:cost|cut|hit|put|set|shed|shut|spread)$/;
const CHANGES = /^(?:cut|raise|lift|lower|trim|slash|boost|hike|hold|keep)$/;
const MODALS = /^(?:will|would|shall|should|can|could|may|might|must|do|does|did|'ll|’ll|n't|n’t|not|to)$/;

/** What a form that could be a verb is here: a verb, or the noun or adjective that looks like it. */
export function classOfVerb(reading: Reading, at: number, { form, lemma }: VerbForm): WordClass {
  const left = leftOf(reading, at);
  const word = lowerAt(reading, at);
  if (left.class === 'to' && isBase(word)) return 'infinitive';
  if (left.class === 'auxiliary') {
    if (form === 'past' || form === 'ing') return 'verb';
    if (form === 'base') return MODALS.test(left.word) ? 'verb' : 'noun';
    return 'noun';
  }
  const next = lowerAt(reading, at + 1);
  const isMeasuring = MEASURING.test(next);
  // "killed four people and cost insurers $3m": a past that looks like its base.
  const isOfMoney = isMeasuring || MEASURING.test(lowerAt(reading, at + 2));
  if (left.class === 'conjunction' && UNCHANGED_PASTS.test(word) && isOfMoney) return 'verb';
  if (form === 'past') return classOfPast(reading, at, left, lemma);
  if (form === 'ing') return classOfIng(reading, at, left);
  const never = NEVER_NOUNS.has(lemma);
  if (left.class === 'number' && never && /^(?:\d.*|[$£€]|an|about|around)$/.test(next)) return 'verb';
  if (/^(?:determiner|preposition|possessive|number|joint)$/.test(left.class)) return 'noun';
  if (form === 'base') {
    if (left.class === 'relative' || /^(?:i|you|we|they|who)$/.test(left.word)) return 'verb';
    const several = isPlural(left.word) || (never && /^(?:percent|cent|%)$/.test(left.word));
    if (left.class !== 'noun' || !several || FIRST_IN_COMPOUNDS.has(left.word) || next === 'of') return 'noun';
    return never || !(isFiniteWord(next) || hasFiniteAhead(reading, at) || hasFiniteBehind(reading, at)) ? 'verb' : 'noun';
  }
  if (left.class === 'relative' || /^(?:it|he|she|this|that|there)$/.test(left.word)) return 'verb';
  // "Acme, a maker of tiles, employs 40".
  if (left.word === ',' && (never || isMeasuring) && !hasFiniteAhead(reading, at)) return 'verb';
  // "a decade of higher rents and wages": the other half of a pair.
  if (left.class === 'conjunction' && !never && isPlural(wordBeforeLeft(reading, at))) return 'noun';
  if (left.class === 'conjunction') return reading.classes.includes('verb') && !isNominalWord(next) && !hasFiniteAhead(reading, at) ? 'verb' : 'noun';
  if (left.class !== 'noun') return 'noun';
  if (
    isPlural(left.word) &&
    !left.isCapital &&
    !/^(?:\d.*|[$£€])$/.test(next) &&
    !(never && FIRST_IN_COMPOUNDS.has(left.word)) &&
    !(isMeasuring && !hasFiniteBehind(reading, at))
  )
    return 'noun';
  if (next === 'of' || next === '' || /^[.,;:)]$/.test(next)) return 'noun';
  if (never) return hasFiniteBehind(reading, at) ? 'noun' : 'verb';
  // "Bank cuts rate to 4%".
  if (CHANGES.test(lemma) && /^(?:to|by|from|at)$/.test(lowerAt(reading, at + 2)) && !hasFiniteBehind(reading, at)) return 'verb';
  return isFiniteWord(next) || isBase(next) || hasFiniteAhead(reading, at) || hasFiniteBehind(reading, at) ? 'noun' : 'verb';
}
/** The word before the conjunction that stands before a place. */
const wordBeforeLeft = (reading: Reading, at: number): string => lowerAt(reading, at - 2);
const REPORTS = /^(?:say|think|believe|report|note|estimate|announce|argue|warn|predict|expect|find|show|add|claim|suggest|mean|forecast|hope|fear)/;
/** Whether the clause has its finite verb already; one of saying opens another clause. */
function hasFiniteBehind({ scene, from, classes }: Reading, at: number): boolean {
  for (let back = at - 1; back >= from; back--) {
    const one = classes[back - from];
    if (one === 'mark' || one === 'relative' || (one === 'conjunction' && scene.tokens[back]?.lower !== 'and')) return false;
    if (scene.tokens[back]?.lower === 'as') return false;
    if (one === 'verb' || one === 'auxiliary') return !REPORTS.test(wideVerbFormOf(scene.tokens[back]?.lower ?? '')?.lemma ?? '');
  }
  return false;
}

function classOfPast(reading: Reading, at: number, left: Left, lemma: string): WordClass {
  const next = lowerAt(reading, at + 1);
  if (left.class === 'determiner' || left.class === 'possessive' || left.class === 'joint') return 'noun';
  if (NOUN_PASTS.has(lowerAt(reading, at)) && (next === 'of' || hasFiniteBehind(reading, at))) return 'noun';
  if (left.class === 'preposition') return isNominalWord(next) ? 'noun' : 'participle';
  if (left.class === 'number')
    return isNominalWord(next) ? 'noun' : hasFiniteAhead(reading, at) || isSecondFinite(reading, at) ? 'participle' : 'verb';
  if (left.class === 'relative' || left.class === 'pronoun') return 'verb';
  if (left.class === 'mark' || left.class === 'conjunction') {
    const hasVerb = reading.classes.some((one) => one === 'verb' || one === 'auxiliary');
    if (left.word === ',') return hasVerb && next !== '' && !/^(?:in|by|at|on|near|for|from|with|of|as)$/.test(next) ? 'verb' : 'participle';
    return left.class === 'conjunction' && hasVerb && !hasFiniteAhead(reading, at)
      ? 'verb'
      : isNominalWord(next) && left.class === 'conjunction'
        ? 'noun'
        : 'participle';
  }
  if (next === 'by' && hasVerbBefore(reading) && !/^\d|^(?:an?|about|around|more|nearly|over|almost)$/.test(lowerAt(reading, at + 2)))
    return 'participle';
  if (REPORTS.test(lemma) && next !== 'by') return hasFiniteBehind(reading, at) ? 'participle' : 'verb';
  if (DETERMINERS.has(next) || PRONOUNS.has(next)) return 'verb';
  return hasFiniteAhead(reading, at, PREPOSITIONS.has(next)) || isSecondFinite(reading, at) ? 'participle' : 'verb';
}
/** "opened a mill built in May": the clause has its verb; one of a relative clause is another's ("the mill that burned owed 30"). */
function isSecondFinite({ scene, from, classes }: Reading, at: number): boolean {
  let hasVerb = false;
  for (let back = at - 1; back >= from; back--) {
    const one = classes[back - from];
    if (one === 'relative' || one === 'conjunction' || scene.tokens[back]?.lower === 'as') return false;
    if (one === 'mark') return hasVerb;
    if (one === 'verb' || one === 'auxiliary') {
      if (REPORTS.test(wideVerbFormOf(scene.tokens[back]?.lower ?? '')?.lemma ?? '')) return false;
      hasVerb = true;
    }
  }
  return hasVerb;
}
const hasVerbBefore = ({ classes }: Reading): boolean => classes.includes('verb') || classes.includes('auxiliary');

function classOfIng(reading: Reading, at: number, left: Left): WordClass {
  const word = lowerAt(reading, at);
  const next = lowerAt(reading, at + 1);
  if (/^(?:mark|conjunction)$/.test(left.class) && (DETERMINERS.has(next) || /^\d|^[$£€]$/.test(next))) return 'gerund';
  if (
    (NOUNS_IN_ING.has(word.replace(/s$/, '')) && !(left.class === 'conjunction' && DETERMINERS.has(next))) ||
    left.class === 'determiner' ||
    left.class === 'possessive'
  )
    return 'noun';
  return isNominalWord(next) && (left.class === 'noun' || left.class === 'number') ? 'noun' : 'gerund';
}

/** Whether a finite verb follows before the clause ends: then an earlier form that could be one is none. */
function hasFiniteAhead(reading: Reading, at: number, pasts = true): boolean {
  for (let ahead = at + 1; ahead < reading.end; ahead++) {
    const word = lowerAt(reading, ahead);
    if (
      /^[,;:()“”"]$/.test(word) ||
      RELATIVES.has(word) ||
      (CONJUNCTIONS.has(word) && word !== 'so') ||
      /^(?:after|before|as|since|until|amid)$/.test(word)
    )
      return false;
    if (/^[ap]m$/.test(word) || (word === 'may' && isCapitalAt(reading, ahead))) continue;
    if (AUXILIARIES.has(word) && !/^(?:be|been|being|having)$/.test(word)) return !PRONOUNS.has(lowerAt(reading, ahead - 1));
    const form = wideVerbFormOf(word);
    const before = lowerAt(reading, ahead - 1);
    if (pasts && form?.form === 'past' && ahead > at + 1 && isNominalWord(before) && !/^(?:by|of|in|at|on)$/.test(lowerAt(reading, ahead + 1)))
      return true;
  }
  return false;
}
