import { singularOf } from '../text/lemma.ts';
import { type Scene, wordAt } from './scene.ts';

export interface FoundPhrase<T> {
  readonly value: T;
  /** As the table has it, in the singular. */
  readonly phrase: string;
  /** Token index, exclusive. */
  readonly end: number;
}

export type PhraseTable<T> = (scene: Scene, at: number, from: number) => FoundPhrase<T> | null;

/** Names of one or more words, found by their first; the last may stand in the plural. The longest wins. */
export function phraseTable<T>(entries: ReadonlyMap<string, T>): PhraseTable<T> {
  const byTokens = new Map<string, { value: T; phrase: string }>();
  const lengths = new Map<string, number>();
  for (const [phrase, value] of entries) {
    const tokens = tokensOf(phrase);
    const first = tokens[0] ?? '';
    byTokens.set(tokens.join(' '), { value, phrase });
    lengths.set(first, Math.max(lengths.get(first) ?? 0, tokens.length));
  }
  return (scene, at, from) => {
    const first = wordAt(scene, at, from);
    if (first === '') return null;
    const length = Math.max(lengths.get(first) ?? 1, lengths.get(singularOf(first)) ?? 1);
    const words = [first];
    while (words.length < length) words.push(wordAt(scene, at + words.length, from).replace('‑', '-'));
    for (; words.length > 0; words.pop()) {
      const found = formsOf(words)
        .map((form) => byTokens.get(form))
        .find((one) => one !== undefined);
      if (found) return { ...found, end: at + words.length };
    }
    return null;
  };
}

/** As written; the last in the singular ("square miles"); the first too ("degrees celsius", "tons of TNT"). */
function formsOf(words: readonly string[]): readonly string[] {
  const last = singularOf(words[words.length - 1] ?? '');
  const lead = words.slice(0, -1);
  if (lead.length === 0) return [words[0] ?? '', last];
  const [first = '', ...rest] = lead;
  return [
    words.join(' '),
    [...lead, last].join(' '),
    [singularOf(first), ...rest, words[words.length - 1]].join(' '),
    [singularOf(first), ...rest, last].join(' '),
  ];
}

/** A phrase cut where an article's text would be. */
const tokensOf = (phrase: string): readonly string[] => phrase.match(/(?:\p{L}\.){2,}|[\p{L}\p{M}'’]+|[^\s]/gu) ?? [];

export interface FoundSign<T> {
  readonly value: T;
  readonly end: number;
}

export type SignTable<T> = (scene: Scene, at: number) => FoundSign<T> | null;

/** Signs of one or more tokens with no space between ("km²", "km/h", "GH₵"), case as written; the longest wins. */
export function signTable<T>(entries: ReadonlyMap<string, T>): SignTable<T> {
  const lengths = new Map<string, number>();
  for (const sign of entries.keys()) {
    const first = signTokens(sign)[0] ?? '';
    lengths.set(first, Math.max(lengths.get(first) ?? 0, sign.length));
  }
  return ({ tokens }, at) => {
    const token = tokens[at];
    const longest = token ? lengths.get(token.text) : undefined;
    if (!token || longest === undefined) return null;
    let best: FoundSign<T> | null = null;
    let text = '';
    for (let end = at; text.length < longest; end++) {
      const next = tokens[end];
      if (!next || next.sentence !== token.sentence || (end > at && next.spaced)) break;
      text += next.text;
      const value = entries.get(text);
      if (value !== undefined) best = { value, end: end + 1 };
    }
    return best;
  };
}

const signTokens = (sign: string): readonly string[] => sign.match(/(?:\p{L}\.){2,}\p{L}?|\p{L}[\p{L}\p{M}]*|[^\s]/gu) ?? [];
