import { type LabelSpan, spansOf } from '../../crf/bioes.ts';
import { addFeature, endToken as closeToken, type FeatureRows, newFeatureRows } from '../../crf/features.ts';
import { rememberLabels } from './document-memory.ts';
import { addTokenFeatures } from './token-features.ts';
import type { TokenView } from './token-view.ts';

/** The features of an article that its text alone gives. */
export function articleFeatures(view: TokenView): FeatureRows {
  const rows = newFeatureRows();
  for (const sentence of view.text.sentences) addTokenFeatures(rows, view, sentence);
  return rows;
}

/** The features of the second reading that the labels of the first give. */
export function memoryFeatures(view: TokenView, labels: Uint8Array): FeatureRows {
  const rows = newFeatureRows();
  const memory = rememberLabels(view, labels, spansOfArticle(view, labels));
  const add = (hash: number): void => addFeature(rows, hash);
  for (let token = 0; token < view.text.tokens.length; token++) {
    memory.addTo(token, add);
    closeToken(rows);
  }
  return rows;
}

function spansOfArticle(view: TokenView, labels: Uint8Array): LabelSpan[] {
  return view.text.sentences.flatMap(({ firstToken, endToken }) =>
    spansOf(labels.subarray(firstToken, endToken)).map((span) => ({ ...span, from: span.from + firstToken, to: span.to + firstToken })),
  );
}
