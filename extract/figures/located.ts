import type { MentionRow } from '../../schemas/tables.ts';
import { type Found, tokenAt } from '../document.ts';
import { type Scene, wordAt } from './scene.ts';

export const isPlace = (mention: Found<MentionRow>): boolean => /^(?:GPE|LOC|FAC)$/.test(mention.row.type) && mention.row.kind === 'name';

const DIRECTIONS =
  /^(?:the|northern|southern|eastern|western|central|north|south|east|west|nearby|downtown|rural|occupied|besieged|city|town|village|province|state|of)$/;
const PREPOSITIONS = /^(?:in|at|near|off|outside|across|inside|around|throughout|into|along|on|over|struck|hit|rocked|between|within)$/;

/** Whether something happens at a name: a preposition of place stands before it, small words between. */
export function isLocated(scene: Scene, mention: Found<MentionRow>): boolean {
  let at = tokenAt(scene.doc, mention.start) - 1;
  const from = at + 1;
  for (let steps = 0; steps < 4 && DIRECTIONS.test(wordAt(scene, at, from)); steps++) at--;
  return PREPOSITIONS.test(wordAt(scene, at, from));
}
