import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type FunctionAnswer, openRuntimeApi } from './runtime-api.ts';

export interface LambdaOptions {
  /** The folder of a synthesised asset. */
  readonly asset: string;
  /** AWS's runtime client. */
  readonly client: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutSeconds: number;
  readonly memoryMegabytes: number;
  /** A module that is loaded first, to break what a test wants broken. */
  readonly preload?: string;
}

/** What the queue hears of a call: the function's answer, or how its process ended. */
export type CallResult = FunctionAnswer | { readonly ended: 'timeout' | 'exit'; readonly code: number | null };

/** A function as Lambda runs it: a process that is started with the first call, kept for the next, and killed at its deadline. */
export async function openLambda({ asset, client, environment, timeoutSeconds, memoryMegabytes, preload }: LambdaOptions) {
  const api = await openRuntimeApi();
  let child: ChildProcess | null = null;
  let output = '';

  const start = (): ChildProcess => {
    const imports = [resolve('test/functions/runtime/native-client.mjs'), ...(preload ? [resolve(preload)] : [])];
    const started = spawn(
      process.execPath,
      [`--max-old-space-size=${memoryMegabytes}`, ...imports.flatMap((file) => ['--import', pathToFileURL(file).href]), client],
      {
        cwd: asset,
        env: {
          PATH: process.env.PATH ?? '',
          AWS_LAMBDA_RUNTIME_API: api.host,
          AWS_LAMBDA_FUNCTION_NAME: 'wirehouse-test',
          AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
          AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryMegabytes),
          AWS_LAMBDA_LOG_GROUP_NAME: 'test',
          AWS_LAMBDA_LOG_STREAM_NAME: 'test',
          AWS_REGION: 'us-east-1',
          AWS_ACCESS_KEY_ID: 'test',
          AWS_SECRET_ACCESS_KEY: 'test',
          LAMBDA_TASK_ROOT: asset,
          _HANDLER: 'index.handler',
          ...environment,
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    for (const stream of [started.stdout, started.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    return started;
  };

  const stop = async (process: ChildProcess): Promise<void> => {
    if (process.exitCode !== null || process.signalCode !== null) return;
    const ended = new Promise((resolve) => process.once('exit', resolve));
    process.kill('SIGKILL');
    await ended;
  };

  return {
    /** All that the function has printed since the last look. */
    log: () => {
      const text = output;
      output = '';
      return text;
    },
    async call(event: unknown): Promise<CallResult> {
      child ??= start();
      const running = child;
      let timer: NodeJS.Timeout | undefined;
      const ended = new Promise<CallResult>((resolve) => {
        running.once('exit', (code) => resolve({ ended: 'exit', code }));
        timer = setTimeout(() => resolve({ ended: 'timeout', code: null }), timeoutSeconds * 1000);
      });
      const result = await Promise.race([api.invoke(event, Date.now() + timeoutSeconds * 1000), ended]);
      clearTimeout(timer);
      if ('ended' in result) {
        await stop(running);
        child = null;
        api.forget();
      }
      return result;
    },
    async close(): Promise<void> {
      if (child) await stop(child);
      await api.close();
    },
  };
}
