import type { MentionRow } from '../../schemas/tables.ts';
import reference from '../../seeds/reference/place-nouns.json' with { type: 'json' };
import { type Found, sentenceAt } from '../document.ts';
import { singularOf } from '../text/lemma.ts';
import { isPlace, PLACE_NOUNS, type Spot, spotOf, wordsAt } from './located.ts';
import { isCountry } from './main-place.ts';
import { DETERMINERS, isInDateline, PREPOSITIONS, type Scene, wordAt } from './scene.ts';

const PARTS: ReadonlySet<string> = new Set(reference.parts.split(' '));
const ANAPHORS: ReadonlySet<string> = new Set(reference.anaphors.split(' '));
const COUNTRIES: ReadonlySet<string> = new Set(reference.countries.split(' '));
const MAX_WORDS = 4;
/** Mentions back in which the place meant is sought. */
const MAX_MENTIONS = 200;

/** "the forest", "a covered market", "schools and a cotton mill", "the gates of the mill": nouns of places, with an article or in the plural. */
export function nounPlace(scene: Scene, from: number, of: number, isHeadline = false): Spot | null {
  let at = from;
  const article = /^(?:the|an?)$/.test(wordAt(scene, at, of));
  if (article) at++;
  for (let length = 0; length < MAX_WORDS; length++, at++) {
    const word = wordAt(scene, at, of);
    if (word === '' || scene.tokens[at]?.kind !== 'word' || PREPOSITIONS.has(word)) return null;
    const next = wordAt(scene, at + 1, of);
    if (PARTS.has(word) && next === 'of') {
      const whole = nounPlace(scene, at + 2, of);
      if (whole) return { ...whole, start: scene.tokens[from]?.start ?? whole.start };
    }
    const noun = singularOf(word);
    if (!PLACE_NOUNS.has(noun)) continue;
    const goesOn = scene.tokens[at + 1]?.kind === 'word' && !PREPOSITIONS.has(next) && PLACE_NOUNS.has(singularOf(next));
    if (goesOn) continue;
    // "a plant outside Brenholm": the name says it better.
    if (PREPOSITIONS.has(next) && [2, 3].some((ahead) => isNamedPlace(scene, at + ahead))) return null;
    const isMeant = COUNTRIES.has(noun) || (ANAPHORS.has(noun) && !(noun === 'area' && length > 0));
    return (article || noun !== word || isHeadline) && !isMeant ? wordsAt(scene, from, at + 1) : null;
  }
  return null;
}

const isNamedPlace = (scene: Scene, at: number): boolean => {
  const name = scene.nameAt.get(at);
  return name !== undefined && isPlace(name);
};

/** "in the country", "in this city", "in her province": the place of that kind that was named last. */
export function placeMeant(scene: Scene, from: number, of: number): Spot | null {
  if (!DETERMINERS.has(wordAt(scene, from, of)) || /^(?:an?|each|every|another|other|no|both|some)$/.test(wordAt(scene, from, of))) return null;
  const word = wordAt(scene, from + 1, of);
  const wantsCountry = COUNTRIES.has(word);
  if (!(wantsCountry || ANAPHORS.has(word)) || /^(?:of|called|named)$/.test(wordAt(scene, from + 2, of))) return null;
  const end = lastBefore(scene, scene.tokens[from]?.start ?? 0) + 1;
  const fits = scene.mentions
    .slice(Math.max(0, end - MAX_MENTIONS), end)
    .filter((mention) => isPlace(mention) && !isInDateline(scene, mention) && isCountry(scene, mention) === wantsCountry);
  const last = fits.at(-1);
  const paragraph = scene.doc.sentences[scene.tokens[of]?.sentence ?? 0]?.paragraph;
  if (!last || scene.doc.sentences[sentenceAt(scene.doc, last.start)]?.paragraph === paragraph) return last ? spotOf(last) : null;
  const most = mostNamed(fits);
  return most ? spotOf(most) : null;
}

/** The one that is named most often, the last among equals. */
function mostNamed(mentions: readonly Found<MentionRow>[]): Found<MentionRow> | undefined {
  const counts = new Map<string, number>();
  for (const { row } of mentions) counts.set(row.entity_id, (counts.get(row.entity_id) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return mentions.findLast(({ row }) => counts.get(row.entity_id) === most);
}

/** The index of the last mention that starts before an offset. */
function lastBefore({ mentions }: Scene, offset: number): number {
  let low = 0;
  let high = mentions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((mentions[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
