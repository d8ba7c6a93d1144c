import { double, flag, integer, oneOf, required, text, textList } from './column.ts';
import { ENTITY_TYPES, ofArticle, ofSpan } from './common.ts';
import { table } from './table.ts';

export const entities = table({
  name: 'entities',
  about: 'One row per entity per article.',
  key: ['article_id', 'entity_id'],
  partition: 'published_month',
  clusterBy: ['source_id', 'article_id'],
  owner: 'source_id',
  columns: {
    ...ofArticle,
    entity_id: required(text(20, 'Stable across articles: a hash of type and canonical name.')),
    name: required(text(21, 'The fullest form of the name in the article.')),
    type: required(oneOf(22, ENTITY_TYPES, 'OntoNotes type.')),
    aliases: textList(23, 'Other forms of the name in the article.'),
    role: text(24, 'Title or role ("Deputy Foreign Minister").'),
    affiliation: text(25, 'Whom the role serves, from the same noun phrase ("Russia").'),
    mention_count: required(integer(26, 'How often it is named (names only).')),
    first_char: required(integer(27, 'Where it is first mentioned in articles.text, in code points.')),
    in_headline: required(flag(28, 'Whether the headline names it.')),
    salience: required(double(29, 'How central it is to the article, 0 to 1.')),
    confidence: ofSpan.confidence,
    rule: ofSpan.rule,
  },
});

export const mentions = table({
  name: 'mentions',
  about: 'One row per mention of an entity.',
  key: ['mention_id'],
  partition: 'published_month',
  clusterBy: ['source_id', 'article_id', 'start_char'],
  owner: 'source_id',
  columns: {
    ...ofArticle,
    ...ofSpan,
    mention_id: required(text(20, 'Id of the mention.')),
    entity_id: required(text(21, 'The entity that is mentioned.')),
    type: required(oneOf(22, ENTITY_TYPES, 'OntoNotes type.')),
    kind: required(oneOf(23, ['name', 'title', 'nominal', 'pronoun'], 'How it is mentioned.')),
    role: text(24, 'The role that this mention carries.'),
  },
});
