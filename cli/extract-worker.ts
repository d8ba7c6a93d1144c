import { parentPort } from 'node:worker_threads';
import { extractLine } from '../extract/extract-line.ts';
import { extractVersions, type VersionedExtraction, type VersionedInput } from '../extract/extract-versions.ts';
import { parseLine, rejected } from './jsonl-line.ts';
import type { WorkerAnswer } from './worker-pool.ts';

/** What a worker is asked: a raw object for the pipeline, or a line of `extract --jsonl`, answered as the line to print. */
export type ExtractTask = { readonly kind: 'object'; readonly input: VersionedInput } | { readonly kind: 'line'; readonly line: string };

const answerLine = (json: string): string => {
  const parsed = parseLine(json);
  return JSON.stringify(parsed.ok ? extractLine(parsed.line) : rejected(null, 'broken_json', parsed.detail));
};

const run = (task: ExtractTask): WorkerAnswer<VersionedExtraction | string> => {
  try {
    return { ok: true, result: task.kind === 'object' ? extractVersions(task.input) : answerLine(task.line) };
  } catch (error) {
    return { ok: false, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
};

parentPort?.on('message', (task: ExtractTask) => parentPort?.postMessage(run(task)));
parentPort?.postMessage('ready');
