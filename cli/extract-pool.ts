import { availableParallelism } from 'node:os';
import type { VersionedExtraction } from '../extract/extract-versions.ts';
import type { Extract } from '../pipeline/extract-port.ts';
import type { ExtractTask } from './extract-worker.ts';
import { answerFailedLine } from './jsonl-line.ts';
import { openWorkerPool } from './worker-pool.ts';

export interface ExtractLimits {
  readonly workers: number;
  readonly timeLimitSeconds: number;
  readonly memoryLimitMb: number;
}

export const DEFAULT_LIMITS: ExtractLimits = { workers: availableParallelism(), timeLimitSeconds: 60, memoryLimitMb: 1024 };

export interface ExtractPool {
  readonly extract: Extract;
  /** Has a worker load its code and models. */
  readonly ready: () => Promise<void>;
  /** The answer to one line of `extract --jsonl`, ready to print; it never fails for what the line holds. */
  readonly answerLine: (line: string) => Promise<string>;
  readonly close: () => Promise<void>;
}

/** The engine in worker threads, one per core: whatever an article does to its worker becomes that article's reject. */
export function openExtractPool(limits: Partial<ExtractLimits> = {}): ExtractPool {
  const pool = openWorkerPool<ExtractTask, VersionedExtraction | string>({ ...DEFAULT_LIMITS, ...limits, script: workerScript() });
  return {
    extract: async (input) => {
      const answer = await pool.run({ kind: 'object', input });
      if (!answer.ok) return answer;
      if (typeof answer.result === 'string') throw new Error('the worker answered an object with a line');
      return { ok: true, extraction: answer.result };
    },
    ready: async () => {
      await pool.run({ kind: 'line', line: JSON.stringify({ id: 'ready', text: 'Two ships arrived.' }) });
    },
    answerLine: async (line) => {
      const answer = await pool.run({ kind: 'line', line });
      if (!answer.ok) return answerFailedLine(line, answer.reason, answer.detail);
      return String(answer.result);
    },
    close: pool.close,
  };
}

/** Bundled, the worker lies beside this code; in the source tree tsx, which only knows main threads, has to be told to load it. */
function workerScript(): URL {
  if (!import.meta.url.endsWith('.ts')) return new URL('./extract-worker.mjs', import.meta.url);
  const worker = new URL('./extract-worker.ts', import.meta.url).href;
  const load = `import { register } from '${import.meta.resolve('tsx/esm/api')}'; register(); await import('${worker}');`;
  return new URL(`data:text/javascript,${encodeURIComponent(load)}`);
}
