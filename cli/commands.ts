import type { Command } from 'commander';

/** One command: its options, help and action. Loaded only when it is called, so that the others cost no start-up time. */
export interface CommandModule {
  readonly define: (command: Command) => void;
}

export interface CommandEntry {
  readonly name: string;
  readonly about: string;
  readonly load: () => Promise<CommandModule>;
}

/** In the order in which help shows them: the order in which a newcomer meets them. */
export const COMMANDS: readonly CommandEntry[] = [
  { name: 'extract', about: 'print what an article holds, without a lake', load: () => import('./commands/extract.ts') },
];
