import { Worker } from 'node:worker_threads';
import { type ExtractFailure, faultOf } from '../pipeline/extract-port.ts';

export interface PoolSettings {
  readonly workers: number;
  /** A task that runs longer ends with its worker. */
  readonly timeLimitSeconds: number;
  /** The heap of one worker; a task that needs more ends with its worker. */
  readonly memoryLimitMb: number;
  readonly script: URL;
}

/** What workers post: 'ready' once loaded, then one of these per task. */
export type WorkerAnswer<R> = { readonly ok: true; readonly result: R } | { readonly ok: false; readonly error: string };
export type PoolAnswer<R> =
  | { readonly ok: true; readonly result: R }
  | { readonly ok: false; readonly reason: ExtractFailure; readonly detail: string };

export interface WorkerPool<T, R> {
  /** Runs the task as soon as a worker is free. A task never fails another; a worker that cannot start at all throws. */
  run(task: T): Promise<PoolAnswer<R>>;
  /** Ends all workers; tasks still queued or running throw. */
  close(): Promise<void>;
}

interface Job<T, R> {
  readonly task: T;
  readonly resolve: (answer: PoolAnswer<R>) => void;
  readonly reject: (error: Error) => void;
}

interface Slot<T, R> {
  readonly worker: Worker;
  ready: boolean;
  job: Job<T, R> | null;
  timer: NodeJS.Timeout | null;
}

/** A pool of worker threads that survives its tasks: whatever ends a worker is the answer of the one task it held. */
export function openWorkerPool<T, R>(settings: PoolSettings): WorkerPool<T, R> {
  const slots = new Set<Slot<T, R>>();
  const queue: Job<T, R>[] = [];
  let closed = false;

  const settle = (slot: Slot<T, R>): Job<T, R> | null => {
    if (slot.timer) clearTimeout(slot.timer);
    const { job } = slot;
    slot.job = null;
    slot.timer = null;
    return job;
  };

  /** The worker is gone or going: its task gets the answer, the queue another worker. */
  const end = (slot: Slot<T, R>, reason: ExtractFailure, detail: string) => {
    if (!slots.delete(slot)) return;
    const job = settle(slot);
    void slot.worker.terminate();
    if (slot.ready) job?.resolve({ ok: false, reason, detail });
    else job?.reject(new Error(`the extraction worker does not start: ${detail}`));
    dispatch();
  };

  const start = (slot: Slot<T, R>) => {
    const { job } = slot;
    if (!job || !slot.ready) return;
    const detail = `it took longer than ${settings.timeLimitSeconds} s; split it, or raise the time limit`;
    slot.timer = setTimeout(() => end(slot, 'out_of_time', detail), settings.timeLimitSeconds * 1000);
    slot.worker.postMessage(job.task);
  };

  const open = (): Slot<T, R> => {
    const { script, memoryLimitMb } = settings;
    const worker = new Worker(script, { resourceLimits: { maxOldGenerationSizeMb: memoryLimitMb } });
    const slot: Slot<T, R> = { worker, ready: false, job: null, timer: null };
    worker.on('message', (message: 'ready' | WorkerAnswer<R>) => {
      if (message === 'ready') {
        slot.ready = true;
        return start(slot);
      }
      settle(slot)?.resolve(message.ok ? message : { ok: false, reason: 'extractor_error', detail: faultOf(message.error) });
      dispatch();
    });
    worker.on('error', (error: Error & { code?: string }) => {
      if (error.code !== 'ERR_WORKER_OUT_OF_MEMORY') return end(slot, 'extractor_error', faultOf(error.message));
      end(slot, 'out_of_memory', `it needed more than ${memoryLimitMb} MB; split it, or raise the memory limit`);
    });
    worker.on('exit', (code) => end(slot, 'extractor_error', faultOf(`the worker ended with ${code}`)));
    slots.add(slot);
    return slot;
  };

  const dispatch = () => {
    while (queue.length && !closed) {
      const idle = [...slots].find((slot) => !slot.job) ?? (slots.size < settings.workers ? open() : null);
      const job = idle && queue.shift();
      if (!job) return;
      idle.job = job;
      start(idle);
    }
  };

  return {
    run: (task) =>
      new Promise((resolve, reject) => {
        if (closed) return reject(new Error('the worker pool is closed'));
        queue.push({ task, resolve, reject });
        dispatch();
      }),
    close: async () => {
      closed = true;
      const open = [...slots];
      slots.clear();
      for (const job of [...open.map(settle), ...queue.splice(0)]) job?.reject(new Error('the worker pool is closed'));
      await Promise.all(open.map((slot) => slot.worker.terminate()));
    },
  };
}
