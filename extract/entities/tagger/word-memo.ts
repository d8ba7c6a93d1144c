import { addWeights, type CrfModel } from '../../crf/crf-model.ts';
import { mixHash } from '../../crf/hash.ts';
import type { Lexicon } from './lexicon.ts';
import { addWordFeatures, REACH } from './token-features.ts';
import { BOUNDARY, describeWord, type WordAttributes } from './word-attributes.ts';

/** At so many word forms the memo begins anew: about 20 MB. */
const MOST = 20_000;

/** What is the same for a word form wherever it stands, looked up once and kept for the articles to come. */
export interface WordMemo {
  readonly describe: (form: string) => WordAttributes;
  /** What the word adds to the labels of the tokens around it, in steps: `size` numbers for each place from -REACH to REACH. */
  readonly weightsOf: (word: WordAttributes) => Int16Array;
}

export function newWordMemo(crf: CrfModel, lexicon: Lexicon): WordMemo {
  const words = new Map<string, WordAttributes>();
  const weights = new Map<WordAttributes, Int16Array>();
  const boundary = sumWeights(crf, BOUNDARY);
  const describe = (form: string): WordAttributes => {
    const known = words.get(form);
    if (known) return known;
    if (words.size >= MOST) {
      words.clear();
      weights.clear();
    }
    const word = describeWord(form, lexicon);
    words.set(form, word);
    return word;
  };
  const weightsOf = (word: WordAttributes): Int16Array => {
    if (word === BOUNDARY) return boundary;
    const known = weights.get(word);
    if (known) return known;
    const sums = sumWeights(crf, word);
    weights.set(word, sums);
    return sums;
  };
  return { describe, weightsOf };
}

function sumWeights(crf: CrfModel, word: WordAttributes): Int16Array {
  const { size } = crf.labels;
  const all = new Int16Array((2 * REACH + 1) * size);
  const sums = new Int32Array(size);
  for (let offset = -REACH; offset <= REACH; offset++) {
    sums.fill(0);
    addWordFeatures(word, offset, (template, value) => addWeights(crf, mixHash(template, value), sums));
    all.set(sums, (offset + REACH) * size);
  }
  return all;
}
