import type { FigureRow } from '../../schemas/tables.ts';
import { verbFormOf } from '../text/lemma.ts';
import type { Counted } from './counted.ts';
import { ADVERBS, AUXILIARIES, NEGATIONS, type Quantity, type Scene, wordAt } from './scene.ts';

/** The tense of the clause that gives a number; null where it has no finite verb (most headlines, lists). */
export type Tense = 'present' | 'perfect' | 'past' | 'pluperfect' | 'future';

const REACH_BACK = 16;
const REACH_ON = 12;
/** A number that a clause opens with is mostly its subject: the verb stands behind. */
const OPENS = /^(?:|,|;|:|[“"‘(]|and|but|while|that|when|where|because|as|of|the|said|say|says|another|those|who|there)$/;

/** By the verb behind a subject, or before an object. */
export function tenseOf(scene: Scene, quantity: Quantity, counted: Counted, modifierFrom: number): Tense | null {
  const opens = OPENS.test(wordAt(scene, modifierFrom - 1, quantity.from));
  const behind = (): Tense | null => tenseBehind(scene, quantity, Math.max(counted.to, quantity.after));
  const before = (): Tense | null => tenseBefore(scene, quantity, modifierFrom);
  return opens ? (behind() ?? before()) : (before() ?? behind());
}

function tenseBehind(scene: Scene, quantity: Quantity, from: number): Tense | null {
  for (let at = from; at < from + REACH_ON; at++) {
    const word = wordAt(scene, at, quantity.from);
    if (word === '' || /^[;:“”"]$/.test(word)) return null;
    if (/^(?:who|which|that|where|after|when|while|and|but)$/.test(word) && at > from + 1) return null;
    const tense = finiteAt(scene, at, quantity.from, true);
    if (tense) return tense;
  }
  return null;
}

function tenseBefore(scene: Scene, quantity: Quantity, from: number): Tense | null {
  for (let at = from - 1; at >= from - REACH_BACK; at--) {
    const word = wordAt(scene, at, quantity.from);
    if (word === '' || /^[;:]$/.test(word)) return null;
    const tense = finiteAt(scene, at, quantity.from, false);
    if (tense) return tense;
  }
  return null;
}

/** The tense of the finite verb at a token, its auxiliaries around it; null where none stands there. */
function finiteAt(scene: Scene, at: number, from: number, behind: boolean): Tense | null {
  const word = wordAt(scene, at, from);
  if (AUXILIARIES.has(word) || /^['’](?:s|re|ve|d|ll)$/.test(word)) return ofAuxiliary(scene, at, from);
  if (/^\p{Lu}/u.test(scene.tokens[at]?.text ?? '') && scene.tokens[at - 1]?.sentence === scene.tokens[at]?.sentence) return null;
  const verb = verbFormOf(word);
  if (!verb || verb.form === 'ing') return null;
  if (verb.form === 'past') {
    const auxiliary = auxiliaryBefore(scene, at, from);
    if (auxiliary !== null) return ofAuxiliary(scene, auxiliary, from);
    // "a car parked outside", "killed people": before a noun or behind an article a participle only describes.
    return /^(?:an?|the|its|their|his|her|of|by|in|with|from)$/.test(wordAt(scene, at - 1, from)) ? null : 'past';
  }
  if (auxiliaryBefore(scene, at, from) !== null || wordAt(scene, at - 1, from) === 'to') return null;
  if (verb.form === 's') return /^(?:an?|the|its|their|his|her|of|two|three|\d+)$/.test(wordAt(scene, at - 1, from)) ? null : 'present';
  // "people live": the base form right behind its subject.
  return behind && /^(?:live|remain|work|say|have|belong|attend|use|own|earn|need|lack|suffer|face|support)$/.test(verb.lemma) ? 'present' : null;
}

function auxiliaryBefore(scene: Scene, at: number, from: number): number | null {
  for (let back = at - 1; back >= at - 4; back--) {
    const word = wordAt(scene, back, from);
    if (AUXILIARIES.has(word) || /^['’](?:ve|d|re)$/.test(word)) return back;
    if (!ADVERBS.has(word) && !NEGATIONS.has(word) && !/ly$/.test(word)) return null;
  }
  return null;
}

function ofAuxiliary(scene: Scene, at: number, from: number): Tense | null {
  const before = auxiliaryBefore(scene, at, from);
  const word = wordAt(scene, at, from);
  if (before !== null && !/^(?:will|would|may|might|could|can|shall|should)$/.test(word)) return ofAuxiliary(scene, before, from);
  let next = at + 1;
  while (ADVERBS.has(wordAt(scene, next, from)) || NEGATIONS.has(wordAt(scene, next, from))) next++;
  const following = wordAt(scene, next, from);
  const participle = following === 'been' || verbFormOf(following)?.form === 'past';
  if (/^(?:has|have|['’]ve)$/.test(word)) return participle ? 'perfect' : 'present';
  if (/^(?:had|['’]d)$/.test(word)) return participle ? 'pluperfect' : 'past';
  if (/^(?:is|are|am|['’]re|does|do)$/.test(word)) return 'present';
  if (/^(?:was|were|did)$/.test(word)) return 'past';
  if (/^(?:will|would|may|might|could|can|shall|should|must|['’]ll)$/.test(word)) {
    const have = wordAt(scene, next, from) === 'have';
    return have ? 'perfect' : 'future';
  }
  return null;
}

export const isState = (outcome: FigureRow['outcome']): boolean => outcome === 'missing' || outcome === 'captive';
