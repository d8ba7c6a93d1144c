import type { Doc } from '../../document.ts';
import { extendPhrase, type Lexicon, PHRASE_KINDS } from './lexicon.ts';
import { describeWord, type WordAttributes } from './word-attributes.ts';

/** Only what the tagger reads of a document, so that training needs no article row. */
export type TaggedText = Pick<Doc, 'sentences' | 'tokens'>;

/** The tokens of an article as the feature templates see them. */
export interface TokenView {
  readonly text: TaggedText;
  readonly attributes: readonly WordAttributes[];
  /** Two bits a phrase kind: 0 not listed, 1 begins a listed phrase, 2 goes on in one, 3 is one alone. */
  readonly listed: Int32Array;
  /** How the sentence of each token is written: see sentenceStyles. */
  readonly style: Uint8Array;
  /** 1 for an article with a wire's dated line ("OSLO 1996-05-17"): its desk has conventions of its own for names. */
  readonly house: number;
  /** 1 where a capital stands within two tokens: names are looked for only there. */
  readonly nearCapital: Uint8Array;
  /** 1 where the article also has the word in lower case. */
  readonly alsoLower: Uint8Array;
}

/** Looks every token up once. `describe` may remember words of other articles. */
export function viewTokens(text: TaggedText, lexicon: Lexicon, describe = (form: string): WordAttributes => describeWord(form, lexicon)): TokenView {
  const known = new Map<string, WordAttributes>();
  const lowered = new Set<string>();
  const attributes = text.tokens.map((token) => {
    let word = known.get(token.text);
    if (!word) {
      word = describe(token.text);
      known.set(token.text, word);
      if (word.casing === 'lower') lowered.add(token.text);
    }
    return word;
  });
  const alsoLower = Uint8Array.from(text.tokens, (token, at) => (attributes[at]?.casing !== 'lower' && lowered.has(token.lower) ? 1 : 0));
  return {
    text,
    attributes,
    listed: listedPhrases(text, attributes, lexicon),
    style: sentenceStyles(text, attributes),
    house: text.sentences.some((sentence) => isDatedLine(text, sentence)) ? 1 : 0,
    nearCapital: nearCapitals(text, attributes),
    alsoLower,
  };
}

/** A short line that ends with a date of numbers, year first. */
function isDatedLine({ tokens }: TaggedText, { firstToken, endToken }: { firstToken: number; endToken: number }): boolean {
  if (endToken - firstToken > 12) return false;
  const end = tokens
    .slice(Math.max(firstToken, endToken - 5), endToken)
    .map((token) => token.text)
    .join('');
  return /(?:19|20)\d\d-\d\d-\d\d$/.test(end);
}

function nearCapitals(text: TaggedText, attributes: readonly WordAttributes[]): Uint8Array {
  const near = new Uint8Array(text.tokens.length);
  for (const { firstToken, endToken } of text.sentences) {
    for (let at = firstToken; at < endToken; at++) {
      const casing = attributes[at]?.casing;
      if (casing !== 'lower' && casing !== 'none') near.fill(1, Math.max(firstToken, at - 2), Math.min(endToken, at + 3));
    }
  }
  return near;
}

/** Marks the longest listed phrase of each kind from left to right; a phrase has a capital or digit first. */
function listedPhrases(text: TaggedText, attributes: readonly WordAttributes[], lexicon: Lexicon): Int32Array {
  const listed = new Int32Array(text.tokens.length);
  const nextFree = new Int32Array(PHRASE_KINDS.length);
  for (const sentence of text.sentences) {
    nextFree.fill(sentence.firstToken);
    for (let from = sentence.firstToken; from < sentence.endToken; from++) {
      const casing = attributes[from]?.casing;
      if (casing === 'lower' || casing === 'none') continue;
      const longest = new Int32Array(PHRASE_KINDS.length);
      let hash = 0;
      for (let to = from; to < Math.min(from + lexicon.longestPhrase, sentence.endToken); to++) {
        hash = extendPhrase(hash, attributes[to]?.lower ?? 0);
        const bits = lexicon.phraseBits(hash);
        if (bits) for (let kind = 0; kind < PHRASE_KINDS.length; kind++) if (bits & (1 << kind)) longest[kind] = to + 1 - from;
      }
      longest.forEach((length, kind) => {
        if (length === 0 || from < (nextFree[kind] ?? 0)) return;
        nextFree[kind] = from + length;
        for (let at = from; at < from + length; at++) listed[at] = (listed[at] ?? 0) | ((length === 1 ? 3 : at === from ? 1 : 2) << (2 * kind));
      });
    }
  }
  return listed;
}

/** 1: all capitals; 2: nearly every word with a capital (a title); 3: no stop at its end; 4: opens the paragraph; else 0. */
function sentenceStyles(text: TaggedText, attributes: readonly WordAttributes[]): Uint8Array {
  const style = new Uint8Array(text.tokens.length);
  let paragraph = -1;
  for (const sentence of text.sentences) {
    let words = 0;
    let upper = 0;
    let capital = 0;
    for (let at = sentence.firstToken; at < sentence.endToken; at++) {
      const casing = attributes[at]?.casing;
      if (casing === 'none') continue;
      words++;
      if (casing === 'upper') upper++;
      if (casing !== 'lower') capital++;
    }
    const last = text.tokens[sentence.endToken - 1]?.text ?? '';
    const stops = /^[.!?"”’'…]/.test(last);
    const opens = sentence.paragraph !== paragraph;
    const kind = upper > 0.7 * words ? 1 : capital > 0.7 * words && words > 2 ? 2 : !stops ? 3 : opens ? 4 : 0;
    style.fill(kind, sentence.firstToken, sentence.endToken);
    paragraph = sentence.paragraph;
  }
  return style;
}
