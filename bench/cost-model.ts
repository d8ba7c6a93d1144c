import type { Requests } from './counted-store.ts';
import type { Assumed, Prices } from './prices.ts';

/** Milliseconds of the processor, and what S3 was asked meanwhile. */
interface Work {
  readonly milliseconds: number;
  readonly requests: Requests;
}

/** What was measured, per article unless it says otherwise. */
export interface CostMeasured {
  readonly convergeMilliseconds: number;
  readonly convergeRequests: Requests;
  readonly rawBytes: number;
  readonly recordBytes: number;
  readonly tableBytes: number;
  /** A commit of so many records, and derive after it, with its own. */
  readonly publish: readonly { readonly records: number; readonly publish: Work; readonly derive: Work }[];
  readonly idleTick: Work;
}

export interface Line {
  readonly name: string;
  readonly dollars: number;
}

const MILLION = 1_000_000;
export const MINUTES_PER_MONTH = 60 * 24 * 30.4;
/** A whole processor of Lambda. */
const GIGABYTES = 1769 / 1024;

type On = { readonly prices: Prices; readonly assumed: Assumed };

const lambda = ({ prices }: On, calls: number, milliseconds: number): number =>
  (calls / MILLION) * prices.lambdaMillionCalls + (milliseconds / 1000) * GIGABYTES * prices.lambdaGigabyteSecond;
const s3 = ({ prices }: On, { reads, writes }: Requests, times: number): number =>
  ((reads * prices.s3ThousandReads + writes * prices.s3ThousandWrites) * times) / 1000;
const observed = ({ prices, assumed }: On, calls: number): number =>
  ((calls * assumed.logBytesPerCall) / 1e9) * prices.logsGigabyte + ((calls * assumed.tracedPercent) / 100 / MILLION) * prices.xrayMillionTraces;

/** Milliseconds billed: the processor's, and those in which nothing is done but wait for S3. */
export const billed = ({ assumed }: On, processor: number, requests: Requests, sideBySide: number): number =>
  processor * assumed.processorFactor + ((requests.reads + requests.writes) * assumed.s3Milliseconds) / sideBySide;

export const billedWork = (on: On, { milliseconds, requests }: Work, sideBySide: number): number => billed(on, milliseconds, requests, sideBySide);

/** Dollars for a million articles that come evenly over so many days. */
export function perMillionArticles(on: On, measured: CostMeasured, days: number): Line[] {
  const perTick = MILLION / (days * 60 * 24);
  const commit = measured.publish.reduce((best, one) => (Math.abs(one.records - perTick) < Math.abs(best.records - perTick) ? one : best));
  const calls = MILLION / on.assumed.batch;
  const commits = MILLION / Math.max(perTick, 1);
  const convergeMilliseconds = billed(on, measured.convergeMilliseconds, measured.convergeRequests, 4);
  const publishMilliseconds = billedWork(on, commit.publish, 8) + billedWork(on, commit.derive, 1);
  const gigabytes = ((measured.rawBytes + measured.recordBytes + measured.tableBytes) * MILLION) / 1e9;
  return [
    { name: 'converge: Lambda', dollars: lambda(on, calls, convergeMilliseconds * MILLION) },
    {
      name: 'converge: requests to S3, the drop included',
      dollars: s3(on, measured.convergeRequests, MILLION) + (on.prices.s3ThousandWrites * MILLION) / 1000,
    },
    // Each of two events is sent once, and received and deleted in tens.
    { name: 'queues', dollars: ((2 * (1 + 2 / on.assumed.batch) * MILLION) / MILLION) * on.prices.sqsMillionRequests },
    { name: 'publish and derive: Lambda', dollars: lambda(on, commits, publishMilliseconds * commits) },
    { name: 'publish and derive: requests to S3', dollars: s3(on, commit.publish.requests, commits) + s3(on, commit.derive.requests, commits) },
    { name: 'logs, traces and metrics', dollars: observed(on, calls + commits) + on.assumed.metrics * on.prices.metricMonth * (days / 30.4) },
    { name: `a month of storage, ${gigabytes.toFixed(0)} GB`, dollars: gigabytes * on.prices.s3GigabyteMonth },
  ];
}

/** Dollars for a month in which nothing is dropped and nobody asks. */
export function perIdleMonth(on: On, measured: CostMeasured): Line[] {
  const { prices, assumed } = on;
  const milliseconds = billed(on, measured.idleTick.milliseconds, measured.idleTick.requests, 1);
  return [
    { name: 'publish, every minute: Lambda', dollars: lambda(on, MINUTES_PER_MONTH, milliseconds * MINUTES_PER_MONTH) },
    { name: 'publish, every minute: requests to S3', dollars: s3(on, measured.idleTick.requests, MINUTES_PER_MONTH) },
    { name: 'publish, every minute: its schedule', dollars: (MINUTES_PER_MONTH / MILLION) * prices.schedulerMillionCalls },
    { name: 'logs and traces', dollars: observed(on, MINUTES_PER_MONTH) },
    {
      name: 'queues that are asked and empty',
      dollars: ((assumed.pollsPerQueueMonth * assumed.queuesThatFeed + MINUTES_PER_MONTH) / MILLION) * prices.sqsMillionRequests,
    },
    { name: `${assumed.alarms} alarms, a dashboard`, dollars: assumed.alarms * prices.alarmMonth + prices.dashboardMonth },
  ];
}
