import type { SentenceRow } from '../schemas/tables.ts';
import type { ArticleContext, ArticleRows, ReadArticle } from './article.ts';
import { findAttributions } from './attributions/find-attributions.ts';
import type { Doc } from './document.ts';
import { findEntities } from './entities/find-entities.ts';
import { findFigures } from './figures/find-figures.ts';
import { describeArticle } from './metadata/describe-article.ts';
import { docOf, segment } from './text/document.ts';
import { findTimes } from './times/find-times.ts';

/** One article, read, becomes all its rows. The stages run in this order since each rests on those before it. */
export function analyse(article: ReadArticle, context: ArticleContext): ArticleRows {
  const parts = segment(article.text, { headlineEnd: article.headline_end, bodyStart: article.body_start });
  const row = describeArticle(article, parts, context);
  const doc = docOf(parts, row);
  const sentences = sentenceRows(doc);
  if (!row.language?.startsWith('en')) return { article: row, entities: [], mentions: [], figures: [], times: [], attributions: [], sentences };

  const times = findTimes(doc);
  const { entities, mentions } = findEntities(doc, { times });
  const attributions = findAttributions(doc, { entities, mentions, times });
  const figures = findFigures(doc, { times, entities, mentions, attributions });
  const rows = <R>(found: readonly { row: R }[]): R[] => found.map((one) => one.row);
  return {
    article: row,
    entities,
    mentions: rows(mentions),
    figures: rows(figures),
    times: rows(times),
    attributions: rows(attributions),
    sentences,
  };
}

const sentenceRows = (doc: Doc): SentenceRow[] =>
  doc.sentences.map((sentence, index) => ({
    ...doc.columns,
    sentence_index: index,
    start_char: doc.codePoint(sentence.start),
    end_char: doc.codePoint(sentence.end),
    paragraph_index: sentence.paragraph,
  }));
