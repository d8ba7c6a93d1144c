import { singularOf, verbFormOf } from '../text/lemma.ts';
import type { Counted } from './counted.ts';
import { EVENTS_OF, OF_PEOPLE, ofThings, type ReadOutcome, VERBS } from './outcome-words.ts';
import { type Quantity, type Scene, wordAt } from './scene.ts';

const REACH = 7;
/** "killing 18", "left 20 dead", "a death toll of 40", "claimed 12 lives", "the arrest of 9". */
export function outcomeBefore(scene: Scene, quantity: Quantity, counted: Counted): (ReadOutcome & { near?: boolean }) | null {
  const ofPeople = !ofThings(counted);
  for (let at = quantity.from - 1; at >= quantity.from - REACH; at--) {
    const word = wordAt(scene, at, quantity.from);
    if (word === '' || /^[.;:“”"()]$/.test(word)) return null;
    if (scene.tokens[at]?.kind === 'number' && !scene.timeAt.has(at)) return null;
    if (
      /^tolls?$/.test(word) &&
      /^(?:death|casualty)$/.test(wordAt(scene, at - 1, at)) &&
      /^(?:of|to|at|reached|hit|passed|passes|climbed|rose)$/.test(wordAt(scene, at + 1, at)) &&
      counted.text === null
    )
      return { outcome: 'killed', negated: false, at, subject: at };
    const event = /^(?:of|at)$/.test(wordAt(scene, at + 1, at)) ? EVENTS_OF.get(singularOf(word)) : undefined;
    if (event && !(ofThings(counted) && event !== 'killed')) return { outcome: event, negated: false, at };
    if (word === 'lives' && wordAt(scene, at + 1, at) === 'of') return { outcome: 'killed', negated: false, at };
    if (
      word === 'loss' &&
      wordAt(scene, at + 1, at) === 'of' &&
      /^(?:person|civilian|combatant|child|woman|police|worker)$/.test(counted.class ?? '')
    )
      return { outcome: 'killed', negated: false, at };
    const verb = verbFormOf(word);
    if (!verb) continue;
    if (/^(?:take|hold|taking)$/.test(verb.lemma) && /hostage|captive/.test(behind(scene, quantity)))
      return { outcome: 'captive', negated: false, at };
    if (/^(?:leave)$/.test(verb.lemma)) {
      const state = behind(scene, quantity);
      const outcome = /\bdead\b/.test(state)
        ? 'killed'
        : /\b(?:injured|wounded|hurt)\b/.test(state)
          ? 'injured'
          : /\bmissing\b/.test(state)
            ? 'missing'
            : /\bhomeless\b/.test(state)
              ? 'displaced'
              : undefined;
      return outcome ? { outcome, negated: false, at } : null;
    }
    if (
      /^(?:bring|carry|lead|pull|take|lift|ferry|drag)$/.test(verb.lemma) &&
      verb.form !== 's' &&
      ofPeople &&
      /\b(?:to safety|alive)\b/.test(behind(scene, quantity))
    )
      return { outcome: 'rescued', negated: false, at };
    if (
      /^(?:force|compel|oblige|order|prompt|drive|cause)$/.test(verb.lemma) &&
      ofPeople &&
      /\bto (?:\w+ly )?(?:evacuate|flee|relocate)\b|\bto (?:leave|abandon|quit) (?:their|his|her) (?:homes?|houses?|villages?)\b|\b(?:from|out of) their homes?\b/.test(
        behind(scene, quantity),
      )
    )
      return { outcome: 'displaced', negated: false, at };
    if (verb.lemma === 'claim' && /\blives\b/.test(behind(scene, quantity))) return { outcome: 'killed', negated: false, at };
    const outcome = VERBS.get(verb.lemma);
    if (outcome && outcome !== 'recovered') {
      const isIntransitive = /^(?:die|drown|perish|vanish|disappear|flee|sink)$/.test(verb.lemma);
      const isPassive = verb.form === 'past' && /^(?:was|were|been|be|being|is|are)$/.test(wordAt(scene, at - 1, at));
      if (isIntransitive || isPassive) return null;
      if (!ofPeople && OF_PEOPLE.test(outcome)) return null;
      const near =
        /^(?:at least|at|least|more|than|about|around|some|nearly|almost|over|up|to|as|many|an|estimated|another|the|all|both|only|just|roughly|approximately|,)*$/.test(
          wordsBetween(scene, at + 1, quantity.from),
        );
      return { near, outcome, negated: /^(?:not|n't|n’t|never)$/.test(wordAt(scene, at - 1, at)), at };
    }
    if (verb.form !== 'base' && !/^(?:report|confirm|say|include|estimate|exceed|surpass|top|pass|reach|put|rise|climb|total)$/.test(verb.lemma))
      return null;
  }
  return null;
}

const wordsBetween = (scene: Scene, from: number, to: number): string =>
  scene.tokens
    .slice(from, to)
    .map((token) => token.lower)
    .join('');

/** The few words behind a number, as text. */
function behind(scene: Scene, quantity: Quantity): string {
  const words: string[] = [];
  for (let at = quantity.after; at < quantity.after + 7; at++) {
    const word = wordAt(scene, at, quantity.from);
    if (word === '' || /^[.;]$/.test(word)) break;
    words.push(word);
  }
  return words.join(' ');
}
