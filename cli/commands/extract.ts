import { existsSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { Declared } from '../../extract/article.ts';
import type { ExtractAnswer } from '../../extract/extract-line.ts';
import { parseSidecar } from '../../extract/read/sidecar.ts';
import type { RejectReason } from '../../schemas/sources.ts';
import { explain } from '../explain.ts';
import { openExtractPool } from '../extract-pool.ts';
import { rejected } from '../jsonl-line.ts';
import { linesOf, mapInOrder } from '../lines.ts';
import { type LimitOptions, limitOptions, limitsOf } from '../options.ts';
import { usageError } from '../terminal/errors.ts';
import { openProgress } from '../terminal/progress.ts';
import { writeOut } from '../terminal/write.ts';

const MAX_BYTES = 64 * 2 ** 20;

export function define(command: Command): void {
  limitOptions(command)
    .argument('[files...]', 'articles: text, Markdown, HTML or JSONL')
    .option('--jsonl', 'read {"id", "text" | "html" | "file", …} lines from standard input')
    .option('--sentence <text>', 'read this text instead of a file')
    .option('--explain', 'for people: each figure, what each of its slots rests on, and which rule read it')
    .addHelpText(
      'after',
      `
Prints one JSON object a line, in the order of the input: {"id", "article", "entities", "mentions", "figures", "times",
"attributions", "sentences"}, or {"id", "rejected": {"reason", "detail"}}. It exits with 0 even when some are rejected.

Examples:
  $ wirehouse extract article.txt
  $ wirehouse extract --explain --sentence "At least 27 people were killed on Saturday, the army said."
  $ wirehouse extract --jsonl < articles.jsonl > rows.jsonl`,
    )
    .action(async (files: string[], options: LimitOptions & { jsonl?: true; sentence?: string; explain?: true }) => {
      const { sentence, jsonl, explain: forPeople } = options;
      if ([files.length > 0, jsonl, sentence !== undefined].filter(Boolean).length !== 1)
        throw usageError('extract takes files, --sentence or --jsonl', 'Name files, or pipe lines into `wirehouse extract --jsonl`.');
      const inputs = sentence === undefined ? files : [sentence];
      const requests = jsonl ? requestsOfLines(linesOf(process.stdin)) : sentence === undefined ? requestsOfFiles(files) : requestsOfText(sentence);
      const show = (line: string) => (forPeople ? `${explain(JSON.parse(line) as ExtractAnswer, process.stdout)}\n` : line);
      const pool = openExtractPool(limitsOf(options));
      const progress = process.stdout.isTTY ? null : openProgress('extracting');
      const answer = async (request: Request) => ('answer' in request ? request.answer : pool.answerLine(request.line));
      let done = 0;
      try {
        for await (const line of mapInOrder(requests, options.workers * 4, answer)) {
          await writeOut(`${show(line)}\n`);
          progress?.update(++done, jsonl ? null : inputs.length);
        }
      } finally {
        progress?.close();
        await pool.close();
      }
    });
}

/** A line to extract, or an answer that needs no extraction. */
type Request = { readonly line: string } | { readonly answer: string };

async function* requestsOfLines(lines: AsyncIterable<string>): AsyncGenerator<Request> {
  for await (const line of lines) yield { line };
}

async function* requestsOfText(text: string): AsyncGenerator<Request> {
  yield { line: JSON.stringify({ id: 'sentence', text }) };
}

/** Files as lines of the same contract. All are looked up first: a mistyped name is told before any work. */
async function* requestsOfFiles(files: readonly string[]): AsyncGenerator<Request> {
  for (const file of files) checkFile(file);
  for (const file of files) yield await requestOfFile(file);
}

function checkFile(file: string): void {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found) throw usageError(`${file}: there is no such file`, 'Check the path.');
  if (found.isDirectory()) throw usageError(`${file} is a folder`, `Name its files, or fill a lake with it: wirehouse ingest ${file}`);
}

async function requestOfFile(file: string): Promise<Request> {
  const { size, mtime } = statSync(file);
  const reject = (reason: RejectReason, detail: string): Request => ({ answer: JSON.stringify(rejected(file, reason, detail)) });
  if (size > MAX_BYTES)
    return reject('too_large', `${file} has ${Math.round(size / 1e6)} MB, more than the ${Math.round(MAX_BYTES / 1e6)} MB of one document: split it`);
  const bytes = await readFile(file);
  const line = { received_at: mtime.toISOString(), ...(await declaredBeside(file)), id: file, filename: file, file: bytes.toString('base64') };
  return { line: JSON.stringify(line) };
}

/** What NAME.meta.json declares. A broken one does not cost the article. */
async function declaredBeside(file: string): Promise<Declared> {
  const path = `${file}.meta.json`;
  if (!existsSync(path)) return {};
  const sidecar = parseSidecar(await readFile(path));
  if ('declared' in sidecar) return sidecar.declared;
  process.stderr.write(`${path}: ${sidecar.problem}; ${file} was read without it\n`);
  return {};
}
