#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { S3Error } from '../lake/s3-error.ts';
import packageJson from '../package.json' with { type: 'json' };
import { COMMANDS } from './commands.ts';
import { EXIT, UserError } from './terminal/errors.ts';
import { paintFor } from './terminal/style.ts';
import { endQuietlyWithReader } from './terminal/write.ts';

/** Runs the command line and answers its exit code. */
async function main(args: readonly string[]): Promise<number> {
  const program = new Command('wirehouse');
  program
    .description('News articles in a folder become tables that answer SQL: who says how many, of what, how surely, since when.')
    .version(packageJson.version)
    .showHelpAfterError('(--help shows how to call it)')
    .addHelpText(
      'after',
      '\nExample:\n  $ wirehouse ingest my-articles/ --lake my-lake\n  $ wirehouse sql "select headline from articles" --lake my-lake',
    );
  program.exitOverride().configureOutput({ outputError: (text, write) => write(text) });

  const wanted = args.find((arg) => !arg.startsWith('-'));
  const asked = wanted === 'help' ? args[args.indexOf(wanted) + 1] : wanted;
  for (const entry of COMMANDS) {
    const command = program.command(entry.name).description(entry.about).exitOverride();
    if (entry.name === asked) (await entry.load()).define(command);
  }
  try {
    if (!args.length) program.outputHelp();
    else await program.parseAsync([...args], { from: 'user' });
    return Number(process.exitCode ?? EXIT.ok);
  } catch (error) {
    return report(error);
  }
}

/** Says what went wrong, on standard error, and gives the exit code for it. */
function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  const paint = paintFor(process.stderr);
  if (error instanceof UserError || error instanceof S3Error) {
    process.stderr.write(`${paint.red('wirehouse:')} ${error.message}\n${error.remedy}\n`);
    return error instanceof UserError ? error.exitCode : EXIT.failed;
  }
  process.stderr.write(`${paint.red('wirehouse:')} ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return EXIT.failed;
}

endQuietlyWithReader();
process.exitCode = await main(process.argv.slice(2));
