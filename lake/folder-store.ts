import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, link, lstat, mkdir, open, rename, unlink } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { type KeyMode, keyCodec } from './folder-keys.ts';
import { withLock } from './folder-lock.ts';
import { etagOf, listedOf, raiseMtime } from './folder-stat.ts';
import { type SkipReason, walkFolder } from './folder-walk.ts';
import type { PutAnswer, Store, Stored } from './store.ts';
import { codeOf } from './system-error.ts';

export interface FolderStoreOptions {
  /** plain: segments of keys are file names, for a folder that people fill. escaped: any key, for the lake itself. */
  readonly keys: KeyMode;
  /** Whether to leave out a file or directory, by its path in the folder. */
  readonly skip?: (path: string) => boolean;
  /** Told of everything that is no object here: symbolic links, hidden files, names that are no UTF-8. */
  readonly onSkip?: (path: string, reason: SkipReason) => void;
}

/** Temporary files and locks lie here, inside the folder, so that a rename never crosses file systems. */
const WORK_DIR = '.wirehouse';
/** A file that changes under each of so many reads is left for the next run. */
const READ_TRIES = 5;

/**
 * A folder as a store. A write is a temporary file, an fsync and a rename (to replace) or a link (to create), so a reader never
 * sees half an object and a kill leaves at most a temporary file. ETags are mtime and size, and rise with every write.
 */
export function folderStore(dir: string, { keys, skip = () => false, onSkip = () => {} }: FolderStoreOptions): Store {
  const root = resolve(dir);
  const work = join(root, WORK_DIR);
  const codec = keyCodec(keys);
  const pathOf = (key: string): string => join(root, ...codec.namesOf(key));
  const made = new Set<string>();

  async function makeDirectory(path: string): Promise<void> {
    if (made.has(path)) return;
    await mkdir(path, { recursive: true });
    made.add(path);
  }

  async function statOf(path: string) {
    try {
      const stat = await lstat(path, { bigint: true });
      return stat.isFile() ? stat : null;
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }

  async function head(key: string) {
    const stat = await statOf(pathOf(key));
    return stat && listedOf(key, stat);
  }

  /** Read between two looks at its stat: a file that is being written to is read again. */
  async function get(key: string): Promise<Stored | null> {
    const path = pathOf(key);
    for (let left = READ_TRIES; left > 0; left--) {
      const file = await openToRead(path);
      if (!file) return null;
      try {
        const before = await file.stat({ bigint: true });
        if (!before.isFile()) return null;
        const bytes = await file.readFile();
        const after = await statOf(path);
        if (after && etagOf(after) === etagOf(before) && bytes.length === Number(after.size))
          return { ...listedOf(key, after), bytes, version: null, metadata: {} };
      } finally {
        await file.close();
      }
    }
    throw new Error(`${path} changed during each of ${READ_TRIES} reads: run again when whoever writes it is done`);
  }

  async function put(key: string, bytes: Uint8Array, condition: Parameters<Store['put']>[2]): Promise<PutAnswer> {
    const path = pathOf(key);
    await makeDirectory(work);
    await makeDirectory(dirname(path));
    if ('ifAbsent' in condition) return create(path, bytes);
    const name = createHash('sha256').update(key).digest('hex').slice(0, 32);
    return withLock({ lockDir: work, name }, async () => {
      const standing = await statOf(path);
      if ('ifMatch' in condition && (!standing || etagOf(standing) !== condition.ifMatch)) return { ok: false };
      const draft = await writeDraft(bytes, standing?.mtimeNs ?? 0n);
      await rename(draft.path, path);
      return { ok: true, etag: draft.etag };
    });
  }

  async function create(path: string, bytes: Uint8Array): Promise<PutAnswer> {
    if (await statOf(path)) return { ok: false };
    const draft = await writeDraft(bytes, 0n);
    try {
      await link(draft.path, path);
      return { ok: true, etag: draft.etag };
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return { ok: false };
      throw error;
    } finally {
      await unlink(draft.path);
    }
  }

  /** The bytes on disk under a temporary name, with an mtime above `floor`. */
  async function writeDraft(bytes: Uint8Array, floor: bigint): Promise<{ path: string; etag: string }> {
    const path = join(work, `tmp-${randomUUID()}`);
    const file = await open(path, 'wx');
    try {
      await file.writeFile(bytes);
      const stat = await raiseMtime(file, floor);
      await file.sync();
      return { path, etag: etagOf(stat) };
    } finally {
      await file.close();
    }
  }

  return {
    get,
    head,
    put,
    list: (prefix, after = '') => walkFolder({ dir: root, codec, skip, onSkip }, { prefix, after }),
    async delete(key) {
      try {
        await unlink(pathOf(key));
      } catch (error) {
        if (!isMissing(error)) throw error;
      }
    },
  };
}

/** Missing, or below something that is a file. */
const isMissing = (error: unknown): boolean => codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR';

async function openToRead(path: string): Promise<FileHandle | null> {
  try {
    return await open(path, 'r');
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}
