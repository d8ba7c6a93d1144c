import type { Command } from 'commander';
import type { Lake, OpenOptions } from './lake.ts';
import { openLocalLake } from './local-lake.ts';
import { isS3Url, openS3Lake } from './s3-lake.ts';

export interface LakeOption {
  readonly lake: string;
}

/** The option of every command that touches tables. */
export const lakeOption = (command: Command): Command =>
  command.option('--lake <place>', 'the folder that holds the lake, or s3://BUCKET[/PREFIX]', './lake');

/** Opens the lake that a command was called for; a wait for another writer is told on standard error. */
export const openLake = ({ lake }: LakeOption, options: OpenOptions = {}): Promise<Lake> =>
  (isS3Url(lake) ? openS3Lake : openLocalLake)(lake, {
    onWait: (holder) => process.stderr.write(`waiting for ${holder}, which is writing to ${lake} …\n`),
    ...options,
  });
