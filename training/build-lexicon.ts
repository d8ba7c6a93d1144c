import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { hashText } from '../extract/crf/hash.ts';
import {
  COMMON_SURNAME,
  FIRST_NAME,
  hashPhrase,
  KEY_BITS,
  LEXICON_FORMAT,
  PHRASE_KINDS,
  type PhraseKind,
  SURNAME,
} from '../extract/entities/tagger/lexicon.ts';
import { tokenize } from '../extract/text/tokenize.ts';
import countries from '../seeds/reference/countries.json' with { type: 'json' };
import known from '../seeds/reference/known-names.json' with { type: 'json' };
import { clusterCentres, nearestCentres, normalised } from './cluster-vectors.ts';
import { keySections, pack } from './pack.ts';
import { readWordVectors } from './read-vectors.ts';
import { readWordnetNames } from './read-wordnet.ts';

/**
 * Builds seeds/models/lexicon.json: clusters of word vectors, census names, cities, countries and WordNet's names, by hash.
 * npx tsx training/build-lexicon.ts --matrix glove.npy --words index.parquet --gazetteers FOLDER --wordnet FOLDER --out FILE
 */
const { values: options } = parseArgs({
  options: {
    matrix: { type: 'string', default: '' },
    words: { type: 'string', default: '' },
    gazetteers: { type: 'string', default: '' },
    wordnet: { type: 'string', default: '' },
    out: { type: 'string', default: 'seeds/models/lexicon.json' },
    seed: { type: 'string', default: '1' },
    vocabulary: { type: 'string', default: '200000' },
    fine: { type: 'string', default: '2500' },
  },
});

const key = (hash: number): number => (hash & (2 ** KEY_BITS - 1)) >>> 0;
const linesOf = (file: string): string[] => readFileSync(join(options.gazetteers, file), 'utf8').split('\n').filter(Boolean);

const clusterOf = new Map<number, number>();
const nameBits = new Map<number, number>();
const phraseBits = new Map<number, number>();
const addName = (name: string, bit: number): void => {
  const word = key(hashText(name.toLowerCase()));
  nameBits.set(word, (nameBits.get(word) ?? 0) | bit);
};
const addPhrase = (phrase: string, kind: PhraseKind): void => {
  const tokens = tokenize(phrase).map((token) => token.text);
  if (tokens.length === 0 || tokens.length > 6 || (tokens.length === 1 && phrase.length < 2)) return;
  const hash = key(hashPhrase(tokens));
  phraseBits.set(hash, (phraseBits.get(hash) ?? 0) | (1 << PHRASE_KINDS.indexOf(kind)));
};

const seed = Number(options.seed);
const vectors = await readWordVectors({ matrix: options.matrix, words: options.words }, Number(options.vocabulary));
const unit = normalised(vectors);
const frequent = { ...unit, count: 50_000 };
const fine = clusterCentres(frequent, { clusters: Number(options.fine), rounds: 10, seed });
const middle = clusterCentres(fine, { clusters: 250, rounds: 30, seed });
const coarse = clusterCentres(middle, { clusters: 60, rounds: 30, seed });
const clusters = nearestCentres(unit, fine);
vectors.words.forEach((word, row) => {
  const hash = key(hashText(word));
  if (/\p{L}/u.test(word) && !clusterOf.has(hash)) clusterOf.set(hash, (clusters[row] ?? 0) + 1);
});

for (const file of ['male-first-names.txt', 'female-first-names.txt']) for (const name of linesOf(file)) addName(name, FIRST_NAME);
linesOf('last-names.txt')
  .slice(0, 30_000)
  .forEach((name, rank) => {
    addName(name, rank < 2000 ? COMMON_SURNAME : SURNAME);
  });
for (const line of linesOf('world-cities.csv').slice(1)) {
  const [city, country, region] = line.split(',');
  if (city) addPhrase(city, 'city');
  if (city) addPhrase(city.normalize('NFD').replace(/\p{M}/gu, ''), 'city');
  if (country) addPhrase(country, 'country');
  if (region) addPhrase(region, 'country');
}
for (const country of countries.countries) {
  for (const name of [country.name, ...(country.aliases ?? [])]) addPhrase(name, 'country');
  for (const name of country.demonyms ?? []) {
    addPhrase(name, 'norp');
    addPhrase(`${name}s`, 'norp');
  }
}
for (const name of known.org) addPhrase(name, 'org');
for (const name of known.event) addPhrase(name, 'event');
for (const name of [...known.thing, ...known.law]) addPhrase(name, 'thing');
for (const name of known.norp) addPhrase(name, 'norp');
for (const { name, kind } of readWordnetNames(options.wordnet)) {
  addPhrase(name, kind);
  if (kind === 'norp') addPhrase(`${name}s`, kind);
}

const nearestCoarse = nearestCentres(middle, coarse);
const words = [...new Set([...clusterOf.keys(), ...nameBits.keys()])].sort((a, b) => a - b);
const phrases = [...phraseBits.keys()].sort((a, b) => a - b);
const wide = (numbers: Iterable<number>): Uint8Array => new Uint8Array(Uint16Array.from(numbers).buffer);
const sections = new Map<string, Uint8Array>([
  ...keySections('words', Uint32Array.from(words)),
  ['clusters', wide(words.map((word) => clusterOf.get(word) ?? 0))],
  ['names', Uint8Array.from(words, (word) => nameBits.get(word) ?? 0)],
  ['middle', wide([0, ...Array.from(nearestCentres(fine, middle), (k) => k + 1)])],
  ['coarse', wide([0, ...Array.from(nearestCentres(fine, middle), (k) => (nearestCoarse[k] ?? 0) + 1)])],
  ...keySections('phrases', Uint32Array.from(phrases)),
  ['kinds', Uint8Array.from(phrases, (phrase) => phraseBits.get(phrase) ?? 0)],
]);
const packed = pack(LEXICON_FORMAT, sections);
writeFileSync(options.out, `${JSON.stringify(packed)}\n`);
console.error(`${words.length} words, ${phrases.length} phrases, ${packed.data.length} characters -> ${options.out}`);
