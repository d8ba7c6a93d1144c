import { integer, long, oneOf, required, text, timestamp } from './column.ts';
import { table } from './table.ts';

export const SOURCE_STATES = ['extracted', 'rejected', 'deleted', 'failed'] as const;

export const REJECT_REASONS = [
  'empty',
  'too_large',
  'unknown_format',
  'broken_archive',
  'not_text',
  'encoding',
  'not_an_article',
  'broken_json',
  'missing_text',
  'key_too_long',
  'broken_sidecar',
  'sidecar_without_article',
  'out_of_time',
  'out_of_memory',
  'extractor_error',
] as const;
export type RejectReason = (typeof REJECT_REASONS)[number];

const reason = (id: number) => oneOf(id, REJECT_REASONS, 'Why it gave no article.');

export const sources = table({
  name: 'sources',
  about: 'One row per raw object: what became of my file.',
  key: ['raw_key'],
  partition: null,
  clusterBy: ['raw_key'],
  owner: 'raw_key',
  columns: {
    raw_key: required(text(1, 'The key of the raw object: its path in the drop.')),
    source_id: required(text(2, 'Hash of raw_key: what the other tables call it.')),
    state: required(oneOf(3, SOURCE_STATES, 'What became of it.')),
    reason: reason(4),
    detail: text(5, 'What that means here and what to do.'),
    revision: required(long(6, 'How often its record was written.')),
    record_etag: required(text(7, 'ETag of the record that these rows come from.')),
    raw_version: text(8, 'Version of the raw object that was read.'),
    raw_etag: text(9, 'ETag of the raw object.'),
    raw_last_modified: timestamp(10, 'When the raw object was last modified.'),
    meta_etag: text(11, 'ETag of its sidecar; null where there is none.'),
    meta_last_modified: timestamp(12, 'When the sidecar was last modified.'),
    article_count: required(integer(13, 'How many articles it gave.')),
    rows_version: text(14, 'The raw version that its rows are of: differs from raw_version after a failure.'),
    extractor_version: required(text(15, 'The extractor that read it.')),
  },
});

export const rejects = table({
  name: 'rejects',
  about: 'One row per raw object, or member of one, that gave no article.',
  key: ['raw_key', 'member_path', 'at_byte'],
  partition: null,
  clusterBy: ['raw_key'],
  owner: 'raw_key',
  columns: {
    raw_key: required(text(1, 'The key of the raw object.')),
    source_id: required(text(2, 'Hash of raw_key.')),
    raw_version: text(3, 'Version of the raw object.'),
    member_path: text(4, 'The member within it; null where it is the object itself.'),
    reason: required(reason(5)),
    detail: required(text(6, 'What is wrong and what to do about it.')),
    at_byte: long(7, 'Where in the object, in bytes; null where it is the object itself.'),
  },
});
