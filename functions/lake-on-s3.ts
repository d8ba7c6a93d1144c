import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { openLakeLog, RETENTION_HOURS } from '../lake/lake-log.ts';
import { withObjectLease } from '../lake/object-lease.ts';
import { parquetFormat } from '../lake/parquet.ts';
import { s3Store } from '../lake/s3-store.ts';
import type { Store } from '../lake/store.ts';
import type { PublishPorts } from '../pipeline/publish.ts';
import { numberSetting, textSetting } from './environment.ts';

const LEASE_SECONDS = 60;

/** What publishing needs. Opened once per process: the log keeps what it has read and what never changes. */
export function tablesOnS3(): PublishPorts {
  const lake = s3Store({ bucket: textSetting('LAKE_BUCKET') });
  const log = openLakeLog(lake, { retentionHours: numberSetting('RETENTION_HOURS', RETENTION_HOURS) });
  return { lake, log, format: parquetFormat, now: () => new Date().toISOString(), newId: () => randomUUID() };
}

const lease = (lake: Store) => ({ store: lake, holder: randomUUID(), seconds: LEASE_SECONDS, now: Date.now, sleep });

/** Runs work as the lake's one writer; null where another is at work. */
export const asWriterIfFree = <T>({ lake }: PublishPorts, work: () => Promise<T>): Promise<T | null> =>
  withObjectLease({ ...lease(lake), wait: false }, work);

/** Runs work as the lake's one writer, after whoever else is. */
export async function asWriter<T>({ lake }: PublishPorts, work: () => Promise<T>): Promise<T> {
  const done = await withObjectLease({ ...lease(lake), wait: true }, async () => ({ answer: await work() }));
  if (!done) throw new Error('the lease was not waited for');
  return done.answer;
}
