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

/** Adds the features of every token of a sentence, and closes each. */
export function addTokenFeatures(
  rows: FeatureRows,
  view: TokenView,
  { firstToken, endToken: end }: { readonly firstToken: number; readonly endToken: number },
): void {
  const near = (at: number): WordAttributes => (at < firstToken || at >= end ? BOUNDARY : (view.attributes[at] ?? BOUNDARY));
  const add = (template: number, value: number): void => addFeature(rows, mixHash(template, value));
  for (let at = firstToken; at < end; at++) {
    // Far from every capital one feature says it all; it learns that there are no names.
    if (!view.nearCapital[at]) {
      add(FAR, 1);
      endToken(rows);
      continue;
    }
    const here = near(at);
    const before = near(at - 1);
    const after = near(at + 1);
    for (let offset = -2; offset <= 2; offset++) {
      const there = near(at + offset);
      add(WORD + offset, there.word);
      add(SHORT_SHAPE + offset, there.shortShape);
      add(FINE + offset, there.fine);
      add(MIDDLE + offset, there.middle);
      add(COARSE + offset, there.coarse);
    }
    for (const offset of [-4, -3, 0, 3, 4]) add(LOWER + offset, near(at + offset).lower);
    add(SHAPE, here.shape);
    here.prefixes.forEach((prefix, n) => {
      add(PREFIX + n, prefix);
    });
    here.suffixes.forEach((suffix, n) => {
      add(SUFFIX + n, suffix);
    });
    add(NEAR_SUFFIX, before.suffixes[2] ?? 0);
    add(NEAR_SUFFIX + 1, after.suffixes[2] ?? 0);

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
      add(NAME_BITS + offset, mixHash(near(there).nameBits, near(there).shortShape));
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
    endToken(rows);
  }
}
