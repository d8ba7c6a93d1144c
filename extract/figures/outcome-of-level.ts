import { singularOf, verbFormOf } from '../text/lemma.ts';
import { NOUNS, nearIllness, type Outcome, type ReadOutcome } from './outcome-words.ts';
import { type Quantity, type Scene, wordAt } from './scene.ts';

const LEVEL_VERBS = new Set(
  'surpass pass exceed reach top hit climb rise increase stand jump grow fall drop bring put lift raise push soar double decrease say be go revise lower cut give correct place total number estimate'.split(
    ' ',
  ),
);
const REACH = 18;

/** Nouns of totals. */
const LEVELS: Readonly<Record<string, Outcome>> = { toll: 'killed', tolls: 'killed', dead: 'killed', casualty: 'injured', casualties: 'injured' };
/** "the number of people killed": a participle in the subject. */
const PARTICIPLES: Readonly<Record<string, Outcome>> = {
  killed: 'killed',
  injured: 'injured',
  wounded: 'injured',
  missing: 'missing',
  displaced: 'displaced',
  infected: 'infected',
  arrested: 'arrested',
};

/** "the death toll rose to 29", "arrests passed 400": what the subject of a level is about. */
export function outcomeOfLevel(scene: Scene, quantity: Quantity): ReadOutcome | null {
  if (quantity.kind !== 'count') return null;
  let verb = false;
  for (let at = quantity.from - 1; at >= quantity.from - REACH; at--) {
    const word = wordAt(scene, at, quantity.from);
    if (word === '' || /^[;:“”"]$/.test(word)) return null;
    const form = verbFormOf(word);
    if (form && LEVEL_VERBS.has(form.lemma)) verb = true;
    const ofMany = [1, 2].some((back) => /^(?:people|dead|those|number|children|civilians|soldiers)$/.test(wordAt(scene, at - back, quantity.from)));
    const outcome = LEVELS[word] ?? (ofMany ? PARTICIPLES[word] : undefined) ?? NOUNS.get(singularOf(word));
    if (!outcome || (outcome === 'infected' && !nearIllness(scene, quantity)) || /^(?:hostages?|bod(?:y|ies)|captives?)$/.test(word)) continue;
    // "pushing the count of arrests to 31": the verb may stand before what it changes.
    const before = wordAt(scene, quantity.from - 1, quantity.from);
    const lead = before === 'the' ? wordAt(scene, quantity.from - 2, quantity.from) : before;
    const levelled =
      /^(?:to|at|in)$/.test(lead) &&
      [1, 2, 3, 4, 5].some((back) => LEVEL_VERBS.has(verbFormOf(wordAt(scene, at - back, quantity.from))?.lemma ?? ''));
    if (!verb && !levelled) return null;
    // "deaths linked to infections": what the number is of, not what that is linked to.
    for (let back = at - 1; back > at - 10; back--) {
      const noun = wordAt(scene, back, quantity.from);
      const of = NOUNS.get(singularOf(noun));
      const led = [1, 2].some((gap) => wordAt(scene, back - gap, quantity.from) === 'of');
      if (of && led && noun !== '') return { outcome: of, negated: false, at: back, subject: back };
    }
    // A participle says what happened, but counts nothing: "the number of people killed".
    return PARTICIPLES[word] ? { outcome, negated: false, at } : { outcome, negated: false, at, subject: at };
  }
  return null;
}
