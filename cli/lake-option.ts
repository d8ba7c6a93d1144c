import type { Command } from 'commander';
import { type LocalLake, type OpenOptions, openLocalLake } from './local-lake.ts';

export interface LakeOption {
  readonly lake: string;
}

/** The option of every command that touches tables. */
export const lakeOption = (command: Command): Command => command.option('--lake <path>', 'the folder that holds the lake', './lake');

/** Opens the lake that a command was called for; a wait for another writer is told on standard error. */
export const openLake = ({ lake }: LakeOption, options: OpenOptions = {}): Promise<LocalLake> =>
  openLocalLake(lake, {
    onWait: (holder) => process.stderr.write(`waiting for ${holder ? `process ${holder}` : 'another process'}, which is writing to ${lake} …\n`),
    ...options,
  });
