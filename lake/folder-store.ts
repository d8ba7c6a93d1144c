import { createHash } from 'node:crypto';
import { lstat, realpath, unlink } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { type KeyMode, KeyRefused, KeyTooLong, keyCodec } from './folder-keys.ts';
import { withLock } from './folder-lock.ts';
import { readFileWhole } from './folder-read.ts';
import { etagOf, listedOf } from './folder-stat.ts';
import { type SkipReason, walkFolder } from './folder-walk.ts';
import { createFile, prepareScratch, replaceFile } from './folder-write.ts';
import type { PutAnswer, Store } from './store.ts';
import { codeOf } from './system-error.ts';

export interface FolderStoreOptions {
  /** `plain`: keys are paths as they are, dotfiles and symbolic links are no objects. `escaped`: any key, see folder-keys.ts. */
  readonly keys: KeyMode;
  /** Files, and folders (no / at their end), that are no part of the store. */
  readonly skip?: (relativePath: string) => boolean;
  /** Hears of each file that a listing passes over because it cannot be an object. */
  readonly onSkip?: (relativePath: string, reason: SkipReason) => void;
}

/** Where temporary files and locks lie: a dotfile, so it is no key in either mode. */
const SCRATCH = '.wirehouse';

/**
 * Objects as files of a folder. A write is a temporary file that is synced, then renamed or linked into its place; conditions
 * hold among all processes of one machine. The ETag is mtime and size. What other programs write into a plain folder they do
 * without our lock: a read is repeated while the file changes.
 */
export function folderStore(dir: string, options: FolderStoreOptions): Store {
  const root = resolve(dir);
  const codec = keyCodec(options.keys);
  const skip = options.skip ?? (() => false);
  const scratch = join(root, SCRATCH);
  const pathOf = (key: string): string => join(root, ...codec.namesOf(key));
  const lock = <T>(key: string, work: () => Promise<T>): Promise<T> =>
    withLock({ lockDir: scratch, name: createHash('sha256').update(key).digest('hex').slice(0, 32) }, work);
  let prepared: Promise<void> | undefined;
  const prepare = (): Promise<void> => (prepared ??= prepareScratch(scratch));

  /** The path where an object can be read; null where a listing would not show it. */
  async function readablePath(key: string): Promise<string | null> {
    const path = existingPath(key);
    if (path === null || options.keys === 'escaped') return path;
    const parents = key.split('/').map((_, i, names) => names.slice(0, i + 1).join('/'));
    return !parents.some(skip) && (await isShown(path, root)) ? path : null;
  }

  function existingPath(key: string): string | null {
    try {
      return pathOf(key);
    } catch (error) {
      if (error instanceof KeyRefused || error instanceof KeyTooLong) return null;
      throw error;
    }
  }

  return {
    async get(key) {
      const path = await readablePath(key);
      const file = path === null ? null : await readFileWhole(path, { settled: options.keys === 'plain' });
      return file ? { ...listedOf(key, file.stat), bytes: file.bytes, version: null, metadata: {} } : null;
    },
    async head(key) {
      const path = await readablePath(key);
      const stat = path === null ? null : await statOf(path);
      return stat?.isFile() ? listedOf(key, stat) : null;
    },
    async put(key, bytes, condition): Promise<PutAnswer> {
      const path = pathOf(key);
      await prepare();
      if ('ifAbsent' in condition) return createFile({ path, bytes, scratch });
      return lock(key, async () => {
        const standing = await statOf(path);
        if ('ifMatch' in condition && (standing === null || etagOf(standing) !== condition.ifMatch)) return { ok: false };
        return replaceFile({ path, bytes, scratch, above: standing?.mtimeNs ?? 0n });
      });
    },
    list: (prefix, after = '') => walkFolder({ dir: root, codec, skip, onSkip: options.onSkip ?? (() => {}) }, { prefix, after }),
    async delete(key) {
      const path = existingPath(key);
      if (path === null) return;
      await prepare();
      await lock(key, () => unlink(path).catch(passOver('ENOENT', 'ENOTDIR')));
    },
  };
}

const statOf = (path: string) => lstat(path, { bigint: true }).catch(passOver('ENOENT', 'ENOTDIR'));

/** Whether no symbolic link leads there and every name is written just so (a file system may not tell `A` from `a`). */
async function isShown(path: string, root: string): Promise<boolean> {
  const [real, realRoot] = await Promise.all([path, root].map((one) => realpath(one).catch(passOver('ENOENT', 'ENOTDIR', 'ELOOP'))));
  return typeof real === 'string' && typeof realRoot === 'string' && relative(realRoot, real) === relative(root, path);
}

const passOver =
  (...codes: readonly string[]) =>
  (error: unknown): null => {
    if (codes.includes(codeOf(error) ?? '')) return null;
    throw error;
  };
