import type { RejectReason } from '../../schemas/sources.ts';
import type { Declared, ReadArticle, ReadReject, ReadResult } from '../article.ts';

/** A raw object as it was dropped. */
export interface RawObject {
  /** Its path in the drop; its ending tells the format where the bytes do not. */
  readonly key: string;
  readonly bytes: Uint8Array;
  /** Declared beside it: its sidecar NAME.meta.json, object metadata, or the fields of an `extract --jsonl` line. */
  readonly declared: Declared;
  /** Names that are no facts; each becomes a warning on the article. */
  readonly unknownFields?: readonly string[];
}

/** A raw object whose bytes were decoded. */
export interface TextObject extends RawObject {
  readonly content: string;
  /** What every article from it must say: how its encoding was guessed, unknown fields. */
  readonly warnings: readonly string[];
}

/** One reader a format: null where the object is not its own. */
export type ByteReader = (object: RawObject) => ReadResult | null;
export type Reader = (object: TextObject) => ReadResult | null;

export const rejectWith = (reason: RejectReason, detail: string, at: Partial<ReadReject> = {}): ReadResult => ({
  articles: [],
  rejects: [{ member_path: null, at_byte: null, ...at, reason, detail }],
});
export const oneArticle = (article: ReadArticle): ReadResult => ({ articles: [article], rejects: [] });

export const hasEnding = (key: string, endings: RegExp): boolean => endings.test(key.replace(/[?#].*$/s, ''));
