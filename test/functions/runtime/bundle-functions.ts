import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { bundleEngine, bundleFunction } from '../../../infra/bundle.ts';

export const ENTRIES = ['converge', 'publish', 'lister', 'housekeeping'] as const;
export type Entry = (typeof ENTRIES)[number];

/**
 * The code of the functions as the synthesised stacks hold it, each in a folder: made by the definition that CDK bundles by, in
 * a tenth of the time. `npm run test:e2e` holds it against what CDK made, byte by byte.
 */
export async function bundleFunctions(outdir: string): Promise<Record<Entry, string>> {
  const folders = Object.fromEntries(ENTRIES.map((entry) => [entry, join(outdir, entry)])) as Record<Entry, string>;
  for (const folder of Object.values(folders)) mkdirSync(folder, { recursive: true });
  await Promise.all([
    ...ENTRIES.map((entry) => bundleFunction(entry, join(folders[entry], 'index.mjs'))),
    bundleEngine(join(folders.converge, 'engine.mjs')),
  ]);
  return folders;
}
