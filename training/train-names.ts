import type { LabelSet } from '../extract/crf/bioes.ts';
import type { FeatureRows } from '../extract/crf/features.ts';
import { indexHashes } from '../extract/crf/hash-index.ts';
import type { PackedFile } from '../extract/crf/packed.ts';
import { bestLabels } from '../extract/crf/viterbi.ts';
import { articleFeatures, memoryFeatures } from '../extract/entities/tagger/label-tokens.ts';
import type { TokenView } from '../extract/entities/tagger/token-view.ts';
import type { Allowed } from './allowed-labels.ts';
import { countFeatures, type NumberedRows, numberFeatures } from './feature-numbers.ts';
import { HASH_BITS, packCrf } from './pack-crf.ts';
import { type DenseCrf, type Example, scoreExample, trainCrf } from './train-crf.ts';

export interface NamesText {
  readonly view: TokenView;
  readonly allowed: Allowed;
}

export interface NamesOptions {
  readonly labels: LabelSet;
  readonly seed: number;
  readonly epochs: number;
  /** Features in fewer tokens are left out, and weights smaller than `least`. */
  readonly cutoff: number;
  readonly least: number;
  readonly folds: number;
  readonly report: (line: string) => void;
}

/**
 * Trains one set of weights for both readings: every sentence is learned from without the document memory and with it. The memory is
 * what models that never saw a text said of it (jackknife), since a first reading of its own training text is too good to be true.
 */
export function trainNames(texts: readonly NamesText[], options: NamesOptions): PackedFile {
  const { report, folds, cutoff } = options;
  const plain = texts.map(({ view }) => articleFeatures(view));
  const plainParts = plain.map((one) => [one]);
  const plainKeys = countFeatures(plain, { cutoff, bits: HASH_BITS });
  report(`${plainKeys.length} features`);
  const examples = examplesOf(texts, plainParts, plainKeys);
  const readings: Uint8Array[] = texts.map(({ view }) => new Uint8Array(view.text.tokens.length));
  for (let fold = 0; fold < folds; fold++) {
    report(`jackknife ${fold + 1} of ${folds}`);
    const others = examples.filter((_, at) => at % folds !== fold).flat();
    const model = train(others, plainKeys.length, { ...options, epochs: Math.max(2, Math.ceil(options.epochs / 2)) });
    texts.forEach(({ view }, at) => {
      const rows = examples[at]?.[0]?.rows;
      if (at % folds === fold && rows) readings[at] = readText(model, view, rows);
    });
  }
  report('both readings');
  const memory = texts.map(({ view }, at) => memoryFeatures(view, readings[at] ?? new Uint8Array(0)));
  const keys = merge(plainKeys, countFeatures(memory, { cutoff, bits: HASH_BITS }));
  const both = plain.map((one, at) => [one, memory[at]].filter((part) => part !== undefined));
  const all = [...examplesOf(texts, plainParts, keys).flat(), ...examplesOf(texts, both, keys).flat()];
  const model = train(all, keys.length, options);
  return packCrf(model, keys, { least: options.least });
}

const train = (examples: readonly Example[], features: number, { labels, epochs, seed, report }: NamesOptions): DenseCrf =>
  trainCrf(examples, features, labels, { epochs, seed, report, rate: 0.1, thrift: 2e-7 });

const merge = (some: Uint32Array, others: Uint32Array): Uint32Array => Uint32Array.from(new Set([...some, ...others])).sort();

/** The sentences of each text to learn from, their features numbered by the keys. */
function examplesOf(texts: readonly NamesText[], features: readonly (readonly FeatureRows[])[], keys: Uint32Array): Example[][] {
  const { find } = indexHashes(keys, HASH_BITS);
  return texts.map(({ view, allowed }, at) => {
    const rows = numberFeatures(features[at] ?? [], find);
    return view.text.sentences.map(({ firstToken, endToken }) => ({ rows, from: firstToken, to: endToken, allowed }));
  });
}

/** Labels of a text under dense weights. */
function readText(model: DenseCrf, view: TokenView, rows: NumberedRows): Uint8Array {
  const all = new Uint8Array(view.text.tokens.length);
  for (const { firstToken, endToken } of view.text.sentences) {
    const length = endToken - firstToken;
    const scores = new Float32Array(length * model.labels.size);
    scoreExample(model, { rows, from: firstToken, to: endToken }, scores);
    all.set(bestLabels(model.lattice, scores, model.transitions, length), firstToken);
  }
  return all;
}
