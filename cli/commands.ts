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
  { name: 'demo', about: 'run the whole thing on sample articles and show what comes out', load: () => import('./commands/demo.ts') },
  { name: 'ingest', about: 'copy articles into a lake and make tables of them', load: () => import('./commands/ingest.ts') },
  { name: 'sync', about: 'make the tables follow a folder of articles', load: () => import('./commands/sync.ts') },
  { name: 'sql', about: 'ask the tables', load: () => import('./commands/sql.ts') },
  { name: 'tables', about: 'list the tables: rows, files, size, last commit', load: () => import('./commands/tables.ts') },
  { name: 'status', about: 'say what became of each file', load: () => import('./commands/status.ts') },
  { name: 'verify', about: 'check every invariant of the tables', load: () => import('./commands/verify.ts') },
  { name: 'reconcile', about: 'mend every difference between files and tables', load: () => import('./commands/reconcile.ts') },
  { name: 'reprocess', about: 'read again what an older extractor read', load: () => import('./commands/reprocess.ts') },
  { name: 'rebuild', about: 'make tables anew from the records', load: () => import('./commands/rebuild.ts') },
  { name: 'compact', about: 'join the small files that many runs leave behind', load: () => import('./commands/compact.ts') },
  { name: 'vacuum', about: 'delete replaced files that nobody reads any more', load: () => import('./commands/vacuum.ts') },
  { name: 'extract', about: 'print what an article holds, without a lake', load: () => import('./commands/extract.ts') },
  { name: 'duplicates', about: 'tell which lines are copies of earlier ones, without a lake', load: () => import('./commands/duplicates.ts') },
];
