import { addFeature, endToken, type FeatureRows } from '../../crf/features.ts';
import { mixHash } from '../../crf/hash.ts';
import { PHRASE_KINDS } from './lexicon.ts';
import type { TokenView } from './token-view.ts';
import { BOUNDARY, type WordAttributes } from './word-attributes.ts';

/**
 * The feature templates. Each has a number of its own; offsets add to it. Changing anything here means training anew: the
 * weights know features by these hashes alone.
 */
const WORD = 10;
const LOWER = 20;
const SHORT_SHAPE = 30;
const FINE = 40;
const MIDDLE = 50;
const COARSE = 60;
const SHAPE = 70;
const PREFIX = 80;
const SUFFIX = 90;
const NEAR_SUFFIX = 100;
const PAIR = 110;
const LISTED = 140;
const NAME_BITS = 240;
const PLACE = 250;
const FAR = 260;
const HOUSE = 270;

interface Bounds {
  readonly firstToken: number;
  readonly endToken: number;
}

/** How many words away a word is still seen, on both sides. */
export const REACH = 4;

/** Adds all features of every token of a sentence, and closes each. */
export function addTokenFeatures(rows: FeatureRows, view: TokenView, bounds: Bounds): void {
  const add = (template: number, value: number): void => addFeature(rows, mixHash(template, value));
  for (let at = bounds.firstToken; at < bounds.endToken; at++) {
    // Far from every capital one feature says it all; it learns that there are no names.
    if (view.nearCapital[at]) {
      for (let offset = -REACH; offset <= REACH; offset++) addWordFeatures(wordAt(view, at + offset, bounds), offset, add);
      addJointFeatures(view, at, bounds, add);
    } else add(FAR, 1);
    endToken(rows);
  }
}

export const wordAt = (view: TokenView, at: number, { firstToken, endToken: end }: Bounds): WordAttributes =>
  at < firstToken || at >= end ? BOUNDARY : (view.attributes[at] ?? BOUNDARY);

type Add = (template: number, value: number) => void;

/** Adds the features that a word alone gives a token which it stands `offset` behind. */
export function addWordFeatures(word: WordAttributes, offset: number, add: Add): void {
  const distance = Math.abs(offset);
  if (distance === 0 || distance > 2) add(LOWER + offset, word.lower);
  if (distance > 2) return;
  add(WORD + offset, word.word);
  add(SHORT_SHAPE + offset, word.shortShape);
  add(FINE + offset, word.fine);
  add(MIDDLE + offset, word.middle);
  add(COARSE + offset, word.coarse);
  if (distance > 1) return;
  add(NAME_BITS + offset, mixHash(word.nameBits, word.shortShape));
  if (offset !== 0) {
    add(NEAR_SUFFIX + (offset < 0 ? 0 : 1), word.suffixes[2] ?? 0);
    return;
  }
  add(SHAPE, word.shape);
  word.prefixes.forEach((prefix, n) => {
    add(PREFIX + n, prefix);
  });
  word.suffixes.forEach((suffix, n) => {
    add(SUFFIX + n, suffix);
  });
}

/** Adds the features that a token has from several words at once, from the lists, or from its place in the article. */
export function addJointFeatures(view: TokenView, at: number, bounds: Bounds, add: Add): void {
  const { firstToken, endToken: end } = bounds;
  const here = wordAt(view, at, bounds);
  const before = wordAt(view, at - 1, bounds);
  const after = wordAt(view, at + 1, bounds);
  const shape = here.shortShape;
  add(PAIR, mixHash(before.lower, here.lower));
  add(PAIR + 1, mixHash(here.lower, after.lower));
  add(PAIR + 2, mixHash(before.shortShape, shape));
  add(PAIR + 3, mixHash(shape, after.shortShape));
  add(PAIR + 4, mixHash(mixHash(before.shortShape, shape), after.shortShape));
  add(PAIR + 5, mixHash(before.middle, here.middle));
  add(PAIR + 6, mixHash(here.middle, after.middle));
  add(PAIR + 7, mixHash(before.lower, shape));
  add(PAIR + 8, mixHash(after.lower, shape));
  add(PAIR + 9, mixHash(mixHash(before.fine, shape), after.shortShape));
  add(PAIR + 10, mixHash(mixHash(after.fine, shape), before.shortShape));
  add(PAIR + 11, mixHash(here.middle, shape));

  for (let offset = -1; offset <= 1; offset++) {
    const there = at + offset;
    const listed = there < firstToken || there >= end ? 0 : (view.listed[there] ?? 0);
    for (let kind = 0; kind < PHRASE_KINDS.length; kind++) {
      const mark = (listed >> (2 * kind)) & 3;
      if (mark) add(LISTED + kind, mixHash(offset + 2, mark));
    }
  }
  add(NAME_BITS + 3, mixHash(mixHash(before.nameBits, here.nameBits), shape));
  add(NAME_BITS + 4, mixHash(mixHash(here.nameBits, after.nameBits), shape));

  const style = view.style[at] ?? 0;
  add(PLACE, mixHash(style, shape));
  add(PLACE + 1, mixHash(at === firstToken ? 1 : 0, shape));
  add(PLACE + 2, mixHash(mixHash(view.alsoLower[at] ?? 0, at === firstToken ? 1 : 0), shape));
  add(PLACE + 3, mixHash(style, here.middle));

  const house = mixHash(view.house, shape);
  add(HOUSE, house);
  add(HOUSE + 1, mixHash(house, here.lower));
  add(HOUSE + 2, mixHash(house, here.middle));
  add(HOUSE + 3, mixHash(house, before.middle));
  add(HOUSE + 4, mixHash(house, after.middle));
}
