import type { MentionRow, TimeRow } from '../../schemas/tables.ts';
import { type Found, sentenceAt, tokenAt } from '../document.ts';
import type { Draft } from './draft.ts';
import { type Scene, wordAt } from './scene.ts';

/** What the article is mainly about: the day and place that rows of its event inherit where their own sentence names none. */
export interface MainEvent {
  readonly time: Found<TimeRow> | null;
  readonly place: Found<MentionRow> | null;
  /** Whether the article reports a toll that goes on: its totals run from the event to the day they are given. */
  readonly runs: boolean;
}

/** Sentences of the body in which an article says what happened, when and where. */
const OPENING = 3;
/** Characters between a cue and the day on which it was said ("said on Monday"). */
const CUE_REACH = 14;

export function mainEventOf(scene: Scene, drafts: readonly Draft[]): MainEvent {
  const opening = scene.doc.sentences.filter((sentence) => scene.doc.paragraphs[sentence.paragraph]?.part === 'body').slice(0, OPENING);
  const published = scene.doc.columns.published_date;
  const inOpening = <F extends { start: number; end: number }>(found: readonly F[]): F[] =>
    opening.flatMap((sentence) => found.filter((one) => one.start >= sentence.start && one.end <= sentence.end));
  const levels = drafts.filter((draft) => (isOfEvent(draft) && /^(?:to|from)$/.test(draft.change.role ?? '')) || isToll(draft));
  const days = inOpening(scene.times).filter(
    ({ row }) => row.date_from !== null && /^(?:day|part_of_day)$/.test(row.granularity ?? '') && (published === null || row.date_from <= published),
  );
  // The day on which a toll rose is not the day of what caused it.
  const ofLevel = (time: Found<TimeRow>): boolean => levels.some((draft) => sentenceAt(scene.doc, time.start) === draft.sentence);
  const onCue = (time: Found<TimeRow>): boolean =>
    scene
      .attributionsIn(sentenceAt(scene.doc, time.start))
      .some(({ cue }) => cue !== null && time.start >= cue.end && time.start - cue.end < CUE_REACH);
  const time = days.find((day) => !ofLevel(day) && !onCue(day)) ?? days.find((day) => !ofLevel(day)) ?? days[0] ?? null;
  const places = inOpening(scene.mentions).filter((mention) => isPlace(mention) && isLocated(scene, mention));
  // A building or a road is where it happened; a country is where that lies.
  const opens = places.find((place) => place.row.type === 'FAC') ?? places[0] ?? inOpening(scene.mentions).find(isPlace) ?? null;
  const isOpening = (draft: Draft): boolean =>
    opening.some((sentence) => sentence === scene.doc.sentences[draft.sentence]) || scene.doc.sentences[draft.sentence]?.paragraph === 0;
  // Where the opening tells of no victims, it tells where people talk about them: their own sentences name the place.
  const place = drafts.some((draft) => isOfEvent(draft) && isOpening(draft)) ? opens : (placeOfVictims(scene, drafts) ?? opens);
  return { time, place, runs: levels.length > 0 && time !== null && !ofLevel(time) };
}

const isToll = (draft: Draft): boolean => draft.outcome.outcome === 'killed' && draft.head === 'toll';

/** The place that the sentences of victims name most often, the first among equals. */
function placeOfVictims(scene: Scene, drafts: readonly Draft[]): Found<MentionRow> | null {
  const counts = new Map<string, { mention: Found<MentionRow>; n: number }>();
  for (const sentence of new Set(drafts.filter(isOfEvent).map((draft) => draft.sentence))) {
    const mention = scene.mentionsIn(sentence).find((one) => isPlace(one) && isLocated(scene, one));
    if (mention)
      counts.set(mention.row.entity_id, {
        mention: counts.get(mention.row.entity_id)?.mention ?? mention,
        n: (counts.get(mention.row.entity_id)?.n ?? 0) + 1,
      });
  }
  return [...counts.values()].sort((one, other) => other.n - one.n)[0]?.mention ?? null;
}

/** Victims and damage of the one event, not running totals of an illness. */
export const isOfEvent = (draft: Draft): boolean =>
  /^(?:killed|injured|missing|captive|rescued|arrested|released|displaced|destroyed|damaged)$/.test(draft.outcome.outcome);

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
