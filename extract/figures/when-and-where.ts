import type { FigureRow, MentionRow, TimeRow } from '../../schemas/tables.ts';
import { type Found, tokenAt } from '../document.ts';
import { countryOf } from '../entities/country-of.ts';
import type { Draft } from './draft.ts';
import { isLocated, isOfEvent, isPlace, type MainEvent } from './main-event.ts';
import { type Scene, textOf, wordAt } from './scene.ts';

export type When = Pick<FigureRow, 'since' | 'as_of' | 'as_of_basis' | 'as_of_time_id'>;
const NEVER: When = { since: null, as_of: null, as_of_basis: 'none', as_of_time_id: null };

/** Words before a time that make it the day on which a total stands. */
const STANDS = /^(?:of|by|until|till|as)$/;

/** since and as_of with what they rest on (rule 13): an event's days, a total's start and day, else the publication; rules and distances have none. */
export function whenOf(scene: Scene, draft: Draft, main: MainEvent): When {
  const { quantity } = draft;
  const published = scene.doc.columns.published_date;
  if (/^(?:age|duration)$/.test(quantity.kind) || (quantity.kind === 'measure' && quantity.unit !== 'magnitude')) return NEVER;
  const times = timesOf(scene, draft).filter(({ row }) => row.date_from !== null && row.type !== 'DURATION');
  if (/^(?:forecast|planned|hypothetical)$/.test(draft.modality)) {
    const target = times.find((time) => published === null || (time.row.date_to ?? '') > published);
    return target ? { since: null, as_of: target.row.date_to, as_of_basis: 'text', as_of_time_id: target.row.time_id } : NEVER;
  }
  const past = times.filter((time) => published === null || (time.row.date_from ?? '') <= published);
  const since = past.find((time) => isSince(scene, time));
  const day = past.find((time) => time !== since && !/^(?:since|from|before|after)$/.test(wordBefore(scene, time)));
  const reach = timesOf(scene, draft).find(({ row }) => row.type === 'DURATION' && row.date_from !== null && row.date_to !== null);
  if (since) {
    const to = day && (day.row.date_to ?? '') >= (since.row.date_from ?? '') ? day : null;
    return {
      since: since.row.date_from,
      as_of: to ? earlierOf(to.row.date_to, published) : published,
      as_of_basis: to ? 'text' : published ? 'published' : 'none',
      as_of_time_id: to?.row.time_id ?? null,
    };
  }
  if (day) {
    const stands =
      STANDS.test(wordBefore(scene, day)) ||
      draft.outcome.outcome === 'infected' ||
      /^(?:to|level)$/.test(draft.change.role ?? '') ||
      draft.outcome.subject !== undefined;
    const start = main.time?.row.date_from ?? null;
    const since = isOfEvent(draft) && main.time !== day && start !== null && start < (day.row.date_to ?? '') ? start : null;
    if (stands && draft.aggregation !== 'increment')
      return { since, as_of: earlierOf(day.row.date_to, published), as_of_basis: 'text', as_of_time_id: day.row.time_id };
    return { since: day.row.date_from, as_of: earlierOf(day.row.date_to, published), as_of_basis: 'event', as_of_time_id: day.row.time_id };
  }
  if (reach && isOfEvent(draft))
    return { since: reach.row.date_from, as_of: reach.row.date_to, as_of_basis: 'event', as_of_time_id: reach.row.time_id };
  // Who is missing or held is so now, whenever it began.
  if (/^(?:missing|captive)$/.test(draft.outcome.outcome)) return { ...NEVER, as_of: published, as_of_basis: published ? 'published' : 'none' };
  if (main.time && main.runs && isOfEvent(draft) && draft.aggregation !== 'increment')
    return { since: main.time.row.date_from, as_of: published, as_of_basis: published ? 'published' : 'none', as_of_time_id: null };
  if (
    main.time &&
    quantity.kind !== 'money' &&
    quantity.kind !== 'percent' &&
    (isOfEvent(draft) || quantity.kind === 'count' || quantity.unit === 'magnitude')
  ) {
    const { row } = main.time;
    return { since: row.date_from, as_of: earlierOf(row.date_to, published), as_of_basis: 'event', as_of_time_id: row.time_id };
  }
  return published && !/^(?:ordinal|rank)$/.test(quantity.kind) ? { ...NEVER, as_of: published, as_of_basis: 'published' } : NEVER;
}

const REACH_BACK = 3;

const earlierOf = (one: string | null, other: string | null): string | null => (one !== null && other !== null && other < one ? other : one);

/** "since October 7", "since the war began on October 7". */
function isSince(scene: Scene, time: Found<TimeRow>): boolean {
  const at = tokenAt(scene.doc, time.start);
  for (let back = at - 1; back >= at - 8; back--) {
    const word = wordAt(scene, back, at);
    if (word === '' || /^[,;:.]$/.test(word)) return false;
    if (word === 'since') return true;
  }
  return false;
}

