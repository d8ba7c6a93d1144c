import { join, relative, resolve, sep } from 'node:path';
import { folderStore } from '../lake/folder-store.ts';
import { withLease } from '../lake/lease.ts';
import { pathOf } from '../lake/table-files.ts';
import { type Lake, type OpenOptions, openLakeAt } from './lake.ts';
import { type LakeConfig, noLake, readConfig, readOrMakeConfig } from './lake-config.ts';
import { UserError } from './terminal/errors.ts';

/** A lake in a folder of this machine. */
export interface LocalLake extends Lake {
  readonly dir: string;
  readonly rawDir: string;
}

export async function openLocalLake(lakeDir: string, { make = false, onWait = () => {} }: OpenOptions = {}): Promise<LocalLake> {
  const dir = resolve(lakeDir);
  const config = make ? await readOrMakeConfig(dir) : await readConfig(dir);
  if (!config) throw noLake(lakeDir);
  return overFolder(dir, config, onWait);
}

/** The lake with a configuration that may not be written yet. */
export function overFolder(dir: string, config: LakeConfig, onWait: (holder: string) => void = () => {}): LocalLake {
  const rawDir = rawDirOf(dir, config);
  const lakeInside = relative(rawDir, dir).split(sep).join('/');
  const lease = {
    file: join(dir, '.wirehouse', 'writer.duckdb'),
    onWait: (process: string | null) => onWait(process ? `process ${process}` : 'another process'),
  };
  const lake = openLakeAt({
    name: dir,
    config,
    raw: folderStore(rawDir, { keys: 'plain', skip: (path) => path === lakeInside }),
    rawName: rawDir,
    lake: folderStore(dir, { keys: 'escaped' }),
    asWriter: (work) => withLease(lease, work),
    concurrency: 8,
    tables: (files) => ({
      filesOf: (name) => files[name].map((file) => join(dir, pathOf(name, file))),
      emptyDir: join(dir, '.wirehouse', 'empty'),
    }),
  });
  return { ...lake, dir, rawDir };
}

function rawDirOf(dir: string, { raw }: LakeConfig): string {
  if (raw.kind === 'inbox') return join(dir, 'inbox');
  if (raw.kind === 'folder') return resolve(dir, raw.path);
  throw new UserError(`the articles of ${dir} lie in s3://${raw.bucket}`, 'Name the lake where it lies, with --lake s3://BUCKET.');
}
