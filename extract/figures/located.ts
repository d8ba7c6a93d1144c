import type { MentionRow } from '../../schemas/tables.ts';
import reference from '../../seeds/reference/place-nouns.json' with { type: 'json' };
import { type Found, tokenAt } from '../document.ts';
import { verbFormOf } from '../text/lemma.ts';
import { type Scene, spanOf, wordAt } from './scene.ts';

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));
export const PLACE_NOUNS = setOf(reference.nouns);
const FACILITIES = setOf(reference.facilities);
const BETWEEN = setOf(reference.between);
const COMPOUNDS = setOf(reference.compounds);
const TAKERS = setOf(reference.takers);

/** "Lorne Lines" is a company, whatever the tagger says. */
const COMPANIES = setOf(reference.companies);

type Mention = Found<MentionRow>;

export const isPlace = ({ row: { type, kind, exact } }: Mention): boolean =>
  kind === 'name' && /^(?:GPE|LOC|FAC)$/.test(type) && !(exact.includes(' ') && COMPANIES.has(exact.slice(exact.lastIndexOf(' ') + 1)));

/** A building or a road, by its type or by the last word of its name ("Orrin International Airport"). */
export const isFacility = ({ row: { type, kind, exact } }: Mention): boolean =>
  kind === 'name' && (type === 'FAC' || (type === 'ORG' && exact.includes(' ') && FACILITIES.has(exact.slice(exact.lastIndexOf(' ') + 1))));

/** "in Brenholm, Norvia": a name between "in" and the place that it lies in is one, whatever its type. */
export function liesIn(scene: Scene, mention: Mention): boolean {
  const from = tokenAt(scene.doc, mention.start);
  const after = tokenAt(scene.doc, mention.end - 1) + 1;
  const next = scene.nameAt.get(after + 1);
  return (
    mention.row.kind === 'name' &&
    /^(?:in|at|near)$/.test(wordAt(scene, from - 1, from)) &&
    wordAt(scene, after, from) === ',' &&
    next !== undefined &&
    /^(?:GPE|LOC)$/.test(next.row.type)
  );
}

const PREPOSITIONS = /^(?:in|at|near|off|outside|across|inside|around|throughout|into|along|on|over|between|within|onto|beneath)$/;
const BETWEEN_WORDS = 7;

/** Whether something happens at a name: a preposition of place stands before it, small words between, or a verb that a place suffers. */
export function isLocated(scene: Scene, mention: Mention): boolean {
  const from = tokenAt(scene.doc, mention.start);
  const at = leaderOf(scene, from);
  const word = wordAt(scene, at, from);
  // "a win over Brenholm": a side, not a place.
  if (/^(?:over|against)$/.test(word) && /^(?:win|wins|victory|victories|lead|advantage)$/.test(wordAt(scene, at - 1, from))) return false;
  if (PREPOSITIONS.test(word)) return true;
  const verb = verbFormOf(word);
  const isModifier = /^an?$/.test(wordAt(scene, from - 1, from));
  return verb !== null && TAKERS.has(verb.lemma) && !isModifier && !/^(?:the|an?|of|['’]s?)$/.test(wordAt(scene, at - 1, from));
}

/** The token before a name and the words that may stand before one: "in the war-torn state of Kalen", "in the Grey Sea port of Kalen". */
function leaderOf(scene: Scene, from: number): number {
  let at = from - 1;
  for (let steps = 0; steps < BETWEEN_WORDS; steps++) {
    const name = scene.nameAt.get(at);
    const word = wordAt(scene, at, from);
    const isCompound = wordAt(scene, at - 1, from) === '-';
    if (isCompound && (BETWEEN.has(word) || COMPOUNDS.has(word))) at -= 3;
    else if (BETWEEN.has(word) || (word === ',' && at < from - 1)) at--;
    else if (name && at < from - 1 && isPlace(name) && word !== '') at--;
    else break;
  }
  return at;
}

/** "the Grey Sea port of Kalen": the name that a name only helps to tell. */
export function toldBy(scene: Scene, mention: Mention): Mention | null {
  const from = tokenAt(scene.doc, mention.end - 1) + 1;
  let at = from;
  while (at < from + 4 && BETWEEN.has(wordAt(scene, at, from - 1))) at++;
  const name = at > from ? scene.nameAt.get(at) : undefined;
  return name && wordAt(scene, at - 1, from) === 'of' && isPlace(name) ? name : null;
}

/** A place by its name, or by words of its own ("the forest", "worldwide"). */
export interface Spot {
  readonly start: number;
  readonly end: number;
  readonly mention: Mention | null;
  /** Where the words stand that mean a place named elsewhere ("in the country"). */
  readonly at?: number;
}
export const spotOf = (mention: Mention): Spot => ({ start: mention.start, end: mention.end, mention });
export const wordsAt = (scene: Scene, from: number, to: number): Spot => ({ ...spanOf(scene, from, to), mention: null });
