import type { FigureRow, MentionRow, TimeRow } from '../../schemas/tables.ts';
import type { Found } from '../document.ts';
import { countryOf } from '../entities/country-of.ts';
import type { Draft } from './draft.ts';
import { type Scene, wordAt } from './scene.ts';

export type When = Pick<FigureRow, 'since' | 'as_of' | 'as_of_basis' | 'as_of_time_id'>;
const NEVER: When = { since: null, as_of: null, as_of_basis: 'none', as_of_time_id: null };

/** Whether the number happened (an event has its days) rather than stands (a level, a rule). */
const isEvent = (draft: Draft): boolean =>
  /^(?:killed|injured|arrested|released|rescued|displaced|infected|recovered|destroyed|damaged)$/.test(draft.outcome.outcome);

/** since and as_of with what they rest on (rule 13): an event's days, a total's start and day, else the publication; rules and distances have none. */
export function whenOf(scene: Scene, draft: Draft): When {
  const { quantity } = draft;
  const published = scene.doc.columns.published_date;
  if (/^(?:age|duration|ordinal|rank|measure)$/.test(quantity.kind) || /^(?:forecast|planned|hypothetical)$/.test(draft.modality)) return NEVER;
  const times = timesOf(scene, draft).filter(({ row }) => row.date_from !== null && row.type !== 'DURATION');
  const since = times.find((time) => /^(?:since|from)$/.test(wordBefore(scene, time)));
  const day = times.find(
    (time) =>
      time !== since &&
      !/^(?:since|from|until|before|after)$/.test(wordBefore(scene, time)) &&
      (published === null || (time.row.date_from ?? '') <= published),
  );
  const reach = timesOf(scene, draft).find(({ row }) => row.type === 'DURATION' && row.date_from !== null && row.date_to !== null);
  if (draft.outcome.outcome === 'none' && quantity.kind !== 'count' && !day)
    return published ? { ...NEVER, as_of: published, as_of_basis: 'published' } : NEVER;
  if (since) {
    const to = day?.row.date_to ?? published;
    return {
      since: since.row.date_from,
      as_of: to,
      as_of_basis: day ? 'text' : published ? 'published' : 'none',
      as_of_time_id: day?.row.time_id ?? null,
    };
  }
  if (reach && isEvent(draft))
    return { since: reach.row.date_from, as_of: reach.row.date_to, as_of_basis: 'event', as_of_time_id: reach.row.time_id };
  if (day && isEvent(draft) && day.row.granularity !== 'year')
    return { since: day.row.date_from, as_of: earlierOf(day.row.date_to, published), as_of_basis: 'event', as_of_time_id: day.row.time_id };
  if (day) return { since: null, as_of: earlierOf(day.row.date_to, published), as_of_basis: 'text', as_of_time_id: day.row.time_id };
  return published ? { ...NEVER, as_of: published, as_of_basis: 'published' } : NEVER;
}

const earlierOf = (one: string | null, other: string | null): string | null => (one !== null && other !== null && other < one ? other : one);

/** The times of the number's sentence that do not stand on a cue ("said on Monday"), the nearest first. */
function timesOf(scene: Scene, { quantity, sentence }: Draft): Found<TimeRow>[] {
  const own = scene.doc.sentences[sentence];
  if (!own) return [];
  const onCue = (time: Found<TimeRow>): boolean =>
    scene.attributions.some(
      ({ cue, contents }) =>
        cue !== null &&
        Math.abs(time.start - cue.end) < 14 &&
        !contents.some((content) => content.start <= time.start && time.end <= content.end) &&
        contents.some((content) => content.start <= quantity.start && quantity.end <= content.end),
    );
  return scene.times
    .filter((time) => time.start >= own.start && time.end <= own.end && !(time.start < quantity.end && time.end > quantity.start) && !onCue(time))
    .sort((one, other) => Math.abs(one.start - quantity.start) - Math.abs(other.start - quantity.start));
}

function wordBefore(scene: Scene, time: Found<TimeRow>): string {
  const at = scene.tokens.findIndex((token) => token.start === time.start);
  return at > 0 ? wordAt(scene, at - 1, at) : '';
}

export type Where = Pick<FigureRow, 'place' | 'place_name' | 'place_entity_id' | 'place_country'>;
export const NOWHERE: Where = { place: null, place_name: null, place_entity_id: null, place_country: null };

/** Where the counted are: a place behind "in", "at", "near", "off" in the sentence, the nearest to the number; not the speaker's. */
export function whereOf(scene: Scene, draft: Draft): Where {
  const own = scene.doc.sentences[draft.sentence];
  if (!own || /^(?:age|ordinal|rank|measure|duration)$/.test(draft.quantity.kind)) return NOWHERE;
  const spoken = (mention: Found<MentionRow>): boolean =>
    scene.attributions.some(({ source }) => source !== null && source.start <= mention.start && mention.end <= source.end);
  const places = scene.mentions
    .filter(
      (mention) =>
        mention.start >= own.start &&
        mention.end <= own.end &&
        /^(?:GPE|LOC|FAC)$/.test(mention.row.type) &&
        mention.row.kind === 'name' &&
        !spoken(mention) &&
        isLocated(scene, mention),
    )
    .sort((one, other) => distance(one, draft) - distance(other, draft));
  return places[0] ? placeColumns(scene, places[0]) : NOWHERE;
}

/** Before a number counts double: "18 were killed in Gaza" names its place behind. */
const distance = (mention: Found<MentionRow>, { quantity }: Draft): number =>
  mention.start >= quantity.end ? mention.start - quantity.end : 2 * (quantity.start - mention.end);

function isLocated(scene: Scene, mention: Found<MentionRow>): boolean {
  const at = scene.tokens.findIndex((token) => token.start === mention.start);
  const one = wordAt(scene, at - 1, at);
  const two = wordAt(scene, at - 2, at);
  const direction = /^(?:the|northern|southern|eastern|western|central|north|south|east|west|nearby|downtown|rural|occupied|besieged)$/;
  const preposition = /^(?:in|at|near|off|outside|across|inside|around|throughout|of|into|from|along|on|over)$/;
  return preposition.test(one) || (direction.test(one) && (preposition.test(two) || preposition.test(wordAt(scene, at - 3, at))));
}

export function placeColumns(scene: Scene, mention: Found<MentionRow>): Where {
  const text = scene.doc.text.slice(mention.start, mention.end);
  const name = scene.entities.get(mention.row.entity_id)?.name ?? text;
  return { place: text, place_name: name, place_entity_id: mention.row.entity_id, place_country: countryOf(name) ?? countryOf(text) };
}
