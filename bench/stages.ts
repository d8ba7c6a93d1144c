// How fast each stage of extraction is, on one core: npm run bench [-- FOLDER]
// FOLDER holds articles; without it the sample articles are read, over and over for about two seconds a stage.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { ArticleContext, ReadArticle } from '../extract/article.ts';
import { findAttributions } from '../extract/attributions/find-attributions.ts';
import { findEntities } from '../extract/entities/find-entities.ts';
import { findFigures } from '../extract/figures/find-figures.ts';
import { describeArticle } from '../extract/metadata/describe-article.ts';
import { readObject } from '../extract/read/read-object.ts';
import { docOf, segment } from '../extract/text/document.ts';
import { findTimes } from '../extract/times/find-times.ts';
import { measure } from './measure.ts';

const folder = process.argv[2] ?? 'seeds/articles';
const context: ArticleContext = { raw_key: 'bench', raw_version: null, received_at: '2024-06-01T00:00:00Z' };
const files = readdirSync(folder).filter((name) => !name.endsWith('.meta.json') && statSync(join(folder, name)).isFile());
const objects = files.map((name) => ({ key: name, bytes: readFileSync(join(folder, name)), declared: {} }));
const bytes = objects.reduce((sum, object) => sum + object.bytes.length, 0);

const read = (): ReadArticle[] => objects.flatMap((object) => readObject(object).articles);
const articles = read();
const segments = () => articles.map((article) => segment(article.text, { headlineEnd: article.headline_end, bodyStart: article.body_start }));
const parts = segments();
const describe = () =>
  articles.map((article, index) => describeArticle(article, parts[index] ?? segment('', { headlineEnd: 0, bodyStart: 0 }), context));
const rows = describe();
const docs = rows.flatMap((row, index) => (parts[index] ? [docOf(parts[index], row)] : []));
const sentences = docs.reduce((sum, doc) => sum + doc.sentences.length, 0);
const tokens = docs.reduce((sum, doc) => sum + doc.tokens.length, 0);

const times = docs.map(findTimes);
const entities = docs.map((doc, index) => findEntities(doc, { times: times[index] ?? [] }));
const before = docs.map((_, index) => ({
  times: times[index] ?? [],
  entities: entities[index]?.entities ?? [],
  mentions: entities[index]?.mentions ?? [],
}));
const none = { times: [], entities: [], mentions: [] };
const attributions = docs.map((doc, index) => findAttributions(doc, before[index] ?? none));

const stages: Record<string, () => unknown> = {
  read,
  'tokens and sentences': segments,
  'metadata and language': describe,
  times: () => docs.map(findTimes),
  entities: () => docs.map((doc, index) => findEntities(doc, { times: times[index] ?? [] })),
  attributions: () => docs.map((doc, index) => findAttributions(doc, before[index] ?? none)),
  figures: () => docs.map((doc, index) => findFigures(doc, { ...(before[index] ?? none), attributions: attributions[index] ?? [] })),
};

console.log(`${articles.length} articles, ${sentences} sentences, ${tokens} tokens, ${bytes} bytes of ${folder}; Node ${process.version}\n`);
console.log('stage'.padEnd(24), 'cold ms'.padStart(9), 'warm ms'.padStart(9), 'sentences/s'.padStart(12), 'tokens/s'.padStart(12));
for (const [name, work] of Object.entries(stages)) {
  const { cold, warm } = measure(work);
  const per = (n: number) => Math.round((n / warm) * 1000).toLocaleString('en');
  console.log(name.padEnd(24), cold.toFixed(1).padStart(9), warm.toFixed(1).padStart(9), per(sentences).padStart(12), per(tokens).padStart(12));
}
