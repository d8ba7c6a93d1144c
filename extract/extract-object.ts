import { analyse } from './analyse.ts';
import type { ArticleRows, ReadArticle, ReadReject } from './article.ts';
import type { RawObject } from './read/raw-object.ts';
import { readObject } from './read/read-object.ts';

export interface ExtractInput extends RawObject {
  readonly raw_version: string | null;
  readonly received_at: string | null;
}

export interface Extraction {
  /** As read, for the record's list of versions; same order as rows. */
  readonly read: ReadArticle[];
  readonly rows: ArticleRows[];
  readonly rejects: ReadReject[];
}

/** Bytes and declared facts in, rows out: the whole engine. Pure; throws only for bugs. */
export function extractObject(input: ExtractInput): Extraction {
  const { articles, rejects } = readObject(input);
  const context = { raw_key: input.key, raw_version: input.raw_version, received_at: input.declared.received_at ?? input.received_at };
  return { read: articles, rows: articles.map((article) => analyse(article, context)), rejects };
}
