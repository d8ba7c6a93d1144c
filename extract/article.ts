import type { PUBLISHED_BASES } from '../schemas/articles.ts';
import type { RejectReason } from '../schemas/sources.ts';
import type { ArticleRow, AttributionRow, EntityRow, FigureRow, MentionRow, SentenceRow, TimeRow } from '../schemas/tables.ts';

export type PublishedBasis = (typeof PUBLISHED_BASES)[number];

/** The names under which sidecars, object metadata and JSONL fields declare facts. */
export interface Declared {
  headline?: string;
  alternative_headline?: string;
  authors?: string[];
  /** A bare date is a day, never an instant. */
  published_at?: string;
  modified_at?: string;
  received_at?: string;
  publisher?: string;
  news_agency?: string;
  section?: string;
  keywords?: string[];
  url?: string;
  language?: string;
}

/** What a reader learned about the article beside its text. Declared beats found: readers merge before they answer. */
export interface Facts extends Declared {
  byline?: string;
  canonical_url?: string;
  image_url?: string;
  description?: string;
  /** The publication's own day where published_at, in UTC, may fall on another. */
  published_day?: string;
  /** What published_at rests on; absent where published_at is. */
  published_basis?: PublishedBasis;
}

/** One article as read: the stage between bytes and rows, and what `versions` of a record keep. JSON. */
export interface ReadArticle {
  /** null where the raw object is the article. */
  readonly member_path: string | null;
  readonly source_format: string;
  /** Headline, dek and paragraphs parted by one empty line, NFC, no trailing blanks (JSONL: as given). */
  readonly text: string;
  /** UTF-16 offsets; 0 where the part is missing. */
  readonly headline_end: number;
  readonly body_start: number;
  readonly facts: Facts;
  readonly warnings: readonly string[];
}

export interface ReadReject {
  readonly member_path: string | null;
  readonly reason: RejectReason;
  /** What is wrong and what to do about it. */
  readonly detail: string;
  readonly at_byte: number | null;
}

export interface ReadResult {
  readonly articles: ReadArticle[];
  readonly rejects: ReadReject[];
}

/** All rows of one article. */
export interface ArticleRows {
  readonly article: ArticleRow;
  readonly entities: EntityRow[];
  readonly mentions: MentionRow[];
  readonly figures: FigureRow[];
  readonly times: TimeRow[];
  readonly attributions: AttributionRow[];
  readonly sentences: SentenceRow[];
}

/** What an analysis needs to know beside the article. */
export interface ArticleContext {
  readonly raw_key: string;
  readonly raw_version: string | null;
  /** When the content was first dropped, ISO 8601; null where unknown (the command line). */
  readonly received_at: string | null;
}
