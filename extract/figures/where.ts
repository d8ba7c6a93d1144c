import type { FigureRow, MentionRow } from '../../schemas/tables.ts';
import { type Found, sentenceAt, tokenAt } from '../document.ts';
import { countryOf } from '../entities/country-of.ts';
import { singularOf, verbFormOf } from '../text/lemma.ts';
import type { Draft } from './draft.ts';
import { isPlace, PLACE_NOUNS, type Spot, spotOf, wordsAt } from './located.ts';
import { isOfEvent, type MainEvent } from './main-event.ts';
import { isCountry, isSpot, possessed } from './main-place.ts';
import { AUXILIARIES, isInBody, PREPOSITIONS, type Scene, wordAt } from './scene.ts';
import type { When } from './when.ts';

const REACH_BACK = 3;

export type Where = Pick<FigureRow, 'place' | 'place_name' | 'place_entity_id' | 'place_country'>;
const NOWHERE: Where = { place: null, place_name: null, place_entity_id: null, place_country: null };

/** Where the counted are, and what its rules look at. */
interface Case {
  readonly scene: Scene;
  readonly draft: Draft;
  readonly main: MainEvent;
  readonly when: When;
}
type Rule = (of: Case) => Spot | null;
/** "spoilt 900 crates worldwide", "1,000 UK farms": said with what is counted. */
const withCounted: Rule = ({ scene, draft: { quantity, counted } }) => {
  for (let at = Math.max(quantity.after, counted.to); at < counted.to + 3; at++)
    if (/^(?:worldwide|globally)$/.test(wordAt(scene, at, quantity.from))) return wordsAt(scene, at, at + 1);
  for (let at = counted.from; at < counted.to; at++) {
    const name = scene.nameAt.get(at);
    if (name && isPlace(name) && at < counted.to - 1) return spotOf(name);
  }
  return null;
};

/** "9 km (6 miles) east of Kalen", "40 miles from the coast": a distance is told from a place. */
const distanceFrom: Rule = ({ scene, draft: { quantity } }) => {
  if (quantity.kind !== 'measure') return null;
  for (let at = quantity.after; at < quantity.after + 9; at++) {
    const word = wordAt(scene, at, quantity.from);
    if (word === '' || /^[;,]$/.test(word)) return null;
    if (!/^(?:of|from|off)$/.test(word) || (word === 'of' && !DIRECTIONS.test(wordAt(scene, at - 1, quantity.from)))) continue;
    for (let name = at + 1; name <= at + 5; name++) {
      const mention = scene.nameAt.get(name);
      if (mention && isPlace(mention)) return spotOf(mention);
    }
    return nounPlace(scene, at + 1, quantity.from);
  }
  return null;
};
const DIRECTIONS =
  /^(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west|inland|offshore|outside|short|northern|southern|eastern|western)$/;

/** "the forest", "a covered market", "schools and a cotton mill": nouns of places, with an article or in the plural. */
function nounPlace(scene: Scene, from: number, of: number, isHeadline = false): Spot | null {
  let at = from;
  const article = /^(?:the|an?|its|their|his|her)$/.test(wordAt(scene, at, of));
  if (article) at++;
  for (let length = 0; length < 3; length++, at++) {
    const word = wordAt(scene, at, of);
    if (word === '' || scene.tokens[at]?.kind !== 'word' || PREPOSITIONS.has(word)) return null;
    const noun = singularOf(word);
    if (!PLACE_NOUNS.has(noun)) continue;
    const next = wordAt(scene, at + 1, of);
    const goesOn = scene.tokens[at + 1]?.kind === 'word' && !PREPOSITIONS.has(next) && PLACE_NOUNS.has(singularOf(next));
    if (goesOn) continue;
    // "a plant outside Brenholm": the name says it better.
    if (PREPOSITIONS.has(next) && [2, 3].some((ahead) => isNamedPlace(scene, at + ahead))) return null;
    return (article || noun !== word || isHeadline) && !VAGUE.test(word) ? wordsAt(scene, from, at + 1) : null;
  }
  return null;
}
const isNamedPlace = (scene: Scene, at: number): boolean => {
  const name = scene.nameAt.get(at);
  return name !== undefined && isPlace(name);
};
/** Places that stand for one named before. */
const VAGUE =
  /^(?:city|cities|town|towns|capital|region|regions|district|districts|province|provinces|village|villages|suburbs?|state|states|countryside)$/;

