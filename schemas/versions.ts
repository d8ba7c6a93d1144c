import { articles } from './articles.ts';
import { integer, required, text, timestamp } from './column.ts';
import { figureColumns } from './figures.ts';
import { table } from './table.ts';

/** Ids from 200 on, so that a version column never meets one of the table that it versions. */
const ofVersion = {
  version: required(integer(200, 'Which version of the article, from 1.')),
  valid_from: timestamp(201, 'From when this version stood.'),
  valid_to: timestamp(202, 'Until when it stood; null while it is current.'),
} as const;

export const articleVersions = table({
  name: 'article_versions',
  about: 'One row per version of an article that came in, each read by the current extractor: silent corrections stay visible.',
  key: ['article_id', 'version'],
  partition: 'published_month',
  clusterBy: ['source_id', 'article_id', 'version'],
  owner: 'source_id',
  columns: { ...articles.columns, ...ofVersion },
});

export const figureVersions = table({
  name: 'figure_versions',
  about: 'One row per figure per version of its article: what a number was before it was corrected.',
  key: ['figure_id', 'version'],
  partition: 'published_month',
  clusterBy: ['source_id', 'article_id', 'version', 'start_char'],
  owner: 'source_id',
  columns: {
    ...figureColumns,
    raw_version: text(210, 'The version of the raw object that it was read from.'),
    received_at: timestamp(211, 'When that version was dropped.'),
    ...ofVersion,
  },
});
