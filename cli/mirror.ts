import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join, resolve, sep } from 'node:path';
import type { AddFile } from '../lake/delta.ts';
import type { DatabaseOptions } from '../lake/duckdb.ts';
import { inParallel } from '../lake/in-parallel.ts';
import type { Snapshot } from '../lake/lake-log.ts';
import type { Store } from '../lake/store.ts';
import { pathOf } from '../lake/table-files.ts';
import { TABLE_NAMES, type TableName } from '../schemas/tables.ts';
import { UserError } from './terminal/errors.ts';
import { openProgress } from './terminal/progress.ts';

export interface MirrorOptions {
  readonly store: Store;
  readonly place: { readonly bucket: string; readonly prefix: string };
  readonly files: Snapshot['files'];
  readonly env?: NodeJS.ProcessEnv;
}

const DOWNLOADS = 16;
/** Another query may still be reading what has been replaced since it began. */
const HOURS_KEPT = 1;

/** The folder of copies: WIREHOUSE_CACHE, else where the system keeps such. */
export const cacheDir = (env: NodeJS.ProcessEnv = process.env): string =>
  env.WIREHOUSE_CACHE || join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'wirehouse');

/**
 * Live files of a lake in a bucket, copied to this machine when a query first names their table. Files never change, so a copy of the
 * right size is the file; copies of files that are live no more go.
 */
export function openMirror({ store, place, files, env = process.env }: MirrorOptions): DatabaseOptions {
  const dir = resolve(cacheDir(env), place.bucket, ...(place.prefix ? [place.prefix.replaceAll('/', '%2F')] : []));
  const copyOf = (name: TableName, file: AddFile): string => {
    const path = resolve(dir, pathOf(name, file));
    if (!path.startsWith(dir + sep)) throw new Error(`${pathOf(name, file)} leads out of the lake: the log was not written by wirehouse`);
    return path;
  };
  let isSwept = false;

  return {
    emptyDir: join(dir, 'empty'),
    async filesOf(name) {
      if (!isSwept) await sweep(join(dir, 'tables'), new Set(TABLE_NAMES.flatMap((table) => files[table].map((file) => copyOf(table, file)))));
      isSwept = true;
      const copies = files[name].map((file) => ({ file, path: copyOf(name, file) }));
      const missing = (await inParallel(copies, DOWNLOADS, async (copy) => ((await isThere(copy.path, copy.file.size)) ? null : copy))).filter(
        (copy) => copy !== null,
      );
      const progress = openProgress(`downloading ${name}`);
      let done = 0;
      try {
        await inParallel(missing, DOWNLOADS, async ({ file, path }) => {
          await download(store, { key: pathOf(name, file), size: file.size, path });
          progress.update(++done, missing.length);
        });
      } finally {
        progress.close();
      }
      return copies.map(({ path }) => path);
    },
  };
}

/** A copy that is used again counts as new. */
async function isThere(path: string, size: number): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  if (found?.size !== size) return false;
  await utimes(path, new Date(), new Date());
  return true;
}

async function download(store: Store, { key, size, path }: { key: string; size: number; path: string }): Promise<void> {
  const stored = await store.get(key);
  if (stored?.size !== size)
    throw new UserError(
      `${key} ${stored ? `has ${stored.size} bytes, the log says ${size}` : 'is in the log but not there'}`,
      'If the lake was vacuumed just now, ask again; else "wirehouse rebuild" makes its table anew.',
    );
  await mkdir(dirname(path), { recursive: true });
  const draft = `${path}.${randomUUID()}.part`;
  await writeFile(draft, stored.bytes);
  await rename(draft, path);
}

/** Deletes copies, whole or begun, that nobody needs. */
async function sweep(dir: string, live: ReadonlySet<string>): Promise<void> {
  const before = Date.now() - HOURS_KEPT * 3_600_000;
  for (const entry of await readdir(dir, { recursive: true, withFileTypes: true }).catch(() => [])) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || live.has(path)) continue;
    const found = await stat(path).catch(() => null);
    if (found && found.mtimeMs < before) await rm(path, { force: true });
  }
}