/** A place of its sentence that something happens at, the nearest to the number. */
const ownPlace: Rule = ({ scene, draft, main }) => {
  const { quantity, sentence } = draft;
  const spots: { spot: Spot; far: number }[] = [];
  for (const mention of scene.mentionsIn(sentence)) {
    if (scene.doc.sentences[sentence]?.start === undefined || !isSpot(scene, mention) || isSpoken(scene, draft, mention)) continue;
    spots.push({ spot: spotOf(possessed(scene, mention)), far: distance(scene, mention, draft) });
  }
  if (quantity.kind === 'count') {
    const from = Math.max(quantity.after, draft.counted.to);
    const headline = !isInBody(scene, draft);
    for (let at = from; at < from + 18; at++) {
      const word = wordAt(scene, at, quantity.from);
      if (word === '' || /^[;:]$/.test(word)) break;
      const spot = /^(?:in|inside|at|from|under|across)$/.test(word) ? nounPlace(scene, at + 1, quantity.from, headline) : null;
      const far = spot ? distance(scene, spot, draft) : NEAR;
      if (spot && far < NEAR) spots.push({ spot, far });
    }
  }
  const spot = spots.sort((one, other) => one.far - other.far)[0]?.spot ?? null;
  // "killed in Norvia, where a ferry sank off Cape Lorne": the country only says where that lies.
  const place = main.place?.mention;
  const isWider = spot?.mention && place && isCountry(scene, spot.mention) && !isCountry(scene, place) && isOfEvent(draft);
  return isWider && sentenceAt(scene.doc, place.start) === sentence ? main.place : spot;
};

/** Characters within which a noun of a place stands for a number before it. */
const NEAR = 150;

const isSpoken = (scene: Scene, { sentence }: Draft, mention: Found<MentionRow>): boolean =>
  scene.attributionsIn(sentence).some(({ source }) => source !== null && source.start <= mention.start && mention.end <= source.end);

/** "Norvia has 40 lynx", "The parliament of Norvia passed it with 50 votes": a place that the subject names; not one whose men killed. */
const ofSubject: Rule = ({ scene, draft }) => {
  const { quantity, sentence, outcome } = draft;
  const start = scene.doc.sentences[sentence]?.start;
  let found: Found<MentionRow> | null = null;
  for (const mention of scene.mentionsIn(sentence)) {
    if (!isPlace(mention) || mention.end > quantity.start || isSpoken(scene, draft, mention)) continue;
    if (mention.start === start) found = mention;
    const from = tokenAt(scene.doc, mention.start);
    const to = tokenAt(scene.doc, mention.end - 1) + 1;
    const does = outcome.at > to && outcome.at < quantity.from && isOfEvent(draft);
    const verb = verbFormOf(wordAt(scene, wordAt(scene, to, from) === ',' ? to + 1 : to, from));
    const isVerb = verb?.form === 'past' || verb?.form === 'ing' || AUXILIARIES.has(wordAt(scene, to, from));
    const leads = /^(?:|,|of|and|the|northern|southern|eastern|western|central)$/.test(wordAt(scene, from - 1, from));
    if (isVerb && leads && !does) found = mention;
  }
  return found ? spotOf(found) : null;
};

/** "Norvia ferry disaster: 22 found". */
const ofHead: Rule = ({ scene, draft }) => {
  const start = scene.doc.sentences[draft.sentence]?.start;
  const head = scene.mentionsIn(draft.sentence).find((mention) => isPlace(mention) && mention.start === start);
  return head ? spotOf(head) : null;
};

