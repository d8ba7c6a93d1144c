import type { MentionRow } from '../../schemas/tables.ts';
import { type Found, sentenceAt, tokenAt } from '../document.ts';
import { demonymCountry } from '../entities/gazetteer.ts';
import { singularOf } from '../text/lemma.ts';
import type { Draft } from './draft.ts';
import { PLACE_NOUNS, type Spot, spotOf, wordsAt } from './located.ts';
import { isOfEvent, type MainEvent } from './main-event.ts';
import { isCountry, isSpot, possessed } from './main-place.ts';
import { nounPlace, placeMeant } from './noun-place.ts';
import { isInBody, oncePerSentence, PREPOSITIONS, type Scene, spanOf, wordAt } from './scene.ts';

type Mention = Found<MentionRow>;
type Span = Pick<Spot, 'start' | 'end'>;

/** Adverbs that are places. */
export const EVERYWHERE = /^(?:worldwide|globally|abroad|overseas)$/;
/** Characters within which a noun of a place stands for a number before it. */
const NEAR = 150;
/** Tokens behind what is counted in which nouns of places are sought. */
const NOUN_REACH = 18;
const BEFORE_NOUNS = /^(?:in|inside|at|from|under|across|on|near|outside|into|onto|along|beneath|throughout)$/;

/** A place of its sentence that something happens at, the nearest to the number. */
export function ownPlace(scene: Scene, draft: Draft, main: MainEvent, neighbours: readonly Draft[]): Spot | null {
  const spots = [...named(scene, draft.sentence), ...meant(scene, draft.sentence), ...nouns(scene, draft)]
    .filter(
      (spot) =>
        !isSpoken(scene, draft, { start: spot.at ?? spot.start, end: spot.at ?? spot.end }) &&
        !isExample(scene, draft, spot) &&
        !isAnothers(scene, draft, spot, neighbours),
    )
    .map((spot) => ({ spot, far: distance(scene, spot, draft) }));
  const spot = spots.sort((one, other) => one.far - other.far)[0]?.spot ?? null;
  // "killed in Norvia, where a ferry sank off Cape Lorne": the country only says where that lies.
  const place = main.place?.mention;
  const isWider = spot?.mention && place && isCountry(scene, spot.mention) && !isCountry(scene, place) && isOfEvent(draft);
  return isWider && sentenceAt(scene.doc, place.start) === draft.sentence ? main.place : spot;
}

const named = oncePerSentence((scene: Scene, sentence: number): readonly Spot[] => {
  const spots: Spot[] = [];
  const { firstToken = 0, endToken = 0 } = scene.doc.sentences[sentence] ?? {};
  for (let at = firstToken; at < endToken; at++)
    if (EVERYWHERE.test(scene.tokens[at]?.lower ?? '') && wordAt(scene, at - 1, at) !== 'from') spots.push(wordsAt(scene, at, at + 1));
  for (const mention of scene.mentionsIn(sentence)) {
    if (isSpot(scene, mention)) spots.push(spotOf(possessed(scene, mention)));
    else if (mention.row.type === 'NORP') {
      const from = tokenAt(scene.doc, mention.start);
      const spot =
        BEFORE_NOUNS.test(wordAt(scene, from - 1, from)) || wordAt(scene, from - 1, from) === 'between' ? peoplePlace(scene, mention) : null;
      if (spot) spots.push(spot);
    }
  }
  return spots;
});

/** "Norvian roads", "Norvian hospitals": a place by whose it is. */
export function peoplePlace(scene: Scene, mention: Mention): Spot | null {
  if (mention.row.type !== 'NORP' || demonymCountry(mention.row.exact) === null) return null;
  const from = tokenAt(scene.doc, mention.start);
  for (let at = tokenAt(scene.doc, mention.end - 1) + 1; at < from + 4; at++) {
    const word = wordAt(scene, at, from);
    if (word === '' || scene.tokens[at]?.kind !== 'word' || PREPOSITIONS.has(word)) return null;
    if (PLACE_NOUNS.has(singularOf(word)) || PLACE_NOUNS.has(word)) return { ...spanOf(scene, from, at + 1), mention: null };
  }
  return null;
}

