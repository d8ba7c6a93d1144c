import { stat } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import type { Command } from 'commander';
import { type LakeConfig, readOrMakeConfig, writeConfig } from '../lake-config.ts';
import { type LakeOption, lakeOption } from '../lake-option.ts';
import { describeRun, runLake } from '../lake-run.ts';
import { overFolder } from '../local-lake.ts';
import { isS3Url } from '../s3-lake.ts';
import { UserError, usageError } from '../terminal/errors.ts';
import { writeOut } from '../terminal/write.ts';

export function define(command: Command): void {
  lakeOption(command)
    .argument('<dir>', 'the folder of articles: it is the bucket')
    .option('--yes', 'bind the lake to another folder, or remove the rows of more than half of the files')
    .addHelpText(
      'after',
      `
Added, changed and deleted files add, replace and remove rows. The lake remembers the folder. A lake in a bucket (s3://) follows its
bucket of articles instead: "wirehouse ingest" uploads to it.

Example:
  $ wirehouse sync ~/articles --lake my-lake`,
    )
    .action(async (dir: string, options: LakeOption & { yes?: true }) => {
      if (isS3Url(options.lake))
        throw usageError(
          `${options.lake} follows its own bucket of articles, which others may fill too: it cannot follow ${dir}`,
          `Upload with "wirehouse ingest ${dir} --lake ${options.lake}"; delete from the bucket what is to go.`,
        );
      const path = resolve(dir);
      const found = await stat(path).catch(() => null);
      if (!found?.isDirectory()) throw usageError(`${dir} is no folder`, 'Name the folder that the articles lie in.');
      const config = await bindTo(options, path);
      const lake = overFolder(resolve(options.lake), config);
      const done = await runLake(lake, {
        confirm: ({ removed, known }) => {
          if (options.yes || removed * 2 <= known || removed < 2) return;
          throw new UserError(
            `${removed} of ${known} files are gone from ${dir}: their rows would be removed`,
            'If that is right, say so with --yes.',
          );
        },
      });
      await writeOut(`${describeRun(done)}\n`);
    });
}

/** The lake's configuration, with the folder as its drop. An empty lake takes any folder; another one needs to be told. */
async function bindTo({ lake, yes }: LakeOption & { yes?: true }, path: string): Promise<LakeConfig> {
  const dir = resolve(lake);
  if (dir === path) throw usageError(`${lake} cannot be both the lake and the articles`, 'Name another folder for the lake with --lake.');
  const config = await readOrMakeConfig(dir);
  const bound = config.raw.kind === 'folder' ? resolve(dir, config.raw.path) : null;
  if (bound === path) return config;
  const isEmpty = (await overFolder(dir, config).publishing.log.head()) === null;
  if (!isEmpty && !yes) {
    const has = bound === null ? 'holds articles that were ingested' : `is bound to ${bound}`;
    throw new UserError(
      `the lake ${lake} ${has}`,
      `Name another lake with --lake, or say with --yes that it takes ${path} instead: rows of other files go.`,
    );
  }
  const next: LakeConfig = { ...config, raw: { kind: 'folder', path: relative(dir, path) || '.' } };
  await writeConfig(dir, next);
  return next;
}
