import type { ArticleRow, FigureRow } from '../schemas/tables.ts';
import { analyse } from './analyse.ts';
import type { ArticleRows, ReadReject } from './article.ts';
import type { ExtractInput } from './extract-object.ts';
import { readObject } from './read/read-object.ts';
import { extendVersions, type Version } from './versions.ts';

export interface VersionedInput extends ExtractInput {
  /** What the record holds of earlier drops, all members together, in the order in which they came. */
  readonly versions: readonly Version[];
  /** The inputs are those that the record was made of: a new reading is a better reader's, not a newspaper's correction. */
  readonly rereads: boolean;
}

/** The rows of a version that no longer stands. */
export interface PastVersion {
  readonly article: ArticleRow;
  readonly figures: FigureRow[];
}

export interface ExtractedArticle {
  readonly rows: ArticleRows;
  /** Earlier versions, oldest first, read by the current extractor. */
  readonly past: PastVersion[];
}

export interface VersionedExtraction {
  readonly articles: ExtractedArticle[];
  readonly rejects: ReadReject[];
  readonly versions: Version[];
}

/** Reads a raw object, extends the versions of its members where content changed, and extracts the rows of each. */
export function extractVersions(input: VersionedInput): VersionedExtraction {
  const { articles, rejects } = readObject(input);
  const byMember = new Map<string | null, Version[]>();
  for (const version of input.versions) {
    const own = byMember.get(version.article.member_path);
    if (own) own.push(version);
    else byMember.set(version.article.member_path, [version]);
  }
  const extracted = articles.map((article) => {
    const received_at = article.facts.received_at ?? input.declared.received_at ?? input.received_at;
    const next = { raw_version: input.raw_version, received_at, article };
    const own = extendVersions(byMember.get(article.member_path) ?? [], next, input.rereads);
    byMember.set(article.member_path, own);
    const past = own.slice(0, -1).map((version) => {
      const { article: row, figures } = rowsOf(input.key, version);
      return { article: row, figures };
    });
    return { rows: rowsOf(input.key, own[own.length - 1] ?? next), past };
  });
  return { articles: extracted, rejects, versions: [...byMember.values()].flat() };
}

const rowsOf = (raw_key: string, version: Version): ArticleRows =>
  analyse(version.article, { raw_key, raw_version: version.raw_version, received_at: version.received_at });
