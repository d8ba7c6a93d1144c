import { date, double, integer, oneOf, required, text } from './column.ts';

/** On every row of an article. */
export const ofArticle = {
  article_id: required(text(1, 'The article that the row belongs to: a hash of the raw key and the member path in it.')),
  source_id: required(text(2, 'The raw object that the row comes from: a hash of its key.')),
  published_date: date(3, "The publication's own day; null where none could be told."),
  published_month: required(text(4, "The partition: 'YYYY-MM' of published_date, or 'unknown'.")),
  extractor_version: required(text(5, 'The generation of the extractor and a digest of its models and settings.')),
} as const;

/** On every row that quotes the text. */
export const ofSpan = {
  start_char: required(integer(6, 'Where the quoted text starts in articles.text, in Unicode code points, from 0.')),
  end_char: required(integer(7, 'Where the quoted text ends, exclusive.')),
  exact: required(text(8, 'The quoted text itself: substr(text, start_char + 1, end_char - start_char).')),
  sentence_index: required(integer(9, 'The sentence that the quoted text starts in.')),
  confidence: required(double(10, 'How sure the extractor is, 0 to 1: rows at 0.9 are right nine times in ten.')),
  rule: required(text(11, 'The rule or model that made the row.')),
} as const;

export const ENTITY_TYPES = ['PERSON', 'ORG', 'GPE', 'LOC', 'FAC', 'NORP', 'EVENT', 'PRODUCT', 'WORK_OF_ART', 'LAW'] as const;
export type EntityType = (typeof ENTITY_TYPES)[number];

export const SOURCE_KINDS = [
  'government',
  'military',
  'police',
  'health_authority',
  'emergency_service',
  'court',
  'igo',
  'ngo',
  'company',
  'media',
  'expert',
  'academic',
  'witness',
  'armed_group',
  'political_party',
  'anonymous',
  'document',
] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];
export const sourceKind = (id: number) => oneOf(id, SOURCE_KINDS, 'What kind of speaker it is; null where the article itself asserts.');
