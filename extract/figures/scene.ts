import type { EntityRow, FigureRow, MentionRow, TimeRow } from '../../schemas/tables.ts';
import words from '../../seeds/reference/function-words.json' with { type: 'json' };
import type { FoundAttribution } from '../attributions/found-attribution.ts';
import type { Doc, Found, Token } from '../document.ts';

/** A number before its slots are filled. Token indices are half-open. */
export interface Quantity {
  /** Tokens of the number itself: sign, digits or words, scale, percent sign. */
  readonly from: number;
  readonly to: number;
  /** UTF-16 span of it. */
  readonly start: number;
  readonly end: number;
  /** Where what follows the number and its unit begins. */
  readonly after: number;
  readonly kind: FigureRow['kind'];
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly isWord: boolean;
  readonly unit?: string | null;
  readonly unitCode?: string | null;
  readonly perUnit?: string | null;
  /** Set where the form of the number itself says so ("dozens": at_least). */
  readonly modifier?: FigureRow['modifier'];
  readonly rule: string;
}

export interface Scene {
  readonly doc: Doc;
  readonly tokens: readonly Token[];
  readonly times: readonly Found<TimeRow>[];
  readonly mentions: readonly Found<MentionRow>[];
  readonly entities: ReadonlyMap<string, EntityRow>;
  readonly attributions: readonly FoundAttribution[];
  /** The country that the article names first: whose crowns and rupees it counts in, where no dateline says. */
  readonly home: string | null;
  /** The dateline's own span: where and when the report was filed, not where things happened. Empty where there is none. */
  readonly dateline: { readonly start: number; readonly end: number };
  /** What starts in a sentence; attributions: whose source or content reaches into it. */
  readonly timesIn: (sentence: number) => readonly Found<TimeRow>[];
  readonly mentionsIn: (sentence: number) => readonly Found<MentionRow>[];
  readonly attributionsIn: (sentence: number) => readonly FoundAttribution[];
  /** The time expression that a token lies in. */
  readonly timeAt: ReadonlyMap<number, Found<TimeRow>>;
  /** The name that a token lies in. */
  readonly nameAt: ReadonlyMap<number, Found<MentionRow>>;
}

const setOf = (text: string): ReadonlySet<string> => new Set(text.split(' '));
export const DETERMINERS = setOf(words.determiners);
export const PREPOSITIONS = setOf(words.prepositions);
export const CONJUNCTIONS = setOf(words.conjunctions);
export const PRONOUNS = setOf(words.pronouns);
export const RELATIVES = setOf(words.relative);
export const AUXILIARIES = setOf(words.auxiliaries);
export const NEGATIONS = setOf(words.negations);
export const ADVERBS = setOf(words.adverbs);

const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  [AUXILIARIES, PREPOSITIONS, CONJUNCTIONS, PRONOUNS, RELATIVES, DETERMINERS, ADVERBS, NEGATIONS].flatMap((list) => [...list]),
);
/** Whether a word, lower case, is in one of these lists. */
export const isFunction = (word: string): boolean => FUNCTION_WORDS.has(word);

/** The lower-case word of a token, '' outside the sentence of `from`. */
export function wordAt({ tokens }: Scene, at: number, from: number): string {
  const token = tokens[at];
  return token && token.sentence === tokens[from]?.sentence ? token.lower : '';
}

/** Past a hyphen at a token, spaced or not; the token itself where it is none. */
export const pastHyphen = (scene: Scene, at: number, from: number): number => (/^[-‑]$/.test(wordAt(scene, at, from)) ? at + 1 : at);

/** The words from one token to another, lower case. */
export const phraseAt = (scene: Scene, from: number, to: number): string => {
  const words: string[] = [];
  for (let at = from; at < to; at++) words.push(wordAt(scene, at, from));
  return words.join(' ');
};

/** The text that tokens take up. */
export const spanOf = ({ tokens }: Scene, from: number, to: number): { readonly start: number; readonly end: number } => ({
  start: tokens[from]?.start ?? 0,
  end: tokens[to - 1]?.end ?? 0,
});

export function textOf(scene: Scene, from: number, to: number): string {
  const { start, end } = spanOf(scene, from, to);
  return scene.doc.text.slice(start, end);
}

/** Whether a sentence is of the article's body, not of its headline or dek. */
export const isInBody = ({ doc }: Scene, { sentence }: { readonly sentence: number }): boolean =>
  doc.paragraphs[doc.sentences[sentence]?.paragraph ?? 0]?.part === 'body';

/** What is read of a sentence, read once. */
export function oncePerSentence<T extends object>(read: (scene: Scene, sentence: number) => T): (scene: Scene, sentence: number) => T {
  const memory = new WeakMap<Scene, Map<number, T>>();
  return (scene, sentence) => {
    const known = memory.get(scene) ?? new Map<number, T>();
    memory.set(scene, known);
    let found = known.get(sentence);
    if (!found) {
      found = read(scene, sentence);
      known.set(sentence, found);
    }
    return found;
  };
}

/** Whether an offset lies in the dateline. */
export const isInDateline = ({ dateline }: Scene, { start }: { readonly start: number }): boolean => start >= dateline.start && start < dateline.end;
