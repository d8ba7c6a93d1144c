import { integer, required } from './column.ts';
import { ofArticle, ofSpan } from './common.ts';
import { table } from './table.ts';

export const sentences = table({
  name: 'sentences',
  about: 'One row per sentence.',
  key: ['article_id', 'sentence_index'],
  partition: 'published_month',
  clusterBy: ['source_id', 'article_id', 'sentence_index'],
  owner: 'source_id',
  columns: {
    ...ofArticle,
    sentence_index: required(integer(20, 'Place of the sentence in the article, from 0.')),
    start_char: ofSpan.start_char,
    end_char: ofSpan.end_char,
    paragraph_index: required(integer(21, 'Place of its paragraph in the article, from 0 (the headline, where there is one).')),
  },
});
