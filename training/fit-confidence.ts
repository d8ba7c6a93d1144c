import { readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { checksumOf } from '../extract/crf/packed.ts';
import { type ConfidenceWeights, confidenceBy } from '../extract/figures/confidence.ts';
import { EXTRACTOR_GENERATION } from '../extract/version.ts';
import { type Example, fitLogistic } from './fit-logistic.ts';
import { type Judged, judgeFigures, judgeSources } from './judge-figures.ts';
import { type Bin, plotCalibration } from './plot-calibration.ts';

/**
 * npm run train:confidence -- --figures MARKED.jsonl --sources MARKED.jsonl
 * Fits how sure a figure's row is, and plots how often rows of each confidence are right: by cross-validation over articles, so
 * that no row is judged by weights that saw its article.
 */
const { values: options } = parseArgs({
  options: {
    figures: { type: 'string' },
    sources: { type: 'string' },
    out: { type: 'string', default: 'seeds/models/figure-confidence.json' },
    plot: { type: 'string', default: 'docs/calibration.svg' },
    folds: { type: 'string', default: '10' },
  },
});
if (!options.figures || !options.sources) throw new Error('name the marked articles: --figures MARKED.jsonl --sources MARKED.jsonl');

/** The rules were written with the marked articles at hand: in others a source is wrong more often, by so much in log odds. */
const PRUDENCE = 0.5;

const figures = judgeFigures(options.figures);
const sources = judgeSources(options.sources);
const folds = Number(options.folds);
const documents = [...new Set(figures.map(({ document }) => document))];
const foldOf = new Map(documents.map((document, at) => [document, at % folds]));

const tested = Array.from({ length: folds }, (_, fold) => {
  const model = fitBoth(figures.filter(({ document }) => foldOf.get(document) !== fold));
  return figures.filter(({ document }) => foldOf.get(document) === fold).map((one) => ({ ...one, confidence: confidenceBy(model, one.features) }));
}).flat();
const judged = tested.flatMap(({ number, source, confidence, features }) =>
  number === null ? [] : [{ confidence, isRight: number && source === true, source, isSaid: features.source.includes('said') }],
);
const model = fitBoth(figures);
writeFileSync(
  options.out,
  `${JSON.stringify({ ...model, generation: EXTRACTOR_GENERATION, trainedOn: [options.figures, options.sources].map(named) }, null, 1)}\n`,
);
const bins = binned(judged);
writeFileSync(options.plot, plotCalibration(bins));
for (const { from, to, rows, mean, right } of bins)
  console.log(`${from.toFixed(1)}–${to.toFixed(1)}: ${rows} rows, said ${mean.toFixed(3)}, right ${right.toFixed(3)}`);
const sure = judged.filter(({ confidence, isSaid }) => isSaid && confidence >= 0.9);
console.log(
  `${judged.length} rows, ${figures.length} read; at 0.9 with a source: ${sure.length}, source right in ${sure.filter(({ source }) => source).length}`,
);

function fitBoth(marked: readonly Judged[]): ConfidenceWeights {
  const numbers: Example[] = marked.flatMap(({ features, number }) => (number === null ? [] : [{ features: features.number, isRight: number }]));
  const own: Example[] = marked.flatMap(({ features, source }) => (source === null ? [] : [{ features: features.source, isRight: source }]));
  // The corpora draw the line of what is said differently: that difference is learned apart, and left out of the weights.
  const others: Example[] = sources.map(({ features, source }) => ({ features: [...features.source, 'other corpus'], isRight: source === true }));
  const { 'other corpus': _, said = 0, ...source } = fitLogistic([...own, ...others], { l2: 3, free: ['said', 'other corpus'] });
  return { number: fitLogistic(numbers, { l2: 3, free: ['bias'] }), source: { ...source, said: said - PRUDENCE } };
}

function binned(rows: readonly { confidence: number; isRight: boolean }[]): Bin[] {
  return Array.from({ length: 10 }, (_, at) => {
    const inside = rows.filter(({ confidence }) => Math.min(9, Math.floor(confidence * 10)) === at);
    const share = (sum: number) => (inside.length === 0 ? 0 : sum / inside.length);
    return {
      from: at / 10,
      to: (at + 1) / 10,
      rows: inside.length,
      mean: share(inside.reduce((sum, { confidence }) => sum + confidence, 0)),
      right: share(inside.filter(({ isRight }) => isRight).length),
    };
  }).filter(({ rows }) => rows > 0);
}

function named(file: string) {
  return { file: `${basename(dirname(file))}/${basename(file)}`, sha256: checksumOf(readFileSync(file)) };
}
