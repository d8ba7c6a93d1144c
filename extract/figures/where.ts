import type { FigureRow, MentionRow } from '../../schemas/tables.ts';
import { type Found, sentenceAt, tokenAt } from '../document.ts';
import { countryOf } from '../entities/country-of.ts';
import { lookUp } from '../entities/gazetteer.ts';
import { verbFormOf } from '../text/lemma.ts';
import { addDays } from '../times/calendar.ts';
import type { Draft } from './draft.ts';
import { isPlace, type Spot, spotOf, wordsAt } from './located.ts';
import { isOfEvent, type MainEvent } from './main-event.ts';
import { isSpot, possessed } from './main-place.ts';
import { nounPlace } from './noun-place.ts';
import { EVERYWHERE, isSpoken, ownPlace, peoplePlace } from './own-place.ts';
import { AUXILIARIES, isInBody, isInDateline, PREPOSITIONS, type Scene, wordAt } from './scene.ts';
import type { When } from './when.ts';

const REACH_BACK = 3;

export type Where = Pick<FigureRow, 'place' | 'place_name' | 'place_entity_id' | 'place_country'>;
const NOWHERE: Where = { place: null, place_name: null, place_entity_id: null, place_country: null };

/** Where the counted are, and what its rules look at. */
export interface Case {
  readonly scene: Scene;
  readonly draft: Draft;
  readonly main: MainEvent;
  readonly when: When;
  /** The figures of its sentence. */
  readonly neighbours: readonly Draft[];
}
type Rule = (of: Case) => Spot | null;
/** "spoilt 900 crates worldwide", "1,000 UK farms": said with what is counted. */
const withCounted: Rule = ({ scene, draft }) => {
  const { quantity, counted } = draft;
  for (let at = Math.max(quantity.after, counted.to); at < counted.to + 3; at++)
    if (EVERYWHERE.test(wordAt(scene, at, quantity.from)) && wordAt(scene, at - 1, quantity.from) !== 'from') return wordsAt(scene, at, at + 1);
  if (isNationality(draft)) return null;
  for (let at = counted.from; at < counted.to - 1; at++) {
    const name = scene.nameAt.get(at);
    if (name && isPlace(name)) return spotOf(name);
    const people = name && peoplePlace(scene, name);
    if (people) return people;
    // "1,000 UK deaths": a country's name that the reader of names passed over.
    const text = scene.tokens[at]?.text ?? '';
    if (!name && /^\p{Lu}/u.test(text) && lookUp(text)?.isCountry) return wordsAt(scene, at, at + 1);
  }
  return null;
};

/** "5,000 US troops": whose they are, not where; but "1,000 US deaths", "40 UK farms". */
const isNationality = ({ class: of, head }: Draft): boolean =>
  of !== null &&
  !/^(?:vehicle|building|company|animal|other)$/.test(of) &&
  !/^(?:death|injury|case|casualty|fatality|infection|arrest|suicide|murder)$/.test(head ?? '');

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

/** A place of its sentence that something happens at. */
const own: Rule = ({ scene, draft, main, neighbours }) => ownPlace(scene, draft, main, neighbours);

/** "Norvia has 40 lynx", "The parliament of Norvia passed it with 50 votes", "Norvian roads see 40 deaths": a place that the subject names. */
const ofSubject: Rule = ({ scene, draft }) => {
  const { quantity, sentence } = draft;
  const first = scene.doc.sentences[sentence]?.firstToken ?? 0;
  let found: Spot | null = null;
  for (const mention of scene.mentionsIn(sentence)) {
    if (mention.end > quantity.start || isInDateline(scene, mention) || isSpoken(scene, draft, mention)) continue;
    const from = tokenAt(scene.doc, mention.start);
    if (isPlace(mention)) {
      if (from === first || isSubject(scene, draft, mention)) found = spotOf(mention);
    } else if (from === first || (from === first + 1 && wordAt(scene, first, first) === 'the')) found = peoplePlace(scene, mention) ?? found;
  }
  return found;
};

/** "Norvia has", "the Norvia vote was", "of Norvia passed": it stands before a verb; not one whose men did it to others. */
function isSubject(scene: Scene, draft: Draft, mention: Found<MentionRow>): boolean {
  const from = tokenAt(scene.doc, mention.start);
  if (!/^(?:|,|of|and|the|northern|southern|eastern|western|central)$/.test(wordAt(scene, from - 1, from))) return false;
  let at = tokenAt(scene.doc, mention.end - 1) + 1;
  if (draft.outcome.at > at && draft.outcome.at < draft.quantity.from && isOfEvent(draft)) return false;
  if (wordAt(scene, at, from) === ',') at++;
  for (let nouns = 0; nouns <= MAX_NOUNS; nouns++, at++) {
    const word = wordAt(scene, at, from);
    const verb = verbFormOf(word);
    if (AUXILIARIES.has(word) || verb?.form === 'past' || (nouns === 0 && verb?.form === 'ing')) return true;
    if (scene.tokens[at]?.kind !== 'word' || scene.nameAt.has(at) || PREPOSITIONS.has(word) || /^\p{Lu}/u.test(scene.tokens[at]?.text ?? ''))
      return false;
  }
  return false;
}
/** Nouns between a name and its verb. */
const MAX_NOUNS = 2;

/** "Norvia ferry disaster: 22 found". */
const ofHead: Rule = ({ scene, draft }) => {
  const start = scene.doc.sentences[draft.sentence]?.start;
  const head = scene.mentionsIn(draft.sentence).find((mention) => isPlace(mention) && mention.start === start);
  return head ? spotOf(head) : null;
};

