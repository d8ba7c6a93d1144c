import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { sourceFiles } from './source-files.ts';

/** The table of docs/dependencies.md. */
const listed = readFileSync('docs/dependencies.md', 'utf8')
  .split('\n')
  .filter((line) => /^\| [@a-z]/.test(line) && !line.startsWith('| package'))
  .map((line) => {
    const [name = '', licence = '', rooms = '', why = ''] = line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
    return { name, licence, rooms: rooms.split(' ').filter(Boolean), why };
  });
const pinned = { ...packageJson.dependencies, ...packageJson.devDependencies };

describe('dependencies', () => {
  it('are each listed with a reason, and nothing else is', () => {
    expect(listed.map((one) => one.name).sort()).toEqual(Object.keys(pinned).sort());
    expect(listed.filter((one) => one.why.length < 10)).toEqual([]);
  });

  it('are pinned to one version', () => {
    expect(Object.entries(pinned).filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))).toEqual([]);
  });

  it('have the licence that the list says', () => {
    const installed = listed.map(({ name }) => [name, JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).license]);
    expect(installed).toEqual(listed.map(({ name, licence }) => [name, licence]));
  });

  it('are imported only in their rooms', () => {
    const wrong = sourceFiles.flatMap((file) =>
      file.packages
        .filter((name) => !name.startsWith('node:'))
        .filter((name) => !listed.some((one) => [name, `@types/${name}`].includes(one.name) && one.rooms.includes(file.room)))
        .map((name) => `${file.path} imports ${name}`),
    );
    expect(wrong).toEqual([]);
  });

  it('are used in the rooms that they name', () => {
    const unused = listed.flatMap(({ name, rooms }) =>
      rooms
        .filter((room) => !sourceFiles.some((file) => file.room === room && file.packages.some((one) => [one, `@types/${one}`].includes(name))))
        .map((room) => `${name} in ${room}`),
    );
    expect(unused).toEqual([]);
  });
});
