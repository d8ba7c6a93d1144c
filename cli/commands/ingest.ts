import { lstat, readdir, readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { Command } from 'commander';
import { type LakeOption, lakeOption, openLake } from '../lake-option.ts';
import { describeRun, runLake } from '../lake-run.ts';
import type { LocalLake } from '../local-lake.ts';
import { UserError, usageError } from '../terminal/errors.ts';
import { openProgress } from '../terminal/progress.ts';
import { writeOut } from '../terminal/write.ts';

export function define(command: Command): void {
  lakeOption(command)
    .argument('<paths...>', 'articles, or folders of them')
    .option('--replace', 'put files in the place of others of the same name')
    .addHelpText(
      'after',
      `
Copies the files into the lake's inbox and makes tables of them. A folder keeps its tree.

Example:
  $ wirehouse ingest ~/Downloads/articles story.html --lake my-lake`,
    )
    .action(async (paths: string[], options: LakeOption & { replace?: true }) => {
      for (const path of paths)
        if (!(await lstat(path).catch(() => null))) throw usageError(`${path}: there is no such file or folder`, 'Check the path.');
      const lake = await openLake(options, { make: true });
      if (lake.config.raw.kind === 'folder')
        throw new UserError(
          `the lake ${options.lake} is bound to ${lake.rawDir}`,
          `Put the files there and run "wirehouse sync ${lake.rawDir}", or name another lake with --lake.`,
        );
      await copyAll(lake, await filesOf(paths), options.replace ?? false);
      const done = await runLake(lake);
      await writeOut(`${describeRun(done)}\n`);
    });
}

interface Drop {
  readonly key: string;
  readonly path: string;
}

/** Every file under the paths with its key: a folder's own name is left out, its tree is kept. Hidden files and links are passed over. */
async function filesOf(paths: readonly string[]): Promise<Drop[]> {
  const drops: Drop[] = [];
  const visit = async (path: string, key: string): Promise<void> => {
    const found = await lstat(path);
    if (found.isDirectory()) {
      for (const name of (await readdir(path)).sort()) if (!name.startsWith('.')) await visit(join(path, name), key === '' ? name : `${key}/${name}`);
    } else if (found.isFile()) drops.push({ key, path });
    else if (found.isSymbolicLink()) process.stderr.write(`${path} is a symbolic link: passed over\n`);
  };
  for (const path of paths) await visit(path, (await lstat(path)).isDirectory() ? '' : basename(resolve(path)));
  return drops;
}

/** Nothing is copied when a name would take another file's place: two of the same name, or one that lies in the inbox with other bytes. */
async function copyAll(lake: LocalLake, drops: readonly Drop[], replace: boolean): Promise<void> {
  const paths = new Map<string, string>();
  for (const { key, path } of drops) {
    const other = paths.get(key);
    if (other !== undefined && resolve(other) !== resolve(path)) throw clash(`${other} and ${path} would both be ${key}`);
    paths.set(key, path);
  }
  const progress = openProgress('copying');
  try {
    const fresh: Drop[] = [];
    for (const [key, path] of paths) {
      const there = await lake.raw.get(key);
      const same = there !== null && Buffer.compare(there.bytes, await readFile(path)) === 0;
      if (there && !same && !replace) throw clash(`${path} would take the place of ${key}, which has other content`);
      if (!same) fresh.push({ key, path });
    }
    let done = 0;
    for (const { key, path } of fresh) {
      await lake.raw.put(key, await readFile(path), {});
      progress.update(++done, fresh.length);
    }
  } finally {
    progress.close();
  }
}

const clash = (message: string): UserError =>
  new UserError(
    `${message}: nothing was copied`,
    'Rename one of them, ingest the folder above them so that they keep their paths, or say --replace.',
  );
