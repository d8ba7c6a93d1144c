import { type Sentence, sentenceAt } from '../document.ts';
import { type Days, daysIn, isOnCue, isParted, isSince } from './clause-times.ts';
import type { Draft } from './draft.ts';
import type { Spot } from './located.ts';
import { opensAt, placeOfVictims } from './main-place.ts';
import type { Scene } from './scene.ts';

/** What the article is mainly about: the day and place that rows of its event inherit where their own sentence names none. */
export interface MainEvent {
  readonly days: Days | null;
  readonly place: Spot | null;
  /** Whether the article reports a toll that goes on: its totals run from the event to the day they are given. */
  readonly runs: boolean;
  /** Whether the event itself goes on: "killed since Tuesday in fighting on the border". */
  readonly goesOn: boolean;
  /** Whether it is about an illness: its dead and sick are totals, no victims of one day. */
  readonly isIllness: boolean;
  /** Whether it tells of one person's death: where and when that was says nothing of the numbers of a life. */
  readonly isObituary: boolean;
  /** The quarter, half or year that a business report is about. */
  readonly period: Days | null;
}

/** Sentences of the body in which an article says what happened, when and where. */
const OPENING = 3;
/** Sentences among which a day is sought where the opening names none. */
const EARLY = 12;

export function mainEventOf(scene: Scene, drafts: readonly Draft[]): MainEvent {
  const opening = scene.doc.sentences.filter((sentence) => scene.doc.paragraphs[sentence.paragraph]?.part === 'body').slice(0, OPENING);
  const published = scene.doc.columns.published_date;
  const levels = drafts.filter((draft) => (isOfEvent(draft) && /^(?:to|from)$/.test(draft.change.role ?? '')) || isToll(draft));
  // The day on which a toll rose is not the day of what caused it.
  const ofLevel = ({ time }: Days): boolean =>
    levels.some((draft) => sentenceAt(scene.doc, time.start) === draft.sentence && !isParted(scene, draft, time));
  const usable = ({ from, time }: Days): boolean =>
    /^(?:day|part_of_day)$/.test(time.row.granularity ?? '') && (published === null || from <= published);
  const first = opening[0] ? scene.doc.sentences.indexOf(opening[0]) : 0;
  const named = Array.from({ length: EARLY }, (_, offset) => daysIn(scene, first + offset).filter(usable));
  const days = named.slice(0, OPENING).flat();
  const later = named.flat();
  const pick = (list: readonly Days[]): Days | undefined => list.find((day) => !ofLevel(day) && !isOnCue(scene, day.time, null));
  const isSaid = ({ time }: Days): boolean => isOnCue(scene, time, null);
  const chosen = pick(days) ?? pick(later) ?? days.find((day) => !isSaid(day)) ?? null;
  const inOpening = ({ sentence }: Draft): boolean => opening.some((one) => one === scene.doc.sentences[sentence]);
  const inOpen = drafts.filter(inOpening);
  const isIllness = inOpen.some((draft) => /^(?:infected|recovered)$/.test(draft.outcome.outcome));
  const ofOpening = opening.flatMap((sentence) => daysIn(scene, scene.doc.sentences.indexOf(sentence)));
  const since = ofOpening.find((day) => isSince(scene, day.time.start));
  const ofVictims = (draft: Draft): boolean => isOfEvent(draft) || isIllness;
  const ongoing = since && inOpen.some((draft) => ofVictims(draft) && draft.sentence === sentenceAt(scene.doc, since.time.start)) ? since : undefined;
  const reports = inOpen.some(({ quantity: { kind } }) => /^(?:money|percent)$/.test(kind));
  const period = reports ? (ofOpening.find(({ time }) => /^(?:quarter|half)/.test(time.row.granularity ?? '')) ?? null) : null;
  const opens = opensAt(scene, opening);
  const isObituary =
    inOpen.some(({ quantity: { kind } }) => kind === 'age') &&
    !inOpen.some((draft) => isOfEvent(draft) && draft.quantity.kind !== 'age') &&
    opening.some((sentence) => tellsDeath(scene, sentence));
  const isOpening = (draft: Draft): boolean => inOpening(draft) || scene.doc.sentences[draft.sentence]?.paragraph === 0;
  // Where the opening tells of no victims, it tells where people talk about them: their own sentences name the place.
  const happensAt = drafts.some((draft) => isOfEvent(draft) && isOpening(draft)) ? opens : (placeOfVictims(scene, drafts.filter(isOfEvent)) ?? opens);
  return {
    days: ongoing ?? chosen,
    place: happensAt,
    runs: levels.length > 0 && chosen !== null && !ofLevel(chosen),
    goesOn: ongoing !== undefined,
    isIllness,
    isObituary,
    period,
  };
}

/** "died", "has died", "the death of". */
const tellsDeath = ({ tokens }: Scene, { firstToken, endToken }: Sentence): boolean =>
  tokens.slice(firstToken, endToken).some(({ lower }) => /^(?:died|dies|death|dead)$/.test(lower));

const isToll = (draft: Draft): boolean => draft.outcome.outcome === 'killed' && draft.head === 'toll';

/** Victims and damage of the one event, not running totals of an illness. */
export const isOfEvent = (draft: Draft): boolean =>
  /^(?:killed|injured|missing|captive|rescued|arrested|released|displaced|destroyed|damaged)$/.test(draft.outcome.outcome);
