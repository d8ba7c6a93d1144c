import type { MentionRow } from '../../schemas/tables.ts';
import reference from '../../seeds/reference/place-nouns.json' with { type: 'json' };
import { type Found, tokenAt } from '../document.ts';
import { type Scene, spanOf, wordAt } from './scene.ts';

export const PLACE_NOUNS: ReadonlySet<string> = new Set(reference.nouns.split(' '));
const FACILITIES: ReadonlySet<string> = new Set(reference.facilities.split(' '));

/** "Lorne Lines" is a company, whatever the tagger says. */
const COMPANIES: ReadonlySet<string> = new Set(reference.companies.split(' '));

export const isPlace = ({ row: { type, kind, exact } }: Found<MentionRow>): boolean =>
  kind === 'name' && /^(?:GPE|LOC|FAC)$/.test(type) && !(exact.includes(' ') && COMPANIES.has(exact.slice(exact.lastIndexOf(' ') + 1)));

/** A building or a road, by its type or by the last word of its name ("Orrin International Airport"). */
export const isFacility = ({ row: { type, kind, exact } }: Found<MentionRow>): boolean =>
  kind === 'name' && (type === 'FAC' || (type === 'ORG' && exact.includes(' ') && FACILITIES.has(exact.slice(exact.lastIndexOf(' ') + 1))));

/** "in Brenholm, Norvia": a name between "in" and the place that it lies in is one, whatever its type. */
export function liesIn(scene: Scene, mention: Found<MentionRow>): boolean {
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

const DIRECTIONS =
  /^(?:the|northern|southern|eastern|western|central|north|south|east|west|nearby|downtown|rural|occupied|besieged|city|town|village|province|state|of)$/;
const PREPOSITIONS = /^(?:in|at|near|off|outside|across|inside|around|throughout|into|along|on|over|struck|hit|rocked|between|within)$/;

/** Whether something happens at a name: a preposition of place stands before it, small words between. */
export function isLocated(scene: Scene, mention: Found<MentionRow>): boolean {
  let at = tokenAt(scene.doc, mention.start) - 1;
  const from = at + 1;
  for (let steps = 0; steps < 4 && DIRECTIONS.test(wordAt(scene, at, from)); steps++) at--;
  // "a win over Brenholm": a side, not a place.
  if (/^(?:over|against)$/.test(wordAt(scene, at, from)) && /^(?:win|wins|victory|victories|lead|advantage)$/.test(wordAt(scene, at - 1, from)))
    return false;
  return PREPOSITIONS.test(wordAt(scene, at, from));
}

/** A place by its name, or by words of its own ("the forest", "worldwide"). */
export interface Spot {
  readonly start: number;
  readonly end: number;
  readonly mention: Found<MentionRow> | null;
}
export const spotOf = (mention: Found<MentionRow>): Spot => ({ start: mention.start, end: mention.end, mention });
export const wordsAt = (scene: Scene, from: number, to: number): Spot => ({ ...spanOf(scene, from, to), mention: null });
