import type { MentionRow } from '../../schemas/tables.ts';
import { type Found, type Sentence, tokenAt } from '../document.ts';
import { lookUp } from '../entities/gazetteer.ts';
import type { Draft } from './draft.ts';
import { isFacility, isLocated, isPlace, liesIn, type Spot, spotOf, toldBy, wordsAt } from './located.ts';
import { isInDateline, type Scene, wordAt } from './scene.ts';

type Mention = Found<MentionRow>;

/** A name at which something happens. */
export function isSpot(scene: Scene, mention: Mention): boolean {
  const known = SPOTS.get(mention);
  if (known !== undefined) return known;
  const spot = !isInDateline(scene, mention) && (((isPlace(mention) || isFacility(mention)) && isLocated(scene, mention)) || liesIn(scene, mention));
  SPOTS.set(mention, spot);
  return spot;
}
const SPOTS = new WeakMap<Mention, boolean>();

/** "Norvia's Lorne Islands", "the Grey Sea port of Kalen": what a name of a place helps to tell, else itself. */
export function possessed(scene: Scene, mention: Mention): Mention {
  const told = toldBy(scene, mention) ?? landmarkOf(scene, mention);
  if (told) return told;
  const after = tokenAt(scene.doc, mention.end - 1) + 1;
  if (!/^['’]s?$/.test(wordAt(scene, after, after - 1))) return mention;
  for (let at = after + 1; at <= after + 2; at++) {
    const next = scene.nameAt.get(at);
    if (next && isPlace(next)) return next;
  }
  return mention;
}

/** "near Mount Lorne in Kalen", "on Route 7 in Kalen": the town that a landmark lies in. */
function landmarkOf(scene: Scene, mention: Mention): Mention | null {
  const from = tokenAt(scene.doc, mention.start);
  const after = tokenAt(scene.doc, mention.end - 1) + 1;
  const isRoad = wordAt(scene, from - 1, from) === 'on' && ROADS.test(mention.row.exact);
  if (!(isRoad || wordAt(scene, from - 1, from) === 'near') || wordAt(scene, after, from) !== 'in') return null;
  const town = scene.nameAt.get(after + 1);
  return town && isPlace(town) && !isCountry(scene, town) ? town : null;
}
const ROADS = /^(?:Route|Highway|Interstate|Road)\b|\b(?:Route|Highway|Motorway|Road|Street|Avenue|Freeway|Expressway)$/;

/** Where the opening says it happened, sentence by sentence: the whole world, a building, a town before a country, else whom it begins with. */
export function opensAt(scene: Scene, opening: readonly Sentence[]): Spot | null {
  for (const { firstToken, endToken, start } of opening) {
    const index = scene.tokens[firstToken]?.sentence ?? 0;
    const world = scene.tokens.slice(firstToken, endToken).findIndex(({ lower }) => lower === 'worldwide');
    if (world >= 0) return wordsAt(scene, firstToken + world, firstToken + world + 1);
    const spoken = scene.attributionsIn(index).flatMap(({ source }) => (source ? [source] : []));
    const named = scene.mentionsIn(index).filter((mention) => !spoken.some((source) => source.start <= mention.start && mention.end <= source.end));
    // Where someone stands trial is not where it happened.
    const spots = named.filter((mention) => isSpot(scene, mention) && !/\bCourt\b/.test(mention.row.exact));
    const spot = spots.find(isFacility) ?? spots.find((one) => !isCountry(scene, one)) ?? spots[0];
    if (spot) return spotOf((isCountry(scene, spot) ? ofHeadline(scene, opening) : null) ?? possessed(scene, spot));
    const head = named.find((mention) => isPlace(mention) && mention.start === start && !isInDateline(scene, mention));
    if (head) return spotOf(head);
  }
  const headline = ofHeadline(scene, opening);
  if (headline) return spotOf(headline);
  const any = opening
    .flatMap((sentence) => scene.mentionsIn(scene.tokens[sentence.firstToken]?.sentence ?? 0))
    .filter((mention) => isPlace(mention) && mention.row.type === 'GPE');
  const told = any.find((mention) => !isInDateline(scene, mention)) ?? any[0];
  return told ? spotOf(told) : filedAt(scene);
}

/** "KALEN (Reuters)": the town of a dateline, where the reader of names saw none. */
function filedAt({ doc, dateline: { start, end } }: Scene): Spot | null {
  const town = doc.article.dateline_place === null ? null : /^[^,(\d]*[^,(\d\s]/.exec(doc.text.slice(start, end));
  return town ? { start, end: start + town[0].length, mention: null } : null;
}

export const isCountry = (scene: Scene, { row }: Mention): boolean =>
  lookUp(scene.entities.get(row.entity_id)?.name ?? row.exact)?.isCountry === true || lookUp(row.exact)?.isCountry === true;

/** A town or province that the headline names, and the opening too. */
function ofHeadline(scene: Scene, opening: readonly Sentence[]): Mention | null {
  const head = scene.mentionsIn(0).filter((mention) => isPlace(mention) && !isCountry(scene, mention));
  const again = new Set(
    opening.flatMap(({ firstToken }) => scene.mentionsIn(scene.tokens[firstToken]?.sentence ?? 0)).map(({ row }) => row.entity_id),
  );
  return head.find(({ row, start }) => again.has(row.entity_id) && start < (opening[0]?.start ?? 0)) ?? null;
}

/** The place that the sentences of victims name most often, the first among equals. */
export function placeOfVictims(scene: Scene, victims: readonly Draft[]): Spot | null {
  const counts = new Map<string, { mention: Found<MentionRow>; n: number }>();
  for (const sentence of new Set(victims.map((draft) => draft.sentence))) {
    const mention = scene.mentionsIn(sentence).find((one) => isSpot(scene, one));
    if (mention)
      counts.set(mention.row.entity_id, {
        mention: counts.get(mention.row.entity_id)?.mention ?? mention,
        n: (counts.get(mention.row.entity_id)?.n ?? 0) + 1,
      });
  }
  const most = [...counts.values()].sort((one, other) => other.n - one.n)[0];
  return most ? spotOf(most.mention) : null;
}
