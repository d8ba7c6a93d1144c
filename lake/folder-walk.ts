import type { Dirent } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type KeyCodec, KeyTooLong } from './folder-keys.ts';
import { listedOf } from './folder-stat.ts';
import type { Listed } from './store.ts';
import { codeOf } from './system-error.ts';
import { compareUtf8 } from './utf8-order.ts';

export type SkipReason = 'symbolic_link' | 'special_file' | 'not_utf8' | 'hidden' | 'key_too_long';

export interface Walk {
  readonly dir: string;
  readonly codec: KeyCodec;
  readonly skip: (relativePath: string) => boolean;
  readonly onSkip: (relativePath: string, reason: SkipReason) => void;
}

/** A directory or file, with the key (a directory's ends in /) and the names on the way to it. */
interface Entry {
  readonly key: string;
  readonly names: readonly string[];
  readonly isDirectory: boolean;
}

/** How many files are asked for their stat at once. */
const STAT_WIDTH = 64;

/** All files whose key starts with `prefix` and comes after `after`, in the order of the keys' UTF-8 bytes. */
export async function* walkFolder(walk: Walk, { prefix, after }: { prefix: string; after: string }): AsyncGenerator<Listed> {
  let files: Entry[] = [];
  for await (const file of filesUnder(walk, { key: '', names: [], isDirectory: true }, { prefix, after })) {
    files.push(file);
    if (files.length < STAT_WIDTH) continue;
    yield* await statAll(walk, files);
    files = [];
  }
  yield* await statAll(walk, files);
}

async function statAll(walk: Walk, files: readonly Entry[]): Promise<Listed[]> {
  const listed = await Promise.all(files.map((file) => statOne(walk, file)));
  return listed.filter((one) => one !== null);
}

async function statOne({ dir, onSkip }: Walk, { key, names }: Entry): Promise<Listed | null> {
  try {
    return listedOf(key, await lstat(join(dir, ...names), { bigint: true }));
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
    if (key.includes('\ufffd')) onSkip(key, 'not_utf8');
    return null;
  }
}

async function* filesUnder(walk: Walk, directory: Entry, range: { prefix: string; after: string }): AsyncGenerator<Entry> {
  const entries = (await readEntries(walk, directory)).filter((entry) => mayHold(entry, range));
  for (const entry of entries.sort((a, b) => compareUtf8(a.key, b.key))) {
    if (entry.isDirectory) yield* filesUnder(walk, entry, range);
    else yield entry;
  }
}

function mayHold({ key, isDirectory }: Entry, { prefix, after }: { prefix: string; after: string }): boolean {
  if (isDirectory) return (key.startsWith(prefix) || prefix.startsWith(key)) && (compareUtf8(key, after) > 0 || after.startsWith(key));
  return key.startsWith(prefix) && compareUtf8(key, after) > 0;
}

/** The entries of a directory; parts of long names are opened at once, since their keys sort among their neighbours'. */
async function readEntries(walk: Walk, directory: Entry): Promise<Entry[]> {
  const found = (await readDirectory(join(walk.dir, ...directory.names))).map((dirent) => readEntry(walk, directory, dirent));
  const opened = await Promise.all(found.map((entry) => (entry?.isDirectory && !entry.key.endsWith('/') ? readEntries(walk, entry) : entry)));
  return opened.flat().filter((entry) => entry !== null);
}

function readEntry({ codec, skip, onSkip }: Walk, directory: Entry, dirent: Dirent): Entry | null {
  const isDirectory = dirent.isDirectory();
  const path = directory.key + dirent.name;
  if (!isDirectory && !dirent.isFile()) return refuse(onSkip, path, dirent.isSymbolicLink() ? 'symbolic_link' : 'special_file');
  const part = codec.decode(dirent.name, isDirectory ? 'directory' : 'file', directory.names);
  if (part === null) return refuse(onSkip, path, 'hidden');
  const key = directory.key + part.segment;
  if (skip(key)) return null;
  const names = [...directory.names, dirent.name];
  if (isDirectory) return { key: part.goesOn ? key : `${key}/`, names, isDirectory };
  const problem = problemOf(codec, key, names);
  return problem === null ? { key, names, isDirectory } : refuse(onSkip, path, problem);
}

/** Whether the key is written just so: a name that only looks like an escaped one stands for no key. */
function problemOf(codec: KeyCodec, key: string, names: readonly string[]): SkipReason | null {
  try {
    return codec.namesOf(key).join('/') === names.join('/') ? null : 'hidden';
  } catch (error) {
    return error instanceof KeyTooLong ? 'key_too_long' : 'hidden';
  }
}

function refuse(onSkip: Walk['onSkip'], path: string, reason: SkipReason): null {
  onSkip(path, reason);
  return null;
}

/** A directory that went away while the walk came nearer is empty. */
async function readDirectory(path: string): Promise<Dirent[]> {
  try {
    return await readdir(path, { withFileTypes: true });
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return [];
    throw error;
  }
}
