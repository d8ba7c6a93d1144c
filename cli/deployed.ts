import { setTimeout as sleep } from 'node:timers/promises';
import type { Command } from 'commander';
import { type PlanOptions, planReconcile } from '../pipeline/reconcile.ts';
import type { ListingTask } from '../schemas/task.ts';
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

type Queue = NonNullable<Lake['config']['aws']>;
type Task = ListingTask['task'];

/** Has the functions of a deployed lake do a task, and shows how far they are. */
export async function askDeployed(lake: Lake, queue: Queue, task: Task): Promise<void> {
  const progress = openProgress(task === 'reprocess' ? 'reprocessing' : 'reconciling');
  const left = () => countLeft(lake, { reprocess: task === 'reprocess' });
  try {
    const first = await left();
    if (first === 0) return await writeOut('Nothing differs: the tables are up to date.\n');
    await (await import('./send-task.ts')).sendTask(queue, { task, cursor: null });
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

/** Has the functions try again what failed as well. What fails again differs in nothing that could be watched. */
export async function askAgain(lake: Lake, queue: Queue): Promise<void> {
  const some = await countLeft(lake, { reprocess: true, failed: true });
  if (some === 0) return writeOut('Nothing failed, and nothing differs: the tables are up to date.\n');
  await (await import('./send-task.ts')).sendTask(queue, { task: 'reprocess', cursor: null, failed: true });
  await writeOut(`${count(some, 'file')} to be tried again, by the functions of ${lake.name}; "wirehouse status" says which fail once more.\n`);
}

async function countLeft(lake: Lake, options: PlanOptions): Promise<number> {
  const { converge, publish } = await planReconcile(lake.planning, options);
  return new Set([...converge, ...publish]).size;
}
