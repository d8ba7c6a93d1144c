import { randomUUID } from 'node:crypto';
import { link, lstat, mkdir, open, readdir, rename, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { etagOf, raiseMtime } from './folder-stat.ts';
import type { PutAnswer } from './store.ts';
import { codeOf } from './system-error.ts';

export interface FileToWrite {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** A folder of the same file system for files that are not there yet. */
  readonly scratch: string;
}

/** Writes a file only where none stands: of two links to one name, the second fails. */
export async function createFile({ path, bytes, scratch }: FileToWrite): Promise<PutAnswer> {
  if (await exists(path)) return { ok: false };
  const draft = await writeDraft({ bytes, scratch, above: 0n });
  try {
    await inDirectoryOf(path, () => link(draft.path, path));
    return { ok: true, etag: draft.etag };
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return { ok: false };
    throw error;
  } finally {
    await unlink(draft.path);
  }
}

/** Writes a file over what stands there, with an mtime above `above`. */
export async function replaceFile({ path, bytes, scratch, above }: FileToWrite & { above: bigint }): Promise<PutAnswer> {
  const draft = await writeDraft({ bytes, scratch, above });
  try {
    await inDirectoryOf(path, () => rename(draft.path, path));
    return { ok: true, etag: draft.etag };
  } catch (error) {
    await unlink(draft.path).catch(() => {});
    throw error;
  }
}

/**
 * The content is synced before it gets its name, so a name never stands for half a file. The directory is not synced: a
 * journal keeps the order of names, and what a power cut takes off the end the next sync makes again.
 */
async function writeDraft({ bytes, scratch, above }: { bytes: Uint8Array; scratch: string; above: bigint }): Promise<{ path: string; etag: string }> {
  const path = join(scratch, `tmp-${randomUUID()}`);
  const file = await open(path, 'wx');
  try {
    await file.writeFile(bytes);
    const stat = await raiseMtime(file, above);
    await file.sync();
    return { path, etag: etagOf(stat) };
  } finally {
    await file.close();
  }
}

async function inDirectoryOf(path: string, place: () => Promise<void>): Promise<void> {
  try {
    await place();
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
    await mkdir(dirname(path), { recursive: true });
    await place();
  }
}

const exists = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    () => false,
  );

const HOUR_MS = 3_600_000;

/** Makes the scratch folder, and clears out drafts of processes that died. */
export async function prepareScratch(scratch: string): Promise<void> {
  await mkdir(scratch, { recursive: true });
  const drafts = (await readdir(scratch)).filter((name) => name.startsWith('tmp-'));
  for (const draft of drafts) {
    const path = join(scratch, draft);
    const found = await lstat(path).catch(() => null);
    if (found && Date.now() - found.ctimeMs > HOUR_MS) await unlink(path).catch(() => {});
  }
}
