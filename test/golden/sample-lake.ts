import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExtractPool } from '../../cli/extract-pool.ts';
import { readOrMakeConfig } from '../../cli/lake-config.ts';
import { type LocalLake, overFolder } from '../../cli/local-lake.ts';
import { extractVersions } from '../../extract/extract-versions.ts';
import { planReconcile } from '../../pipeline/reconcile.ts';
import { run } from '../../pipeline/run.ts';

/** The engine without threads. */
export const inProcess: ExtractPool = {
  extract: async (input) => ({ ok: true, extraction: extractVersions(input) }),
  ready: async () => {},
  answerLine: async () => '',
  close: async () => {},
};

export async function runInProcess(lake: LocalLake): Promise<void> {
  const on = lake.running(inProcess);
  await run(on, await planReconcile(on), false);
}

/** A lake of the sample articles in a temporary folder. */
export async function makeSampleLake(): Promise<{ lake: LocalLake; remove: () => Promise<void> }> {
  const dir = await mkdtemp(join(tmpdir(), 'wirehouse-sample-'));
  const lakeDir = join(dir, 'lake');
  const lake = overFolder(lakeDir, await readOrMakeConfig(lakeDir));
  await cp(new URL('../../seeds/articles', import.meta.url), lake.rawDir, { recursive: true });
  await runInProcess(lake);
  return { lake, remove: () => rm(dir, { recursive: true }) };
}
