import { readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { checksumOf, type PackedFile } from '../extract/crf/packed.ts';
import { readNamesModel } from '../extract/entities/tagger/names-model.ts';
import { cueUnit, roleUnits } from './attribution-units.ts';
import { type AttributionsLine, markText } from './mark-attributions.ts';
import { trainUnits } from './train-units.ts';

/**
 * npm run train:attributions -- DATA.jsonl… --out seeds/models
 * Lines: {id, text, attributions: [{source, cue, content}]}, each a list of [start, end] in code points. Makes two models: which
 * words are cues, and what is source and content of a cue. Both see what the rules found, so that they learn where to trust them.
 */
const { values: options, positionals: files } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string', default: 'seeds/models' },
    names: { type: 'string', default: 'seeds/models/names.json' },
    lexicon: { type: 'string', default: 'seeds/models/lexicon.json' },
    only: { type: 'string', default: 'attribution-cues,attribution-roles' },
    seed: { type: 'string', default: '1' },
    epochs: { type: 'string', default: '5' },
    cutoff: { type: 'string', default: '3' },
    least: { type: 'string', default: '0.05' },
    thrift: { type: 'string', default: '2e-5' },
    /** Learn from the first so many texts. */
    texts: { type: 'string', default: '1000000' },
  },
});

const report = (line: string): void => console.error(line);
const readFile = (file: string): PackedFile => JSON.parse(readFileSync(file, 'utf8')) as PackedFile;
const tagger = readNamesModel(readFile(options.names), readFile(options.lexicon));
const lines = files.flatMap((file) => readFileSync(file, 'utf8').split('\n').filter(Boolean)).slice(0, Number(options.texts));
const texts = lines.map((line) => markText(JSON.parse(line) as AttributionsLine, tagger));
report(`${texts.length} texts`);
const trainedOn = files.map((file) => ({ file: `${basename(dirname(file))}/${basename(file)}`, sha256: checksumOf(readFileSync(file)) }));
const training = {
  epochs: Number(options.epochs),
  seed: Number(options.seed),
  cutoff: Number(options.cutoff),
  least: Number(options.least),
  thrift: Number(options.thrift),
  report,
};
for (const name of options.only.split(',')) {
  const isCues = name === 'attribution-cues';
  const units = isCues ? texts.map(cueUnit) : texts.flatMap(roleUnits);
  const model = trainUnits(units, { ...training, types: isCues ? ['CUE'] : ['SOURCE', 'CONTENT'] });
  writeFileSync(`${options.out}/${name}.json`, `${JSON.stringify({ ...model, trainedOn })}\n`);
  report(`${name}: ${model.data.length} characters`);
}
