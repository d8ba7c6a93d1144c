import reference from '../../seeds/reference/named-numbers.json' with { type: 'json' };
import { isPlural } from '../text/lemma.ts';
import { isInBody, type Scene, wordAt } from './scene.ts';
import { unitAt } from './units.ts';

const STREETS = new Set(reference.streets);
const SORTS = new Set(reference.sorts);
const CALLS = new Set(reference.calls);
const LONGEST_STREET = 4;

const textAt = ({ tokens }: Scene, at: number, from: number): string =>
  tokens[at]?.sentence === tokens[from]?.sentence ? (tokens[at]?.text ?? '') : '';
const isCapital = (text: string): boolean => /^\p{Lu}/u.test(text);
const isTied = ({ tokens }: Scene, at: number): boolean => tokens[at]?.spaced === false && tokens[at]?.sentence === tokens[at - 1]?.sentence;

/** "619 Waddell Avenue": a house. */
export function isHouseNumber(scene: Scene, at: number): boolean {
  if (!/^\d{1,5}$/.test(textAt(scene, at, at))) return false;
  for (let ahead = at + 1; ahead <= at + LONGEST_STREET && isCapital(textAt(scene, ahead, at)); ahead++)
    if (ahead > at + 1 && STREETS.has(wordAt(scene, ahead, at))) return true;
  return false;
}

/** "a category 4 storm", "type 2 diabetes", "phase 3": a sort, not how many. */
export const isSort = (scene: Scene, at: number): boolean =>
  /^\d{1,3}$/.test(textAt(scene, at, at)) &&
  SORTS.has(wordAt(scene, at - 1, at)) &&
  !/^(?:[%$]|percent|million|billion)$/.test(wordAt(scene, at + 1, at));

/** "by calling 911", "dialled 112". */
export const isDialled = (scene: Scene, at: number): boolean =>
  /^\d{3,6}$/.test(textAt(scene, at, at)) &&
  CALLS.has(wordAt(scene, at - 1, at)) &&
  /^(?:[.,;:!?"”)]?|and|or|for|to|when|if|after|from|in|at)$/.test(wordAt(scene, at + 1, at));

/** "8chan", "the 49ers": letters tied to digits that are no unit. */
export const isTiedToLetters = (scene: Scene, at: number): boolean =>
  /^\d+$/.test(textAt(scene, at, at)) &&
  isTied(scene, at + 1) &&
  /^\p{L}{3,}$/u.test(textAt(scene, at + 1, at)) &&
  !/^(?:thousand|hundred|million|billion|trillion|mln|bln|mil|mio|trn|trln|lac|lacs|lakh|crore|crs|lkh|lkhs|percent|years?|months?|weeks?|days?|hours?|people|plus|odd|fold)$/.test(
    wordAt(scene, at + 1, at),
  ) &&
  unitAt(scene, at + 1, at, true) === null;

/** "Goody Two-Shoes", "Three-Fingered Jack": a name begins or goes on with a number word. */
export const isNameWord = (scene: Scene, at: number): boolean =>
  isCapital(textAt(scene, at, at)) &&
  isInBody(scene, { sentence: scene.tokens[at]?.sentence ?? 0 }) &&
  /^[\p{L},]/u.test(textAt(scene, at - 1, at)) &&
  /^[-‑]$/.test(textAt(scene, at + 1, at)) &&
  isTied(scene, at + 1) &&
  isCapital(textAt(scene, at + 2, at));

/** "the 2020 census": a year before a noun in the singular. */
export const isYearOf = (scene: Scene, at: number): boolean =>
  /^(?:19|20)\d\d$/.test(textAt(scene, at, at)) &&
  /^(?:the|this|that|its|his|her|their|upcoming|previous|last|next|annual)$/.test(wordAt(scene, at - 1, at)) &&
  scene.tokens[at + 1]?.kind === 'word' &&
  /^\p{Ll}{3,}$/u.test(textAt(scene, at + 1, at)) &&
  !isPlural(wordAt(scene, at + 1, at)) &&
  unitAt(scene, at + 1, at, true) === null;

const YEARLY =
  /^(?:sales|revenues?|profits?|earnings|income|budget|forecast|guidance|results|report|data|figures|output|production|growth|target|model|edition|season|election|campaign|championship|tour|film|album|study|survey)$/;

/** "Borex 2018 sales", "the firm's 2018 results": a year before what it is the year of. */
export const isYearOfSales = (scene: Scene, at: number): boolean =>
  /^(?:19[89]\d|20[0-4]\d)$/.test(textAt(scene, at, at)) &&
  (/^['’]s$/.test(wordAt(scene, at - 1, at)) || isCapital(textAt(scene, at - 1, at))) &&
  YEARLY.test(wordAt(scene, at + 1, at));

/** "fifteen cases per 100,000 people": what a rate is over, which the row of the rate keeps. */
export const isBase = (scene: Scene, at: number): boolean =>
  wordAt(scene, at - 1, at) === 'per' ||
  (wordAt(scene, at - 2, at) === 'for' && wordAt(scene, at - 1, at) === 'every' && /^\d/.test(textAt(scene, at, at)));

/** "the 707 was", "two 707s", "Unit 77 sang": a number that the article uses in a name elsewhere, with nothing counted behind it. */
export function isNamedElsewhere(scene: Scene, at: number): boolean {
  const text = textAt(scene, at, at);
  if (!/^\d{2,4}$/.test(text)) return false;
  const leads = namesWith(scene).get(text);
  if (!leads) return false;
  const before = textAt(scene, at - 1, at);
  if (isCapital(before) && leads.has(before.toLowerCase()) && !isPlural(wordAt(scene, at + 1, at))) return true;
  if (text.length < 3) return false;
  const next = wordAt(scene, at + 1, at);
  if (isTied(scene, at + 1) && next === 's') return true;
  return (
    /^(?:the|a|an|this|that|its|and|or|any)$/.test(wordAt(scene, at - 1, at)) &&
    !(scene.tokens[at + 1]?.kind === 'word' && isPlural(next)) &&
    unitAt(scene, at + 1, at, true) === null
  );
}

const MEMORY = new WeakMap<Scene, ReadonlyMap<string, ReadonlySet<string>>>();

/** Digits within the article's names of things, with the words that stand before them there. */
function namesWith(scene: Scene): ReadonlyMap<string, ReadonlySet<string>> {
  const known = MEMORY.get(scene);
  if (known) return known;
  const found = new Map<string, Set<string>>();
  for (const [at, { text, kind }] of scene.tokens.entries()) {
    if (kind !== 'number' || !/^\d{2,4}$/.test(text) || scene.timeAt.has(at)) continue;
    const before = scene.tokens[at - 1];
    const name = scene.nameAt.get(at);
    const inName = name !== undefined && name.start < (scene.tokens[at]?.start ?? 0) && /^(?:PRODUCT|ORG|FAC|EVENT|WORK_OF_ART)$/.test(name.row.type);
    if (!before || !isCapital(before.text) || before.sentence !== scene.tokens[at]?.sentence) continue;
    if (!inName && !MAKERS.has(before.lower)) continue;
    const leads = found.get(text) ?? new Set<string>();
    found.set(text, leads.add(before.lower));
  }
  MEMORY.set(scene, found);
  return found;
}
const MAKERS = new Set(reference.makers);
