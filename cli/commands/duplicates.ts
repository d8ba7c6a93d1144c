import type { Command } from 'commander';
import { duplicateLines } from '../../extract/copies/duplicate-lines.ts';
import { linesOf } from '../lines.ts';
import { usageError } from '../terminal/errors.ts';
import { writeOut } from '../terminal/write.ts';

export function define(command: Command): void {
  command
    .option('--jsonl', 'read {"id", "text"} lines from standard input')
    .addHelpText(
      'after',
      '\nPrints {"id", "duplicate_of", "duplicate_kind"} a line, naming an earlier line or null.\n\nExample:\n  $ wirehouse duplicates --jsonl < articles.jsonl',
    )
    .action(async (options: { jsonl?: true }) => {
      if (!options.jsonl)
        throw usageError(
          'duplicates takes --jsonl',
          'Pipe lines into it: wirehouse duplicates --jsonl < articles.jsonl. In a lake, ask the table: wirehouse sql "select * from duplicates".',
        );
      const lines: { id: string; text: string }[] = [];
      for await (const line of linesOf(process.stdin)) lines.push(JSON.parse(line) as { id: string; text: string });
      for (const { id, duplicate_of, duplicate_kind } of duplicateLines(lines))
        await writeOut(`${JSON.stringify({ id, duplicate_of, duplicate_kind })}\n`);
    });
}
