import { readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { labelSetOf } from '../extract/crf/bioes.ts';
import type { PackedFile } from '../extract/crf/packed.ts';
import { checksumOf } from '../extract/crf/packed.ts';
import { readLexicon } from '../extract/entities/tagger/lexicon.ts';
import { viewTokens } from '../extract/entities/tagger/token-view.ts';
import { ENTITY_TYPES } from '../schemas/common.ts';
import { allowedLabels } from './allowed-labels.ts';
import { readCorpus } from './read-corpus.ts';
import { trainNames } from './train-names.ts';

/**
 * npm run train:entities -- DATA.jsonl… --out seeds/models/names.json
 * Lines: {id, text, spans: [{start, end, ours: [types]}]}. `--unmarked PART=TYPE` names a type that the corpora whose path has
 * PART in it do not mark.
 */
const { values: options, positionals: files } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string', default: 'seeds/models/names.json' },
    lexicon: { type: 'string', default: 'seeds/models/lexicon.json' },
    unmarked: { type: 'string', multiple: true, default: ['gum=NORP'] },
    'trust-list': { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
    epochs: { type: 'string', default: '6' },
    cutoff: { type: 'string', default: '3' },
    least: { type: 'string', default: '0.1' },
    folds: { type: 'string', default: '5' },
  },
});

const report = (line: string): void => console.error(line);
const unmarkedIn = (file: string): string[] =>
  options.unmarked.map((pair) => pair.split('=')).flatMap(([part, type]) => (part && type && file.includes(part) ? [type] : []));
const lexicon = readLexicon(JSON.parse(readFileSync(options.lexicon, 'utf8')) as PackedFile);
const types = [...ENTITY_TYPES];
const texts = files
  .flatMap((file) => readCorpus(file, unmarkedIn(file)))
  .map((labelled) => ({
    view: viewTokens(labelled.text, lexicon),
    allowed: allowedLabels(labelled, types, { lexicon, trustList: options['trust-list'] }),
  }));
report(`${texts.length} texts, ${texts.reduce((sum, { view }) => sum + view.text.tokens.length, 0)} tokens`);

const model = trainNames(texts, {
  labels: labelSetOf(types),
  seed: Number(options.seed),
  epochs: Number(options.epochs),
  cutoff: Number(options.cutoff),
  least: Number(options.least),
  folds: Number(options.folds),
  report,
});
const trainedOn = files.map((file) => ({ file: `${basename(dirname(file))}/${basename(file)}`, sha256: checksumOf(readFileSync(file)) }));
writeFileSync(options.out, `${JSON.stringify({ ...model, trainedOn })}\n`);
report(`${options.out}: ${model.data.length} characters`);
