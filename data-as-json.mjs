// Data in bundles as text that JSON.parse reads: as JavaScript, the engine reads it four times as slowly at each start.
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';

/** Smaller files are not worth the escapes. */
const LEAST_BYTES = 10_000;

/** @type {import('esbuild').Plugin} */
export const dataAsJson = {
  name: 'data-as-json',
  setup(build) {
    build.onLoad({ filter: /\.json$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      return text.length < LEAST_BYTES ? undefined : { contents: `export default ${parsed(JSON.parse(text))};` };
    });
    // The n-grams of languages come as a module that holds one object of fifty thousand keys.
    build.onLoad({ filter: /[\\/]eld[\\/]src[\\/]ngrams[\\/]\w+\.js$/ }, async ({ path }) => {
      const exported = Object.entries(await import(pathToFileURL(path).href));
      return { contents: exported.map(([name, data]) => `export const ${name} = ${parsed(data)};`).join('\n') };
    });
  },
};

const parsed = (data) => `JSON.parse(${JSON.stringify(JSON.stringify(data))})`;
