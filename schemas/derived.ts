import { double, oneOf, required, text } from './column.ts';
import { ofArticle } from './common.ts';
import { table } from './table.ts';

export const DUPLICATE_KINDS = ['exact', 'near', 'contained', 'update'] as const;

export const duplicates = table({
  name: 'duplicates',
  about: 'One row per article, originals too: which group of copies it belongs to.',
  key: ['article_id'],
  partition: 'published_month',
  clusterBy: ['source_id', 'article_id'],
  owner: 'source_id',
  columns: {
    ...ofArticle,
    duplicate_of: text(20, 'The earliest article, by date and id, that it directly resembles; null for an original.'),
    duplicate_kind: oneOf(21, DUPLICATE_KINDS, 'How it resembles it; update: the same text with other numbers.'),
    similarity: double(22, 'How much they share, 0 to 1.'),
    group_id: required(text(23, 'The group of copies: the id of its earliest article.')),
  },
});