/** What a number repeats, or is a part of, is where the whole is. */
const ofWhole: Rule = ({ scene, draft, main, when }) => {
  const whole = draft.restates ?? (draft.scope === 'part_of' ? draft.related : null);
  if (!whole || whole === draft) return null;
  for (const rule of [withCounted, ownPlace, ofSubject, placeBefore]) {
    const spot = rule({ scene, draft: whole, main, when });
    if (spot) return spot;
  }
  return null;
};

/** The place that the paragraph named last still holds. */
const placeBefore: Rule = ({ scene, draft, main }) => {
  const paragraph = scene.doc.sentences[draft.sentence]?.paragraph;
  if (draft.quantity.kind === 'measure') return null;
  for (let back = draft.sentence - 1; back >= draft.sentence - REACH_BACK; back--) {
    const sentence = scene.doc.sentences[back];
    if (!sentence || sentence.paragraph !== paragraph) return null;
    const last = scene
      .mentionsIn(back)
      .filter((mention) => isSpot(scene, mention))
      .at(-1);
    const world = scene.tokens.slice(sentence.firstToken, sentence.endToken).findIndex(({ lower }) => lower === 'worldwide');
    const at = sentence.firstToken + world;
    if (world >= 0 && (!last || (scene.tokens[at]?.start ?? 0) > last.start)) return wordsAt(scene, at, at + 1);
    if (last && main.place?.mention && sentenceAt(scene.doc, main.place.start) === back) return main.place;
    if (last) return spotOf(possessed(scene, last));
  }
  return null;
};

/** Victims and what else is of the article's own event are where it happened. */
const ofMainEvent: Rule = ({ draft, main, when }) => {
  const outcome = isOfEvent(draft) || /^(?:infected|recovered)$/.test(draft.outcome.outcome);
  const sameDays = main.days !== null && when.as_of_basis === 'event' && when.since === main.days.from;
  const inherits =
    outcome ||
    sameDays ||
    (draft.quantity.kind === 'count' && when.as_of_basis !== 'none') ||
    (/^(?:percent|ratio)$/.test(draft.quantity.kind) && main.period === null) ||
    draft.quantity.unit === 'magnitude';
  return inherits ? main.place : null;
};

/** First match decides. */
const RULES: readonly Rule[] = [withCounted, distanceFrom, ownPlace, ofWhole, ofSubject, placeBefore, ofMainEvent];

/** A headline says it in its own words first. */
const OF_HEADLINES: readonly Rule[] = [withCounted, ownPlace, ofHead, ofWhole, ofMainEvent];

/** Where the counted are: never where a speaker is. */
export function whereOf(scene: Scene, draft: Draft, main: MainEvent, when: When): Where {
  if (/^(?:age|ordinal|duration)$/.test(draft.quantity.kind)) return NOWHERE;
  for (const rule of draft.quantity.kind === 'rank' ? [ownPlace] : isInBody(scene, draft) ? RULES : OF_HEADLINES) {
    const spot = rule({ scene, draft, main, when });
    if (spot) return placeColumns(scene, spot);
  }
  return NOWHERE;
}

/** What stands before counts half more, and so does what another clause or a comma parts from the number. */
function distance(scene: Scene, spot: { readonly start: number; readonly end: number }, { quantity }: Draft): number {
  const behind = spot.start >= quantity.end;
  const between = behind ? scene.doc.text.slice(quantity.end, spot.start) : scene.doc.text.slice(spot.end, quantity.start);
  const parted = /;/.test(between) ? 400 : /,/.test(between) ? 30 : 0;
  // "76 villages were hit, which left 21 hurt in Kalen": another number's place.
  const others = behind && /,[^,]*\b(?:\d[\d,.]*\s|which|where)/.test(between) ? 200 : 0;
  return (behind ? 1 : 1.5) * between.length + parted + others;
}

function placeColumns(scene: Scene, { start, end, mention }: Spot): Where {
  const text = scene.doc.text.slice(start, end);
  if (!mention) return { ...NOWHERE, place: text };
  const name = scene.entities.get(mention.row.entity_id)?.name ?? text;
  return { place: text, place_name: name, place_entity_id: mention.row.entity_id, place_country: countryOf(name) ?? countryOf(text) };
}
