import type { ArticleRow, AttributionRow, FigureRow } from '../../schemas/tables.ts';
import type { Surroundings } from './confidence.ts';

interface Rows {
  readonly article: Pick<ArticleRow, 'body_start'>;
  readonly figures: readonly FigureRow[];
  readonly attributions: readonly AttributionRow[];
}

/** Tells of each figure of an article what it stands among. */
export function surroundingsIn({ article, figures, attributions }: Rows): (row: FigureRow) => Surroundings {
  const byId = new Map(attributions.map((attribution) => [attribution.attribution_id, attribution]));
  const speaking = new Set(attributions.map(({ sentence_index }) => sentence_index));
  const crowds = new Map<number, number>();
  for (const { sentence_index } of figures) crowds.set(sentence_index, (crowds.get(sentence_index) ?? 0) + 1);
  return (row) => ({
    attribution: byId.get(row.attribution_id ?? '') ?? null,
    figuresInSentence: crowds.get(row.sentence_index) ?? 1,
    sentenceSpeaks: speaking.has(row.sentence_index),
    inHeadline: row.start_char < article.body_start,
  });
}
