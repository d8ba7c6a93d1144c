import { setTimeout as sleep } from 'node:timers/promises';
import type { Command } from 'commander';
import { type PlanOptions, planReconcile } from '../pipeline/reconcile.ts';
import type { Lake } from './lake.ts';
import { count } from './lake-run.ts';
import { EXIT } from './terminal/errors.ts';
import { openProgress } from './terminal/progress.ts';
import { writeOut } from './terminal/write.ts';
import { watchUntilDone } from './watch.ts';

export interface HereOption {
  readonly here?: true;
}

/** The option of commands that a deployed lake does by itself. */
export const hereOption = (command: Command): Command =>
  command.option('--here', 'on a lake deployed to AWS: do it on this machine, not in its functions');

/** Has the functions of a deployed lake do a task, and shows how far they are. */
export async function askDeployed(lake: Lake, queue: NonNullable<Lake['config']['aws']>, task: 'reconcile' | 'reprocess'): Promise<void> {
  const options: PlanOptions = { reprocess: task === 'reprocess' };
  const progress = openProgress(task === 'reprocess' ? 'reprocessing' : 'reconciling');
  const left = async () => {
    const { converge, publish } = await planReconcile(lake.planning, options);
    return new Set([...converge, ...publish]).size;
  };
  try {
    const first = await left();
    if (first === 0) return await writeOut('Nothing differs: the tables are up to date.\n');
    await (await import('./send-task.ts')).sendTask(queue, task);
    process.stderr.write(`${count(first, 'file')} to do, by the functions of ${lake.name}; Ctrl-C ends the watching, not their work.\n`);
    const open = await watchUntilDone({ left, onProgress: (done, total) => progress.update(done, total), now: Date.now, sleep });
    progress.close();
    if (open === 0) return await writeOut(`${count(first, 'file')} done: the tables are up to date.\n`);
    process.exitCode = EXIT.failed;
    await writeOut(
      `Nothing has happened for a while, and ${count(open, 'file')} ${open === 1 ? 'is' : 'are'} left: look at the alarms and the dead-letter queues, or whether the functions hold another extractor than this command (${lake.planning.extractor.version}).\n`,
    );
  } finally {
    progress.close();
  }
}