/** The times of the number's clause that do not stand on a cue ("said on Monday"), the nearest first; else those of the sentence before in its paragraph. */
function timesOf(scene: Scene, { quantity, sentence }: Draft): Found<TimeRow>[] {
  const own = scene.doc.sentences[sentence];
  if (!own) return [];
  const onCue = (time: Found<TimeRow>): boolean =>
    scene
      .attributionsIn(sentence)
      .some(
        ({ cue, contents }) =>
          cue !== null &&
          Math.abs(time.start - cue.end) < 14 &&
          !contents.some((content) => content.start <= time.start && time.end <= content.end) &&
          contents.some((content) => content.start <= quantity.start && quantity.end <= content.end),
      );
  const within = (index: number) =>
    scene
      .timesIn(index)
      .filter((time) => !(time.start < quantity.end && time.end > quantity.start) && !onCue(time) && !/REF$/.test(time.row.value ?? ''));
  const near = [...within(sentence)].sort((one, other) => Math.abs(one.start - quantity.start) - Math.abs(other.start - quantity.start));
  if (near.length > 0) return near;
  // The day that the paragraph named last still holds.
  for (let back = sentence - 1; back >= sentence - REACH_BACK; back--) {
    if (scene.doc.sentences[back]?.paragraph !== own.paragraph) break;
    const days = within(back).filter(({ row }) => row.granularity === 'day' && row.date_from !== null);
    if (days.length > 0) return days.slice(-1);
  }
  return [];
}

function wordBefore(scene: Scene, time: Found<TimeRow>): string {
  const at = tokenAt(scene.doc, time.start);
  const one = at > 0 ? wordAt(scene, at - 1, at) : '';
  return /^(?:late|early|the|on)$/.test(one) ? wordAt(scene, at - 2, at) || one : one;
}

export type Where = Pick<FigureRow, 'place' | 'place_name' | 'place_entity_id' | 'place_country'>;
export const NOWHERE: Where = { place: null, place_name: null, place_entity_id: null, place_country: null };

/** Where the counted are: a place of the sentence that something happens at, the nearest to the number; else the main event's. Never the speaker's. */
export function whereOf(scene: Scene, draft: Draft, main: MainEvent): Where {
  const own = scene.doc.sentences[draft.sentence];
  const { kind } = draft.quantity;
  if (!own || /^(?:age|ordinal|rank|duration)$/.test(kind)) return NOWHERE;
  const spoken = (mention: Found<MentionRow>): boolean =>
    scene.attributionsIn(draft.sentence).some(({ source }) => source !== null && source.start <= mention.start && mention.end <= source.end);
  const places = scene
    .mentionsIn(draft.sentence)
    .filter((mention) => mention.start >= own.start && mention.end <= own.end && isPlace(mention) && !spoken(mention) && isLocated(scene, mention));
  places.sort((one, other) => distance(scene, one, draft) - distance(scene, other, draft));
  const world = worldAt(scene, draft);
  if (world) return { ...NOWHERE, place: world };
  if (places[0]) return placeColumns(scene, places[0]);
  // "Norway has 40 lynx": a place that acts at the head of its sentence.
  const head = scene.mentionsIn(draft.sentence).find((mention) => mention.start === own.start && isPlace(mention) && !spoken(mention));
  if (head) return placeColumns(scene, head);
  // The place that the paragraph named last still holds.
  for (let back = draft.sentence - 1; back >= draft.sentence - REACH_BACK; back--) {
    if (scene.doc.sentences[back]?.paragraph !== own.paragraph || kind === 'measure') break;
    const last = scene
      .mentionsIn(back)
      .filter((mention) => isPlace(mention) && isLocated(scene, mention))
      .at(-1);
    if (last) return placeColumns(scene, last);
  }
  const inherits =
    isOfEvent(draft) ||
    draft.outcome.outcome === 'infected' ||
    draft.outcome.outcome === 'recovered' ||
    kind === 'count' ||
    draft.quantity.unit === 'magnitude';
  return inherits && main.place ? placeColumns(scene, main.place) : NOWHERE;
}

/** "spoilt 900 crates worldwide": said right behind what is counted. */
function worldAt(scene: Scene, { quantity, counted }: Draft): string | null {
  for (let at = Math.max(quantity.after, counted.to); at < counted.to + 3; at++)
    if (/^(?:worldwide|globally)$/.test(wordAt(scene, at, quantity.from))) return textOf(scene, at, at + 1);
  return null;
}

/** What stands before counts half more, and so does what another clause or a comma parts from the number. */
function distance(scene: Scene, mention: Found<MentionRow>, { quantity }: Draft): number {
  const between =
    mention.start >= quantity.end ? scene.doc.text.slice(quantity.end, mention.start) : scene.doc.text.slice(mention.end, quantity.start);
  const parted = /;/.test(between) ? 400 : /,/.test(between) ? 30 : 0;
  return (mention.start >= quantity.end ? 1 : 1.5) * between.length + parted;
}

export function placeColumns(scene: Scene, mention: Found<MentionRow>): Where {
  const text = scene.doc.text.slice(mention.start, mention.end);
  const name = scene.entities.get(mention.row.entity_id)?.name ?? text;
  return { place: text, place_name: name, place_entity_id: mention.row.entity_id, place_country: countryOf(name) ?? countryOf(text) };
}
