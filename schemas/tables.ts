import { articles } from './articles.ts';
import { attributions } from './attributions.ts';
import { duplicates } from './derived.ts';
import { entities, mentions } from './entities.ts';
import { figures } from './figures.ts';
import { sentences } from './sentences.ts';
import { rejects, sources } from './sources.ts';
import type { RowOf, Table } from './table.ts';
import { times } from './times.ts';
import { articleVersions, figureVersions } from './versions.ts';

/** Every table of a lake, in the order in which docs show them. A new table is one file and one line here. */
export const TABLES = {
  articles,
  entities,
  mentions,
  figures,
  times,
  attributions,
  sentences,
  article_versions: articleVersions,
  figure_versions: figureVersions,
  duplicates,
  sources,
  rejects,
} as const;

export type TableName = keyof typeof TABLES;
export type Rows = { [N in TableName]: RowOf<(typeof TABLES)[N]>[] };
export const TABLE_NAMES = Object.keys(TABLES) as TableName[];
export const tableOf = (name: TableName): Table => TABLES[name] as unknown as Table;

export type ArticleRow = RowOf<typeof articles>;
export type EntityRow = RowOf<typeof entities>;
export type MentionRow = RowOf<typeof mentions>;
export type FigureRow = RowOf<typeof figures>;
export type TimeRow = RowOf<typeof times>;
export type AttributionRow = RowOf<typeof attributions>;
export type SentenceRow = RowOf<typeof sentences>;
export type ArticleVersionRow = RowOf<typeof articleVersions>;
export type FigureVersionRow = RowOf<typeof figureVersions>;
export type DuplicateRow = RowOf<typeof duplicates>;
export type SourceRow = RowOf<typeof sources>;
export type RejectRow = RowOf<typeof rejects>;
