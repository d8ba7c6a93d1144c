import type { ReadReject } from '../extract/article.ts';
import type { ExtractedArticle, PastVersion } from '../extract/extract-versions.ts';
import { sourceIdOf } from '../extract/ids.ts';
import type { Version } from '../extract/versions.ts';
import { inParallel } from '../lake/in-parallel.ts';
import type { Store } from '../lake/store.ts';
import type { RejectReason, SOURCE_STATES } from '../schemas/sources.ts';
import type { ArticleVersionRow, FigureVersionRow, Rows } from '../schemas/tables.ts';

/** What was understood of one raw object: everything in the tables is a function of the records alone. */
export interface LakeRecord {
  readonly format: 1;
  readonly raw_key: string;
  readonly state: (typeof SOURCE_STATES)[number];
  readonly reason: RejectReason | null;
  readonly detail: string | null;
  /** Rises with every write, so that a record's ETag never comes back. */
  readonly revision: number;
  readonly extractor_generation: number;
  readonly extractor_version: string;
  /** The inputs that it was made of; null where they were gone or never there. */
  readonly raw: { readonly etag: string; readonly version: string; readonly last_modified: string } | null;
  readonly meta: { readonly etag: string; readonly last_modified: string } | null;
  /** The raw version that the rows are of: differs from raw.version after a failure. */
  readonly rows_version: string | null;
  /** How often reading these inputs has ended the process that did it; 0 where it never has. */
  readonly attempt: number;
  /** Every partition that rows of this object ever lay in; only grows. */
  readonly months: readonly string[];
  readonly articles: readonly ExtractedArticle[];
  readonly rejects: readonly ReadReject[];
  readonly versions: readonly Version[];
}

/** Sorts as the raw keys do, so that both listings merge in one pass. */
export const recordKey = (rawKey: string): string => `records/${rawKey}`;
/** The raw key whose record lies under a key. */
export const rawKeyOf = (key: string): string => key.slice(recordKey('').length);

export async function readRecord(lake: Store, rawKey: string): Promise<{ record: LakeRecord; etag: string } | null> {
  const stored = await lake.get(recordKey(rawKey));
  if (!stored) return null;
  const record = JSON.parse(new TextDecoder().decode(stored.bytes)) as LakeRecord;
  if (record.format !== 1) throw new Error(`${recordKey(rawKey)} has format ${record.format}; this version reads 1: install a newer wirehouse`);
  return { record, etag: stored.etag };
}

/** A bucket answers one read in some ten milliseconds, and many at once in the same; a few are read one after another. */
const READS_AT_ONCE = 32;
const FEW = 4;

/** Records in the order of their keys, null where there is none. */
export const readRecords = (lake: Store, rawKeys: readonly string[]): Promise<Awaited<ReturnType<typeof readRecord>>[]> =>
  inParallel(rawKeys, Math.min(READS_AT_ONCE, Math.ceil(rawKeys.length / FEW)), (key) => readRecord(lake, key));

export const recordBytes = (record: LakeRecord): Uint8Array => new TextEncoder().encode(JSON.stringify(record));

/** The rows of every table that a record stands for; those that depend on other articles are derive's. */
export function rowsOfRecord(record: LakeRecord, etag: string): Omit<Rows, 'duplicates'> {
  const of = record.articles;
  const ids = { raw_key: record.raw_key, source_id: sourceIdOf(record.raw_key) };
  return {
    articles: of.map(({ rows }) => rows.article),
    entities: of.flatMap(({ rows }) => rows.entities),
    mentions: of.flatMap(({ rows }) => rows.mentions),
    figures: of.flatMap(({ rows }) => rows.figures),
    times: of.flatMap(({ rows }) => rows.times),
    attributions: of.flatMap(({ rows }) => rows.attributions),
    sentences: of.flatMap(({ rows }) => rows.sentences),
    article_versions: of.flatMap((article) => versionsOf(article).map(({ at, ...version }): ArticleVersionRow => ({ ...version.article, ...at }))),
    figure_versions: of.flatMap((article) =>
      versionsOf(article).flatMap(({ at, ...version }) => {
        const { raw_version, received_at } = version.article;
        return version.figures.map((figure): FigureVersionRow => ({ ...figure, raw_version, received_at, ...at }));
      }),
    ),
    sources: [
      {
        ...ids,
        state: record.state,
        reason: record.reason,
        detail: record.detail,
        revision: record.revision,
        record_etag: etag,
        raw_version: record.raw?.version ?? null,
        raw_etag: record.raw?.etag ?? null,
        raw_last_modified: record.raw?.last_modified ?? null,
        meta_etag: record.meta?.etag ?? null,
        meta_last_modified: record.meta?.last_modified ?? null,
        article_count: record.articles.length,
        rows_version: record.rows_version,
        extractor_version: record.extractor_version,
      },
    ],
    rejects: record.rejects.map((reject) => ({ ...ids, raw_version: record.raw?.version ?? null, ...reject })),
  };
}

/** All versions of an article, oldest first, each with its number and the time in which it stood. */
function versionsOf({ rows, past }: ExtractedArticle): (PastVersion & { at: Pick<ArticleVersionRow, 'version' | 'valid_from' | 'valid_to'> })[] {
  const all: PastVersion[] = [...past, { article: rows.article, figures: rows.figures }];
  return all.map((version, index) => ({
    ...version,
    at: { version: index + 1, valid_from: version.article.received_at, valid_to: all[index + 1]?.article.received_at ?? null },
  }));
}

/** The partitions that a record's articles and their versions lie in. */
export const monthsOf = (articles: readonly ExtractedArticle[]): string[] => [
  ...new Set(articles.flatMap(({ rows, past }) => [rows.article, ...past.map((version) => version.article)].map((row) => row.published_month))),
];
