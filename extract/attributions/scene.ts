import type { Sentence, Token } from '../document.ts';
import type { TextParts } from '../text/document.ts';
import { findQuotes, type Quote } from './quotes.ts';

/** Tokens from..to (exclusive). */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** What the rules look at: the tokens of the article with its quotations. */
export interface Scene {
  readonly doc: TextParts;
  readonly tokens: readonly Token[];
  readonly quotes: readonly Quote[];
  /** Per token the index of the quotation it is in (marks too), or -1. */
  readonly quoteAt: Int32Array;
  /** 1 where the token is (part of) a quotation mark. */
  readonly isMark: Uint8Array;
}

/** An attribution in tokens, before it becomes a row. */
export interface Proposal {
  readonly source: Range | null;
  readonly cue: Range | null;
  readonly lemma: string | null;
  readonly contents: readonly Range[];
  readonly negated: boolean;
  /** "a statement", and who relayed it. */
  readonly medium: readonly Range[];
  /** Kept even inside the words of another speaker. */
  readonly nested: boolean;
  readonly rule: string;
  readonly confidence: number;
}

interface MarkedSaying extends Pick<Proposal, 'source' | 'rule' | 'confidence'> {
  readonly lemma: string;
  readonly content: Range;
}

/** What a mark between a name and its words makes of them: "Roe: …", "“…” ― Roe". */
export const sayingMark = (at: number, { content, ...saying }: MarkedSaying): Proposal => ({
  ...saying,
  cue: { from: at, to: at + 1 },
  contents: [content],
  nested: true,
  negated: false,
  medium: [],
});

const NOTHING: Token = { start: 0, end: 0, text: '', lower: '', kind: 'punct', spaced: true, sentence: -1 };

export function sceneOf(doc: TextParts): Scene {
  const quotes = findQuotes(doc);
  const quoteAt = new Int32Array(doc.tokens.length).fill(-1);
  const isMark = new Uint8Array(doc.tokens.length);
  quotes.forEach((quote, index) => {
    quoteAt.fill(index, quote.from, quote.to);
    isMark.fill(1, quote.from, quote.inner.from);
    isMark.fill(1, quote.inner.to, quote.to);
  });
  return { doc, tokens: doc.tokens, quotes, quoteAt, isMark };
}

/** The token at an index; outside the article an empty mark that no rule matches. */
export const tokenOf = (scene: Scene, at: number): Token => scene.tokens[at] ?? NOTHING;
export const lowerOf = (scene: Scene, at: number): string => tokenOf(scene, at).lower;
export const sentenceOf = (scene: Scene, at: number): Sentence => {
  const sentence = scene.doc.sentences[tokenOf(scene, at).sentence];
  return sentence ?? { start: 0, end: 0, paragraph: 0, firstToken: at, endToken: at };
};
export const quoteOf = (scene: Scene, at: number): Quote | null => scene.quotes[scene.quoteAt[at] ?? -1] ?? null;
/** Whether two tokens stand in the same quotation, or both in none. */
export const sameQuote = (scene: Scene, a: number, b: number): boolean => (scene.quoteAt[a] ?? -1) === (scene.quoteAt[b] ?? -1);
export const textOf = (scene: Scene, range: Range): string =>
  range.to > range.from ? scene.doc.text.slice(tokenOf(scene, range.from).start, tokenOf(scene, range.to - 1).end) : '';
