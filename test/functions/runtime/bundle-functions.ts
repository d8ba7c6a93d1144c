import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { bundledFiles, ESBUILD } from '../../../infra/bundling.ts';

export const ENTRIES = ['converge', 'publish', 'lister', 'housekeeping'] as const;
export type Entry = (typeof ENTRIES)[number];

/**
 * The code of the functions as the synthesised stacks hold it, each in a folder: made by the definition that CDK bundles by, in
 * a tenth of the time. `npm run test:e2e` holds it against what CDK made, byte by byte.
 */
export async function bundleFunctions(outdir: string): Promise<Record<Entry, string>> {
  const folders = Object.fromEntries(ENTRIES.map((entry) => [entry, join(outdir, entry)])) as Record<Entry, string>;
  await Promise.all(
    ENTRIES.flatMap((entry) => {
      mkdirSync(folders[entry], { recursive: true });
      return bundledFiles(entry).map((file) =>
        build({ ...ESBUILD, mainFields: [...ESBUILD.mainFields], entryPoints: [file.in], outfile: join(folders[entry], file.out) }),
      );
    }),
  );
  return folders;
}