/** "in the country": the place meant, told by the words that mean it. */
const meant = oncePerSentence((scene: Scene, sentence: number): readonly Spot[] => {
  const { firstToken = 0, endToken = 0 } = scene.doc.sentences[sentence] ?? {};
  const spots: Spot[] = [];
  for (let at = firstToken; at < endToken; at++) {
    if (!BEFORE_NOUNS.test(scene.tokens[at]?.lower ?? '')) continue;
    const spot = placeMeant(scene, at + 1, firstToken);
    if (spot) spots.push({ ...spot, at: scene.tokens[at + 1]?.start ?? spot.start });
  }
  return spots;
});

function nouns(scene: Scene, draft: Draft): Spot[] {
  const { quantity, counted } = draft;
  if (quantity.kind !== 'count') return [];
  const spots: Spot[] = [];
  const from = Math.max(quantity.after, counted.to);
  const headline = !isInBody(scene, draft);
  for (let at = from; at < from + NOUN_REACH; at++) {
    const word = wordAt(scene, at, quantity.from);
    if (word === '' || /^[;:]$/.test(word)) break;
    const spot = BEFORE_NOUNS.test(word) ? nounPlace(scene, at + 1, quantity.from, headline) : null;
    if (spot && distance(scene, spot, draft) < NEAR) spots.push(spot);
  }
  return spots;
}

/** Where a speaker is or is from: in the name of a source, behind the cue ("said in Kalen that"), or before it ("Speaking in Kalen, she"). */
export function isSpoken(scene: Scene, { sentence, quantity }: Draft, place: Span): boolean {
  const first = scene.doc.sentences[sentence]?.firstToken ?? 0;
  const opens = /^(?:speaking|talking|addressing|writing)$/.test(wordAt(scene, first, first));
  if (opens && place.start < quantity.start && !scene.doc.text.slice(scene.tokens[first]?.start, place.start).includes(',')) return true;
  return scene.attributionsIn(sentence).some(({ source, cue, contents }) => {
    // "voted to extend", "plans to build": a deed, not speech.
    const isDeed = contents.length > 0 && contents.every(({ start }) => /^to /i.test(scene.doc.text.slice(start, start + 3)));
    if (isDeed) return false;
    if (source !== null && source.start <= place.start && place.end <= source.end) return true;
    const isIn = (span: Span): boolean => contents.some((content) => content.start <= span.start && span.end <= content.end);
    return cue !== null && place.start >= cue.end && isIn(quantity) && !isIn(place);
  });
}

/** "two towns, including Kalen": an example of what is counted is not where all of it is. */
function isExample(scene: Scene, { quantity }: Draft, spot: Spot): boolean {
  if (spot.start < quantity.end) return false;
  return /\b(?:including|such as|among them|notably|especially|namely)\b[^,;—–]*$/i.test(scene.doc.text.slice(quantity.end, spot.start));
}

/** "76 villages were hit, in a report that counted 21 hurt in Kalen": another number's place. */
function isAnothers(scene: Scene, { quantity }: Draft, spot: Spot, neighbours: readonly Draft[]): boolean {
  const other = neighbours.find(({ quantity: { start } }) => start >= quantity.end && start < spot.start);
  return other !== undefined && /\b(?:which|where|who|that|whose)\b/.test(scene.doc.text.slice(quantity.end, other.quantity.start));
}

/** What stands before counts half more, and so does what another clause or a comma parts from the number. */
function distance(scene: Scene, spot: Spot, { quantity }: Draft): number {
  const start = spot.at ?? spot.start;
  const behind = start >= quantity.end;
  const between = behind ? scene.doc.text.slice(quantity.end, start) : scene.doc.text.slice(spot.at ?? spot.end, quantity.start);
  const parted = /;/.test(between) ? 400 : /,/.test(between) ? 30 : 0;
  // "76 villages were hit, which left 21 hurt in Kalen": another number's place.
  const others = behind && /,[^,]*\b(?:\d[\d,.]*\s|which|where)/.test(between) ? 200 : 0;
  return (behind ? 1 : 1.5) * between.length + parted + others;
}
