import { afterEach, describe, expect, it } from 'vitest';
import { openWorkerPool, type WorkerPool } from '../../cli/worker-pool.ts';

/** A worker that does what its task says, so that every way to end is tried. */
const TOY = `
  import { parentPort } from 'node:worker_threads';
  parentPort.on('message', (task) => {
    if (task === 'hang') for (;;);
    if (task === 'fill') { const all = []; for (;;) all.push(new Array(1e5).fill(all.length)); }
    if (task === 'crash') setTimeout(() => { throw new Error('off the rails'); });
    else if (task === 'leave') process.exit(3);
    else if (task === 'refuse') parentPort.postMessage({ ok: false, error: 'no such thing' });
    else parentPort.postMessage({ ok: true, result: 'did ' + task });
  });
  parentPort.postMessage('ready');`;
const scriptOf = (code: string) => new URL(`data:text/javascript,${encodeURIComponent(code)}`);

const opened: WorkerPool<string, string>[] = [];
const openToys = (settings: { workers?: number; timeLimitSeconds?: number; code?: string } = {}) => {
  const { workers = 2, timeLimitSeconds = 5, code = TOY } = settings;
  const pool = openWorkerPool<string, string>({ workers, timeLimitSeconds, memoryLimitMb: 32, script: scriptOf(code) });
  opened.push(pool);
  return pool;
};
afterEach(() => Promise.all(opened.splice(0).map((pool) => pool.close())));

describe('a worker pool', () => {
  it('answers every task, more tasks than workers too', async () => {
    const pool = openToys();
    const answers = await Promise.all(['a', 'b', 'c', 'd', 'e'].map((task) => pool.run(task)));
    expect(answers).toEqual(['a', 'b', 'c', 'd', 'e'].map((task) => ({ ok: true, result: `did ${task}` })));
  });

  it.each([
    ['hang', 'out_of_time', /longer than 0.3 s; split it, or raise/],
    ['fill', 'out_of_memory', /more than 32 MB; split it, or raise/],
    ['crash', 'extractor_error', /off the rails/],
    ['leave', 'extractor_error', /ended with 3/],
    ['refuse', 'extractor_error', /no such thing/],
  ])('makes a task that does "%s" its own failure %s and leaves its neighbours alone', async (task, reason, detail) => {
    const pool = openToys({ timeLimitSeconds: task === 'hang' ? 0.3 : 5 });
    const [before, bad, ...after] = await Promise.all(['a', task, 'b', 'c', 'd'].map((one) => pool.run(one)));
    expect(bad).toEqual({ ok: false, reason, detail: expect.stringMatching(detail) });
    expect([before, ...after]).toEqual(['a', 'b', 'c', 'd'].map((one) => ({ ok: true, result: `did ${one}` })));
  });

  it('counts time from the start of a task, not from its place in the queue', async () => {
    const pool = openToys({ workers: 1, timeLimitSeconds: 0.4 });
    const answers = await Promise.all(['hang', 'hang', 'a'].map((task) => pool.run(task)));
    expect(answers.map((answer) => (answer.ok ? answer.result : answer.reason))).toEqual(['out_of_time', 'out_of_time', 'did a']);
  });

  it('throws where the worker itself cannot start: that is no fault of the task', async () => {
    const pool = openToys({ code: 'throw new Error("no engine")' });
    await expect(pool.run('a')).rejects.toThrow(/does not start.*no engine/s);
  });

  it('ends what is still running when it is closed', async () => {
    const pool = openToys({ workers: 1 });
    const running = pool.run('hang');
    const queued = pool.run('a');
    await Promise.all([pool.close(), expect(running).rejects.toThrow(/closed/), expect(queued).rejects.toThrow(/closed/)]);
  });
});
