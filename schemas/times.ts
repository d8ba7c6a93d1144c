import { date, oneOf, required, text } from './column.ts';
import { ofArticle, ofSpan } from './common.ts';
import { table } from './table.ts';

export const times = table({
  name: 'times',
  about: 'One row per time expression (TIMEX3).',
  key: ['time_id'],
  partition: 'published_month',
  clusterBy: ['source_id', 'article_id', 'start_char'],
  owner: 'source_id',
  columns: {
    ...ofArticle,
    ...ofSpan,
    time_id: required(text(20, 'Id of the time expression.')),
    type: required(oneOf(21, ['DATE', 'TIME', 'DURATION', 'SET'], 'TIMEX3 type.')),
    value: text(22, 'TIMEX3 value ("2023-10-07", "P3D", "PAST_REF").'),
    mod: text(23, 'TIMEX3 mod ("APPROX", "START", "MORE_THAN").'),
    interval_start: text(24, 'Start of what it denotes, ISO 8601 local, inclusive; null: open ("until Friday") or none.'),
    interval_end: text(25, 'End of what it denotes, ISO 8601 local, exclusive; null: open ("since Friday") or none.'),
    date_from: date(26, 'First day that it denotes.'),
    date_to: date(27, 'Last day that it denotes, inclusive.'),
    anchor_time_id: text(28, 'The expression that it is relative to; null: the publication, or none.'),
    granularity: oneOf(
      29,
      ['century', 'decade', 'year', 'half', 'quarter', 'season', 'month', 'week', 'weekend', 'day', 'part_of_day', 'hour', 'minute', 'second'],
      'How fine it is.',
    ),
  },
});
