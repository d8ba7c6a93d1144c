// Other extractors of numbers, times and names beside ours, in one process on the same articles: npm run bench:peers [-- FOLDER]
// The first run fetches the peers with npm, into a cache of their own: they are no part of the project.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { extractObject } from '../extract/extract-object.ts';
import { readObject } from '../extract/read/read-object.ts';
import { measure } from './measure.ts';

const PEERS = {
  compromise: '14.17.0',
  'chrono-node': '2.10.3',
  'wink-nlp': '2.4.0',
  'wink-eng-lite-web-model': '1.8.1',
  '@microsoft/recognizers-text-suite': '1.3.1',
};
const folder = process.argv[2] ?? 'seeds/articles';
const cache = resolve('node_modules/.cache/peers');
if (Object.entries(PEERS).some(([name, version]) => versionOf(name) !== version)) fetchPeers();
const require = createRequire(join(cache, 'package.json'));

const files = readdirSync(folder).filter((name) => !name.endsWith('.meta.json') && statSync(join(folder, name)).isFile());
const objects = files.map((name) => ({ key: name, bytes: readFileSync(join(folder, name)), declared: {} }));
const texts = objects.flatMap((object) => readObject(object).articles.map(({ text }) => text));
const drop = { raw_version: null, received_at: '2024-06-01T00:00:00Z' };
const extractAll = () => objects.flatMap((object) => extractObject({ ...object, ...drop }).rows);
const ours = extractAll();
const sentences = ours.reduce((sum, rows) => sum + rows.sentences.length, 0);

const reference = new Date('2024-06-01T00:00:00Z');
const { default: nlp } = (await import(require.resolve('compromise'))) as { default: (text: string) => Record<string, () => { json(): unknown[] }> };
const chrono = require('chrono-node') as { parse(text: string, at: Date): unknown[] };
const winkNlp = require('wink-nlp') as (model: unknown) => { readDoc(text: string): { entities(): { out(): unknown[] } } };
const wink = winkNlp(require('wink-eng-lite-web-model'));
const recognizers = require('@microsoft/recognizers-text-suite') as Record<string, (text: string, culture: string) => unknown[]>;
const RECOGNIZE = ['recognizeNumber', 'recognizePercentage', 'recognizeCurrency', 'recognizeDimension', 'recognizeAge', 'recognizeDateTime'];

/** What each finds in all texts; how many things that were. */
const work: Record<string, () => number> = {
  'wirehouse: all rows, from the file on': () =>
    extractAll().reduce((sum, { figures, times, mentions }) => sum + figures.length + times.length + mentions.length, 0),
  'compromise: numbers, people, places, organizations': () =>
    sum((text) => {
      const doc = nlp(text);
      return ['numbers', 'people', 'places', 'organizations'].reduce((count, what) => count + (doc[what]?.().json().length ?? 0), 0);
    }),
  'wink-nlp: entities': () => sum((text) => wink.readDoc(text).entities().out().length),
  'chrono-node: times': () => sum((text) => chrono.parse(text, reference).length),
  'Recognizers-Text: numbers, units, times': () =>
    sum((text) => RECOGNIZE.reduce((count, name) => count + (recognizers[name]?.(text, 'en-us').length ?? 0), 0)),
};
const sum = (find: (text: string) => number): number => texts.reduce((count, text) => count + find(text), 0);

console.log(`${texts.length} articles, ${sentences} sentences of ${folder}; Node ${process.version}\n`);
console.log('extractor'.padEnd(52), 'found'.padStart(7), 'cold ms'.padStart(9), 'warm ms'.padStart(9), 'sentences/s'.padStart(12));
for (const [name, run] of Object.entries(work)) {
  const found = run();
  const { cold, warm } = measure(run);
  const per = Math.round((sentences / warm) * 1000).toLocaleString('en');
  console.log(name.padEnd(52), String(found).padStart(7), cold.toFixed(1).padStart(9), warm.toFixed(1).padStart(9), per.padStart(12));
}

function versionOf(name: string): string | null {
  const file = join(cache, 'node_modules', name, 'package.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version : null;
}

function fetchPeers(): void {
  mkdirSync(cache, { recursive: true });
  writeFileSync(join(cache, 'package.json'), JSON.stringify({ private: true, dependencies: PEERS }));
  const { status, stderr } = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--no-package-lock'], {
    cwd: cache,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`npm could not fetch the peers: ${stderr}`);
}
