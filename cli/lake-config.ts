import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RETENTION_HOURS } from '../lake/lake-log.ts';
import type { ConvergeSettings } from '../pipeline/converge.ts';
import { UserError, usageError } from './terminal/errors.ts';

/** lake.json: what a lake is, for every tool that opens it. */
export interface LakeConfig {
  readonly format: 1;
  /** Where the raw objects are: the lake's own inbox, a folder that sync has bound it to, or the bucket of a deployment. */
  readonly raw:
    | { readonly kind: 'inbox' }
    | { readonly kind: 'folder'; readonly path: string }
    | { readonly kind: 's3'; readonly bucket: string; readonly prefix: string };
  readonly settings: ConvergeSettings & {
    readonly seconds_per_file: number;
    readonly worker_megabytes: number;
    /** How long replaced files and older commits are kept for those who read them. */
    readonly retention_hours: number;
  };
  /** Of a deployed lake: functions read what is dropped, and take tasks. */
  readonly aws?: { readonly tasks_queue_url: string; readonly region: string };
}

export const NEW_CONFIG: LakeConfig = {
  format: 1,
  raw: { kind: 'inbox' },
  settings: { when_raw_gone: 'remove', document_bytes: 64_000_000, seconds_per_file: 60, worker_megabytes: 1024, retention_hours: RETENTION_HOURS },
};

const fileOf = (dir: string): string => join(dir, 'lake.json');

/** The lake's lake.json; null where the folder is no lake. */
export async function readConfig(dir: string): Promise<LakeConfig | null> {
  const text = await readFile(fileOf(dir), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
    throw error;
  });
  return text === null ? null : parseConfig(text, fileOf(dir));
}

/** What a lake.json says, what it leaves open as in a new one. */
export function parseConfig(text: string, file: string): LakeConfig {
  const config = parse(text, file);
  if (config.format !== 1) throw new UserError(`${file} has format ${config.format}; this version reads 1`, 'Install a newer wirehouse.');
  return { ...NEW_CONFIG, ...config, settings: { ...NEW_CONFIG.settings, ...config.settings } };
}

export const configText = (config: LakeConfig): string => `${JSON.stringify(config, null, 2)}\n`;

function parse(text: string, file: string): LakeConfig {
  try {
    return JSON.parse(text) as LakeConfig;
  } catch (error) {
    throw new UserError(
      `${file} is no JSON: ${error instanceof Error ? error.message : error}`,
      'Mend it, or restore it: it says where the raw files are.',
    );
  }
}

/** lake.json, made where the folder is new or empty: a lake never moves in beside other files. */
export async function readOrMakeConfig(dir: string): Promise<LakeConfig> {
  const config = await readConfig(dir);
  if (config) return config;
  const entries = await readdir(dir).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    if (error.code === 'ENOTDIR') throw usageError(`${dir} is a file`, 'Name a folder for the lake with --lake.');
    throw error;
  });
  if (entries.length > 0)
    throw usageError(`${dir} holds other files and no lake.json`, 'Name a new folder for the lake with --lake, such as --lake my-lake.');
  await writeConfig(dir, NEW_CONFIG);
  return NEW_CONFIG;
}

export async function writeConfig(dir: string, config: LakeConfig): Promise<void> {
  await mkdir(dir, { recursive: true });
  const draft = join(dir, '.lake.json.tmp');
  await writeFile(draft, configText(config));
  await rename(draft, fileOf(dir));
}

export const noLake = (dir: string): UserError =>
  usageError(`there is no lake at ${dir}`, `Make one with "wirehouse ingest FILES… --lake ${dir}", or name another with --lake.`);
