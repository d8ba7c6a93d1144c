import { inParallel } from '../lake/in-parallel.ts';
import { type Converged, type ConvergePorts, converge } from './converge.ts';
import { derive } from './derive.ts';
import { type PublishPorts, publish } from './publish.ts';
import type { Plan } from './reconcile.ts';
import { readRecords } from './record.ts';

export interface RunPorts extends ConvergePorts, PublishPorts {
  /** Runs work as the lake's one writer. */
  readonly asWriter: <T>(work: () => Promise<T>) => Promise<T>;
  /** Loads the extractor, where that takes a while: a kill meanwhile casts suspicion on no file. */
  readonly ready?: () => Promise<void>;
  /** How many raw objects are converged side by side. */
  readonly concurrency: number;
  /** Names this run among those that may be under way on the lake. */
  readonly runId: string;
  readonly isRunning: (runId: string) => boolean;
}

export interface RunProgress {
  readonly phase: 'extract' | 'publish' | 'derive';
  readonly done: number;
  readonly total: number;
}

export interface RunSummary {
  /** Raw objects by what became of them now. */
  readonly states: Readonly<Partial<Record<Converged, number>>>;
  /** Records whose rows were brought into the tables. */
  readonly published: number;
  readonly commits: number;
}

/** So many raw objects are named as in flight at a time; a run that died names its suspects by them. */
const IN_FLIGHT = 64;
/** So many records make one commit. */
const PER_COMMIT = 1024;
const inFlightKey = (runId: string): string => `inflight/${runId}.json`;

/**
 * Carries out a plan on one machine: converges, publishes in batches, derives. What was in flight when an earlier run died
 * runs first and alone, marked as failed until it succeeds, so that a file that kills the process never blocks its neighbours.
 */
export async function run(
  on: RunPorts,
  plan: Pick<Plan, 'converge' | 'publish'>,
  again: boolean,
  progress: (at: RunProgress) => void = () => {},
): Promise<RunSummary> {
  const states: Partial<Record<Converged, number>> = {};
  const count = (state: Converged) => {
    states[state] = (states[state] ?? 0) + 1;
  };
  const left = await leftInFlight(on);
  const suspects = await leastTriedFirst(on, new Set(left.flatMap(({ rawKeys }) => rawKeys)));
  if (suspects.length + plan.converge.length > 0) await on.ready?.();
  for (const rawKey of suspects) count(await converge(on, rawKey, { lastTry: true }));
  for (const { key } of left) await on.lake.delete(key);

  const toConverge = plan.converge.filter((key) => !suspects.includes(key));
  const toPublish = [...new Set([...suspects, ...plan.publish, ...plan.converge])];
  let converged = 0;
  let published = 0;
  let commits = 0;
  let ready = [...new Set([...suspects, ...plan.publish])];
  const publishReady = async () => {
    if (ready.length === 0) return;
    const batch = ready;
    ready = [];
    const done = await on.asWriter(() => publish(on, batch));
    published += batch.length;
    if (done.commit) commits++;
    progress({ phase: 'publish', done: published, total: toPublish.length });
  };
  for (const batch of batchesOf(toConverge, IN_FLIGHT)) {
    await on.lake.put(inFlightKey(on.runId), new TextEncoder().encode(JSON.stringify(batch)), {});
    await inParallel(batch, on.concurrency, async (key) => {
      count(await converge(on, key, { again }));
      converged++;
      progress({ phase: 'extract', done: converged, total: toConverge.length });
    });
    ready.push(...batch);
    if (ready.length >= PER_COMMIT) await publishReady();
  }
  if (toConverge.length > 0) await on.lake.delete(inFlightKey(on.runId));
  await publishReady();
  // An empty lake gets its tables too, so that SQL answers from the first run on.
  if (!(await on.log.head())) await on.asWriter(() => publish(on, []));
  progress({ phase: 'derive', done: 0, total: 1 });
  if (await on.asWriter(() => derive(on))) commits++;
  progress({ phase: 'derive', done: 1, total: 1 });
  return { states, published: toPublish.length, commits };
}

/** What runs that are no longer running were at when they ended. */
async function leftInFlight(on: RunPorts): Promise<{ key: string; rawKeys: string[] }[]> {
  const left: { key: string; rawKeys: string[] }[] = [];
  for await (const { key } of on.lake.list('inflight/')) {
    if (on.isRunning(key.slice('inflight/'.length, -'.json'.length))) continue;
    const stored = await on.lake.get(key);
    if (stored) left.push({ key, rawKeys: JSON.parse(new TextDecoder().decode(stored.bytes)) as string[] });
  }
  return left;
}

/** A run that is killed from outside lays its end to the suspect that it was at: the next one begins with another. */
async function leastTriedFirst(on: RunPorts, rawKeys: ReadonlySet<string>): Promise<string[]> {
  const keys = [...rawKeys];
  const records = await readRecords(on.lake, keys);
  const tried = keys.map((key, at) => ({ key, attempt: records[at]?.record.attempt ?? 0 }));
  return tried.sort((one, other) => one.attempt - other.attempt).map(({ key }) => key);
}

function* batchesOf<T>(items: readonly T[], size: number): Generator<T[]> {
  for (let at = 0; at < items.length; at += size) yield items.slice(at, at + size);
}
