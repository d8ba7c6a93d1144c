import type { FigureRow, MentionRow } from '../../schemas/tables.ts';
import type { Found } from '../document.ts';
import { countryOf } from '../entities/country-of.ts';
import type { Draft } from './draft.ts';
import { isLocated, isPlace } from './located.ts';
import { isOfEvent, type MainEvent } from './main-event.ts';
import { type Scene, textOf, wordAt } from './scene.ts';

const REACH_BACK = 3;

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
