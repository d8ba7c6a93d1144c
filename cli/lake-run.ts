import { derive } from '../pipeline/derive.ts';
import { type Plan, type PlanOptions, planReconcile } from '../pipeline/reconcile.ts';
import { type RunSummary, run } from '../pipeline/run.ts';
import type { Lake } from './lake.ts';
import { openProgress, type Progress } from './terminal/progress.ts';

export interface LakeRun {
  readonly plan: Plan;
  readonly summary: RunSummary;
  readonly seconds: number;
}

export interface LakeRunOptions extends PlanOptions {
  /** Asked when the plan is known and before anything is done; throws to stop. */
  readonly confirm?: (plan: Plan) => void;
  readonly workers?: number | undefined;
}

/** Reconciles a lake with its drop, with a progress bar while it works. */
export async function runLake(lake: Lake, { confirm = () => {}, workers, ...options }: LakeRunOptions = {}): Promise<LakeRun> {
  const started = performance.now();
  const pool = lake.openPool(workers);
  let bar: { phase: string; progress: Progress } | null = null;
  try {
    const on = lake.running(pool);
    const plan = await planReconcile(on, options);
    confirm(plan);
    const summary = await run(on, plan, options.failed ?? false, ({ phase, done, total }) => {
      if (bar?.phase !== phase) {
        bar?.progress.close();
        bar = { phase, progress: openProgress(LABELS[phase]) };
      }
      bar.progress.update(done, total);
    });
    return { plan, summary, seconds: (performance.now() - started) / 1000 };
  } finally {
    (bar as { progress: Progress } | null)?.progress.close();
    await pool.close();
  }
}

const LABELS = { extract: 'reading articles', publish: 'writing tables', derive: 'finding copies' } as const;

/** Derives and says nothing: after commands that write tables without a run. */
export const deriveLake = (lake: Lake) => derive(lake.publishing);

/** What a run did, in a sentence or two. */
export function describeRun({ plan, summary, seconds }: LakeRun): string {
  const { extracted = 0, rejected = 0, failed = 0, deleted = 0, newer = 0 } = summary.states;
  const time = `${seconds.toFixed(1)} s`;
  if (summary.commits === 0) return `Nothing has changed: ${count(plan.known, 'file')} in the lake (${time}).`;
  const parts = [
    extracted ? `${count(extracted, 'file')} read` : '',
    rejected ? `${rejected} rejected` : '',
    failed ? `${failed} failed` : '',
    deleted ? `${deleted} removed` : '',
    newer ? `${newer} left to a newer extractor` : '',
  ].filter(Boolean);
  const trouble = rejected + failed > 0 ? '\n"wirehouse status" says why files gave no article.' : '';
  return `${parts.join(', ') || 'Tables brought up to date'} in ${time}.${trouble}`;
}

export const count = (n: number, noun: string): string => `${new Intl.NumberFormat('en').format(n)} ${noun}${n === 1 ? '' : 's'}`;