/** What a number repeats, or is a part of, is where the whole is. */
const ofWhole: Rule = ({ scene, draft, main, when, neighbours }) => {
  const whole = draft.restates ?? (draft.scope === 'part_of' ? draft.related : null);
  if (!whole || whole === draft) return null;
  for (const rule of [withCounted, own, ofSubject, placeBefore]) {
    const spot = rule({ scene, draft: whole, main, when, neighbours });
    if (spot) return spot;
  }
  return null;
};

/** The place that the paragraph named last still holds. */
const placeBefore: Rule = ({ scene, draft, main, when }) => {
  const paragraph = scene.doc.sentences[draft.sentence]?.paragraph;
  if (/^(?:measure|money)$/.test(draft.quantity.kind) || isPlaces(draft)) return null;
  // "In 2009 it had carried 300 pilgrims": its own day makes it another event.
  const saysDay = scene.timesIn(draft.sentence).some(({ row }) => row.time_id === when.as_of_time_id);
  if (saysDay && isOfOtherDays(draft, main, when)) return null;
  // "It is a desert town of 50 people": what the sentence before is about.
  const first = scene.doc.sentences[draft.sentence]?.firstToken ?? 0;
  const subject =
    wordAt(scene, first, first) === 'it' && AUXILIARIES.has(wordAt(scene, first + 1, first)) ? topicBefore(scene, draft.sentence) : null;
  if (subject) return spotOf(subject);
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

/** The place that the sentence before begins with, or ends its subject with ("The nearest town is Kalen in Norvia"). */
function topicBefore(scene: Scene, sentence: number): Found<MentionRow> | null {
  const before = scene.doc.sentences[sentence - 1];
  if (!before || before.paragraph !== scene.doc.sentences[sentence]?.paragraph) return null;
  const from = before.firstToken;
  const name = scene.mentionsIn(sentence - 1).find((mention) => {
    const at = tokenAt(scene.doc, mention.start);
    return mention.row.kind === 'name' && (at === from || /^(?:is|was|called|named)$/.test(wordAt(scene, at - 1, from)));
  });
  return name && /^(?:GPE|LOC|FAC)$/.test(name.row.type) ? name : null;
}

/** Countries and states that are counted are in no place. */
const isPlaces = ({ head }: Draft): boolean => /^(?:country|nation|state|government|territory|republic)$/.test(head ?? '');

/** Days between an event and the article's own that make it another. */
const LONG_AGO = 90;

/** Whether a row tells of other days than the article's own event does: victims of long ago may still be its own. */
const isOfOtherDays = (draft: Draft, main: MainEvent, when: When): boolean =>
  when.as_of_basis === 'event' &&
  when.as_of !== null &&
  main.days !== null &&
  draft.change.role === null &&
  when.as_of < addDays(main.days.from, isOfEvent(draft) ? -365 : -LONG_AGO);

/** Victims and what else is of the article's own event are where it happened. */
const ofMainEvent: Rule = ({ draft, main, when }) => {
  if (isPlaces(draft) || draft.quantity.kind === 'money' || isOfOtherDays(draft, main, when)) return null;
  if (main.isObituary && !isOfEvent(draft)) return null;
  const outcome = isOfEvent(draft) || /^(?:infected|recovered)$/.test(draft.outcome.outcome);
  const sameDays = main.days !== null && when.as_of_basis === 'event' && when.since === main.days.from;
  const inherits =
    outcome ||
    sameDays ||
    (draft.quantity.kind === 'count' && when.as_of_basis !== 'none') ||
    (/^(?:percent|ratio)$/.test(draft.quantity.kind) && when.as_of_basis !== 'none' && main.period === null) ||
    draft.quantity.unit === 'magnitude';
  return inherits ? main.place : null;
};

type Named = readonly [name: string, rule: Rule];
const WITH_COUNTED: Named = ['with_counted', withCounted];
const OWN: Named = ['own', own];
const SUBJECT: Named = ['subject', ofSubject];
const OF_WHOLE: Named = ['of_whole', ofWhole];
const MAIN_EVENT: Named = ['main_event', ofMainEvent];

/** First match decides. */
const RULES: readonly Named[] = [WITH_COUNTED, ['distance', distanceFrom], OWN, OF_WHOLE, SUBJECT, ['before', placeBefore], MAIN_EVENT];

/** A headline says it in its own words first. */
const OF_HEADLINES: readonly Named[] = [WITH_COUNTED, OWN, ['opens', ofHead], OF_WHOLE, MAIN_EVENT];

/** What is third, is so in a place that its own sentence names. */
const OF_ORDER: readonly Named[] = [WITH_COUNTED, OWN, SUBJECT];

/** Where the counted are, and the rule that found it: never where a speaker is. */
export function whereOf(of: Case): { readonly where: Where; readonly rule: string | null } {
  const { scene, draft } = of;
  const rules = /^(?:age|duration)$/.test(draft.quantity.kind)
    ? []
    : /^(?:rank|ordinal)$/.test(draft.quantity.kind)
      ? OF_ORDER
      : isInBody(scene, draft)
        ? RULES
        : OF_HEADLINES;
  for (const [name, rule] of rules) {
    const spot = rule(of);
    if (spot) return { where: placeColumns(scene, spot), rule: `place_${name}` };
  }
  return { where: NOWHERE, rule: null };
}

function placeColumns(scene: Scene, { start, end, mention }: Spot): Where {
  const text = scene.doc.text.slice(start, end);
  if (!mention) return { ...NOWHERE, place: text, place_name: lookUp(text)?.name ?? null, place_country: countryOf(text) };
  const name = scene.entities.get(mention.row.entity_id)?.name ?? text;
  return { place: text, place_name: name, place_entity_id: mention.row.entity_id, place_country: countryOf(name) ?? countryOf(text) };
}
