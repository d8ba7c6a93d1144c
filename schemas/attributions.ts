import { flag, integer, integerList, oneOf, required, text } from './column.ts';
import { ofArticle, ofSpan, sourceKind } from './common.ts';
import { table } from './table.ts';

export const attributions = table({
  name: 'attributions',
  about: 'One row per quote, statement or claim: source, cue and content. start_char to end_char is the hull of the three contents.',
  key: ['attribution_id'],
  partition: 'published_month',
  clusterBy: ['source_id', 'article_id', 'start_char'],
  owner: 'source_id',
  columns: {
    ...ofArticle,
    ...ofSpan,
    attribution_id: required(text(20, 'Id of the attribution.')),
    kind: required(oneOf(21, ['direct', 'indirect', 'mixed'], 'All in quotation marks, none, or some.')),
    source_start_char: integer(22, 'Where the source starts in articles.text, in code points; null where none is named.'),
    source_end_char: integer(23, 'Where the source ends, exclusive.'),
    source_exact: text(24, 'The source as written.'),
    source_entity_id: text(25, 'The source as an entity.'),
    source_kind: sourceKind(26),
    cue_start_char: integer(27, 'Where the cue starts, in code points.'),
    cue_end_char: integer(28, 'Where the cue ends, exclusive.'),
    cue_exact: text(29, 'The cue as written ("said", "according to").'),
    cue_lemma: text(30, 'The cue as lemma ("say", "according to").'),
    content_starts: required(integerList(31, 'Where the pieces of the content start, in code points.')),
    content_ends: required(integerList(32, 'Where they end, exclusive; as many as content_starts.')),
    content: required(text(33, 'The content: its pieces, joined by one space.')),
    negated: required(flag(34, 'Whether the speaking is negated ("did not say").')),
    medium: text(35, 'Through what it was said ("a statement", "TASS").'),
  },
});
