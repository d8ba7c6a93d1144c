import { readdirSync, readFileSync } from 'node:fs';
import { join, normalize } from 'node:path/posix';

/** The folders of the house that hold code, and from which others each may import; reading order is the order in which data flows. */
export const ROOMS: Readonly<Record<string, readonly string[]>> = {
  schemas: [],
  extract: ['schemas', 'seeds'],
  lake: ['schemas'],
  pipeline: ['schemas', 'extract', 'lake'],
  functions: ['schemas', 'lake', 'pipeline'],
  infra: ['schemas', 'data-as-json.mjs'],
  cli: ['schemas', 'extract', 'lake', 'pipeline', 'seeds', 'package.json'],
  training: ['schemas', 'extract', 'seeds'],
  docs: ['schemas', 'extract', 'lake', 'pipeline', 'cli'],
  bench: ['schemas', 'extract', 'lake', 'pipeline', 'functions', 'cli', 'seeds', 'package.json'],
};

export interface SourceFile {
  readonly path: string;
  readonly room: string;
  readonly text: string;
  /** Project paths, normalised. */
  readonly imports: readonly string[];
  /** Names of npm packages and of Node's modules (node:…). */
  readonly packages: readonly string[];
}

const packageOf = (specifier: string): string =>
  specifier.startsWith('node:') ? specifier : specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');

const SPECIFIER = /^(?:import|export)\s[^'`;]*?from '([^']+)'|^import '([^']+)'|\bimport\('([^'$]+)'\)/gm;

export const sourceFiles: readonly SourceFile[] = Object.keys(ROOMS).flatMap((room) =>
  readdirSync(room, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:ts|mjs)$/.test(name))
    .map((name) => readSource(room, `${room}/${name.replaceAll('\\', '/')}`)),
);

function readSource(room: string, path: string): SourceFile {
  const text = readFileSync(path, 'utf8');
  const specifiers = [...text.matchAll(SPECIFIER)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
  return {
    path,
    room,
    text,
    imports: specifiers.filter((name) => name.startsWith('.')).map((name) => normalize(join(path, '..', name))),
    packages: specifiers.filter((name) => !name.startsWith('.')).map(packageOf),
  };
}
