import type { AttributionRow, FigureRow } from '../../schemas/tables.ts';
import model from '../../seeds/models/figure-confidence.json' with { type: 'json' };

/** What is known of a row, as names: for its number and what it counts, and for who says so. */
export interface ConfidenceFeatures {
  readonly number: readonly string[];
  readonly source: readonly string[];
}

/** What a row stands among, as far as its confidence depends on it. */
export interface Surroundings {
  readonly attribution: AttributionRow | null;
  /** Figures of the same sentence, itself among them. */
  readonly figuresInSentence: number;
  /** Whether somebody is quoted or named as a source in the same sentence. */
  readonly sentenceSpeaks: boolean;
  readonly inHeadline: boolean;
}

type Weights = Readonly<Record<string, number>>;
export interface ConfidenceWeights {
  readonly number: Weights;
  readonly source: Weights;
}

/** How likely the number, its modifier, what is counted, its outcome and its source are all right: two log-linear models, fitted on counts. */
export function confidenceOf(row: FigureRow, around: Surroundings): number {
  return Math.round(confidenceBy(model, featuresOf(row, around)) * 1000) / 1000;
}

/** The same by weights of one's own, from features. */
export const confidenceBy = (weights: ConfidenceWeights, { number, source }: ConfidenceFeatures): number =>
  chance(weights.number, number) * chance(weights.source, source);

export function featuresOf(row: FigureRow, around: Surroundings): ConfidenceFeatures {
  const { attribution } = around;
  const [numberRule = '', ...shapedBy] = row.rule.split('+');
  const crowd = around.figuresInSentence > 2 ? 'crowd=3' : `crowd=${around.figuresInSentence}`;
  const place = around.inHeadline ? ['headline'] : [];
  const counts = row.kind === 'count' || row.kind === 'ratio';
  return {
    number: [
      'bias',
      `kind=${row.kind}`,
      `rule=${numberRule}`,
      crowd,
      ...place,
      ...(row.is_word ? ['word'] : []),
      ...(counts && row.counted === null ? ['counted=none'] : []),
      ...(row.outcome === 'none' ? [] : ['outcome']),
      ...(row.modifier === 'exact' ? [] : ['modifier']),
      ...(row.change === 'none' ? [] : ['change']),
      ...(row.scope === 'whole' ? [] : ['scope']),
      ...(shapedBy.some((rule) => !/^(?:outcome|change|place)_/.test(rule)) ? ['shaped'] : []),
    ],
    source: [...place, ...(row.source === null ? unspokenFeatures(row, around) : spokenFeatures(row, attribution))],
  };
}

/** Nobody is named: is it the article that says so? */
const unspokenFeatures = ({ attribution_id, source_kind }: FigureRow, { sentenceSpeaks }: Surroundings): string[] => [
  attribution_id === null && source_kind === null ? 'unsaid' : 'unnamed',
  ...(sentenceSpeaks ? ['speaks'] : []),
];

function spokenFeatures({ start_char, source, source_entity_id, source_kind }: FigureRow, attribution: AttributionRow | null): string[] {
  const form = attribution?.source_exact === source ? 'own' : 'resolved';
  const words = ['said', `form=${source_entity_id ? 'entity' : 'words'}`, form];
  if (!attribution) return [...words, 'by=none'];
  const { rule, kind, confidence, cue_lemma, cue_start_char, content_starts, content_ends } = attribution;
  const length = content_ends.reduce((sum, end, at) => sum + end - (content_starts[at] ?? end), 0);
  const far = cue_start_char === null ? 0 : Math.abs(cue_start_char - start_char);
  return [
    ...words,
    `by=${rule}`,
    `kind=${kind}`,
    ...SURE.filter((least) => confidence < least).map((least) => `sure<${least}`),
    ...(source_kind === null ? ['kind=none'] : []),
    `cue=${cue_lemma !== null && PLAIN_CUES.has(cue_lemma) ? cue_lemma : 'other'}`,
    ...(length > 300 ? ['long'] : []),
    ...(far > 150 ? ['far'] : []),
  ];
}

/** Below each of these an attribution is less sure; what holds below one holds below the higher ones. */
const SURE = [0.2, 0.4, 0.6, 0.8];

const PLAIN_CUES: ReadonlySet<string> = new Set(['say', 'according to', 'tell', 'report', 'announce', 'estimate', 'add', 'confirm']);

const chance = (weights: Weights, features: readonly string[]): number =>
  1 / (1 + Math.exp(-features.reduce((sum, name) => sum + (weights[name] ?? 0), 0)));
