import { hashText, mixHash } from '../../crf/hash.ts';
import { indexHashes } from '../../crf/hash-index.ts';
import { type PackedFile, readKeys, sectionOf, unpack } from '../../crf/packed.ts';

export const LEXICON_FORMAT = 'wirehouse-lexicon-1';
export const KEY_BITS = 28;

/** What a listed phrase may name; its number is its bit. */
export const PHRASE_KINDS = ['city', 'country', 'place', 'org', 'person', 'norp', 'event', 'thing'] as const;
export type PhraseKind = (typeof PHRASE_KINDS)[number];

export const FIRST_NAME = 1;
export const COMMON_SURNAME = 2;
export const SURNAME = 4;

/** Word clusters from word vectors, and names of the world, all by hash: see training/build-lexicon.ts and the lexicon's card. */
export interface Lexicon {
  /** Clusters of a lower-case word, fine to coarse; 0 where it is unknown. */
  readonly fine: (wordHash: number) => number;
  readonly middleOf: Uint16Array;
  readonly coarseOf: Uint16Array;
  /** Bits of FIRST_NAME, COMMON_SURNAME, SURNAME. */
  readonly nameBits: (wordHash: number) => number;
  /** Bits of PHRASE_KINDS. */
  readonly phraseBits: (phraseHash: number) => number;
  readonly longestPhrase: number;
}

/** The hash of a phrase is folded over the hashes of its lower-case tokens, from the left. */
export const extendPhrase = (phraseHash: number, wordHash: number): number => mixHash(phraseHash, wordHash);
export const hashPhrase = (tokens: readonly string[]): number => tokens.reduce((hash, token) => extendPhrase(hash, hashText(token.toLowerCase())), 0);

const wordsOf = (bytes: Uint8Array): Uint16Array => new Uint16Array(bytes.slice().buffer);

/** Makes the packed lexicon ready for use. */
export function readLexicon(file: PackedFile): Lexicon {
  const sections = unpack(file, LEXICON_FORMAT);
  const words = indexHashes(readKeys(sections, 'words'), KEY_BITS);
  const clusters = wordsOf(sectionOf(sections, 'clusters'));
  const names = sectionOf(sections, 'names');
  const phrases = indexHashes(readKeys(sections, 'phrases'), KEY_BITS);
  const kinds = sectionOf(sections, 'kinds');
  const at = (index: { find: (hash: number) => number }, values: ArrayLike<number>) => (hash: number) => {
    const row = index.find(hash);
    return row < 0 ? 0 : (values[row] ?? 0);
  };
  return {
    fine: at(words, clusters),
    middleOf: wordsOf(sectionOf(sections, 'middle')),
    coarseOf: wordsOf(sectionOf(sections, 'coarse')),
    nameBits: at(words, names),
    phraseBits: at(phrases, kinds),
    longestPhrase: 6,
  };
}
