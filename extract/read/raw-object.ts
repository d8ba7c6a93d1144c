import type { Declared, ReadResult } from '../article.ts';

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

/** One reader a format: null where the bytes are not its own. */
export type Reader = (object: RawObject) => ReadResult | null;
