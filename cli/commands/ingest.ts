import { lstat, readdir, readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { Command } from 'commander';
import { inParallel } from '../../lake/in-parallel.ts';
import type { Store } from '../../lake/store.ts';
import type { Lake } from '../lake.ts';
import { type LakeOption, lakeOption, openLake } from '../lake-option.ts';
import { count, describeRun, runLake } from '../lake-run.ts';
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
Copies the files into the lake's inbox and makes tables of them. A folder keeps its tree. On a lake deployed to AWS they are uploaded
to its bucket of articles, and its functions make the tables.

Examples:
  $ wirehouse ingest ~/Downloads/articles story.html --lake my-lake
  $ wirehouse ingest ~/Downloads/articles --lake s3://my-lake-bucket`,
    )
    .action(async (paths: string[], options: LakeOption & { replace?: true }) => {
      for (const path of paths)
        if (!(await lstat(path).catch(() => null))) throw usageError(`${path}: there is no such file or folder`, 'Check the path.');
      const lake = await openLake(options, { make: true });
      if (lake.config.raw.kind === 'folder')
        throw new UserError(
          `the lake ${options.lake} is bound to ${lake.rawName}`,
          `Put the files there and run "wirehouse sync ${lake.rawName}", or name another lake with --lake.`,
        );
      const copied = await copyAll(lake, await filesOf(paths), options.replace ?? false);
      if (lake.config.aws)
        return writeOut(
          `${count(copied, 'file')} uploaded to ${lake.rawName}. The functions of the lake read them now; "wirehouse status --lake ${lake.name}" tells how far they are.\n`,
        );
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
async function copyAll(lake: Lake, drops: readonly Drop[], replace: boolean): Promise<number> {
  const paths = new Map<string, string>();
  for (const { key, path } of drops) {
    const other = paths.get(key);
    if (other !== undefined && resolve(other) !== resolve(path)) throw clash(`${other} and ${path} would both be ${key}`);
    paths.set(key, path);
  }
  const progress = openProgress(lake.config.raw.kind === 's3' ? 'uploading' : 'copying');
  try {
    const looked = await inParallel([...paths], SIDE_BY_SIDE, async ([key, path]) => ({ key, path, there: await lookAt(lake.raw, key, path) }));
    const taken = looked.find(({ there }) => there === 'other');
    if (taken && !replace) throw clash(`${taken.path} would take the place of ${taken.key}, which has other content`);
    const fresh = looked.filter(({ there }) => there !== 'same');
    let done = 0;
    await inParallel(fresh, SIDE_BY_SIDE, async ({ key, path, there }) => {
      const put = await lake.raw.put(key, await readFile(path), there === 'other' ? {} : { ifAbsent: true });
      if (!put.ok) throw new UserError(`${key} came from elsewhere meanwhile`, 'Look at both, then say --replace, or rename yours.');
      progress.update(++done, fresh.length);
    });
    return fresh.length;
  } finally {
    progress.close();
  }
}

const SIDE_BY_SIDE = 8;

/** What stands under a key where a file is to go. */
async function lookAt(raw: Store, key: string, path: string): Promise<'nothing' | 'same' | 'other'> {
  const listed = await raw.head(key);
  if (!listed) return 'nothing';
  if (listed.size !== (await lstat(path)).size) return 'other';
  const there = await raw.get(key);
  return there && Buffer.compare(there.bytes, await readFile(path)) === 0 ? 'same' : 'other';
}

const clash = (message: string): UserError =>
  new UserError(
    `${message}: nothing was copied`,
    'Rename one of them, ingest the folder above them so that they keep their paths, or say --replace.',
  );
