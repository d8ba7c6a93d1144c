import { verbFormOf } from '../text/lemma.ts';
import type { Counted } from './counted.ts';
import { outcomeBefore } from './outcome-before.ts';
import { outcomeBehind } from './outcome-behind.ts';
import { outcomeOfLevel } from './outcome-of-level.ts';
import { phraseOutcome } from './outcome-phrases.ts';
import { ADJECTIVES, NONE, NOUNS, nearIllness, type ReadOutcome, VERBS } from './outcome-words.ts';
import { type Quantity, type Scene, wordAt } from './scene.ts';

/** What happened to the counted: by the noun itself, an adjective, the verb they are the subject of, or the one they are the object of. */
export function outcomeOf(scene: Scene, quantity: Quantity, counted: Counted): ReadOutcome {
  if (!/^(?:count|percent|ratio)$/.test(quantity.kind)) return NONE;
  for (let at = counted.from; at < counted.to; at++) {
    const word = wordAt(scene, at, quantity.from);
    const lemma = at === counted.to - 1 ? (counted.head ?? word) : word;
    const named = ADJECTIVES.get(word) ?? NOUNS.get(lemma);
    if (named === 'infected' && !nearIllness(scene, quantity)) continue;
    if (named && (at === counted.to - 1 || ADJECTIVES.has(word))) return { outcome: named, negated: false, at };
  }
  const phrase = phraseOutcome(scene, quantity, counted);
  if (phrase) return phrase;
  const left = outcomeBefore(scene, quantity, counted);
  // A verb right before the number decides over one that comes later: "killed 6 and infected 90".
  if (left?.near) return left;
  // "38% as prices recover": a share of nobody named has no fate.
  const ofNobody = quantity.kind !== 'count' && counted.text === null && !counted.elliptic;
  return (
    (ofNobody ? null : outcomeBehind(scene, quantity, counted)) ??
    left ??
    outcomeOfLevel(scene, quantity) ??
    describedAs(scene, quantity, counted) ??
    NONE
  );
}

/** "the freed pupils", "rescued divers": what a participle before the noun says. */
function describedAs(scene: Scene, quantity: Quantity, counted: Counted): ReadOutcome | null {
  for (let at = counted.from; at < counted.to - 1; at++) {
    const verb = verbFormOf(wordAt(scene, at, quantity.from));
    const outcome = verb?.form === 'past' ? VERBS.get(verb.lemma) : undefined;
    if (outcome && outcome !== 'infected') return { outcome, negated: false, at };
  }
  return null;
}
