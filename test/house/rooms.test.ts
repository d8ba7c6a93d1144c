import { describe, expect, it } from 'vitest';
import { ROOMS, sourceFiles } from './source-files.ts';

/** Node's modules that compute and do nothing else. */
const PURE = new Set(['node:crypto', 'node:zlib']);

describe('the rooms of the house', () => {
  it('import only from the rooms that they may', () => {
    const wrong = sourceFiles.flatMap((file) =>
      file.imports
        .filter((path) => path.split('/')[0] !== file.room && !ROOMS[file.room]?.includes(path.split('/')[0] ?? ''))
        .map((path) => `${file.path} imports ${path}`),
    );
    expect(wrong).toEqual([]);
  });

  it('have no import cycles', () => {
    const imports = new Map(sourceFiles.map((file) => [file.path, file.imports]));
    const done = new Set<string>();
    const cycles: string[] = [];
    const visit = (path: string, trail: readonly string[]): void => {
      if (trail.includes(path)) cycles.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
      if (trail.includes(path) || done.has(path)) return;
      for (const next of imports.get(path) ?? []) visit(next, [...trail, path]);
      done.add(path);
    };
    for (const path of imports.keys()) visit(path, []);
    expect(cycles).toEqual([]);
  });

  it('keep clock, chance, network, files and process out of the engine', () => {
    const impure = /\bDate\.now\b|\bnew Date\(\s*\)|\bMath\.random\b|\bperformance\.|\bprocess\.|\bfetch\(|\brandomUUID\b|\bglobalThis\b/;
    const wrong = sourceFiles
      .filter((file) => file.room === 'extract' || file.room === 'schemas')
      .flatMap((file) => [
        ...file.text
          .split('\n')
          .filter((line) => impure.test(line) && !/^\s*(?:\/\/|\/?\*)/.test(line))
          .map((line) => `${file.path}: ${line.trim()}`),
        ...file.packages.filter((name) => name.startsWith('node:') && !PURE.has(name)).map((name) => `${file.path} imports ${name}`),
      ]);
    expect(wrong).toEqual([]);
  });
});
