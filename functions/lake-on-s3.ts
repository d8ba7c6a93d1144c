import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { RETENTION_HOURS } from '../lake/lake-log.ts';
import { LEASE_SECONDS, withObjectLease } from '../lake/object-lease.ts';
import { s3Store } from '../lake/s3-store.ts';
import type { Store } from '../lake/store.ts';
import { openTables } from '../pipeline/open-tables.ts';
import type { PublishPorts } from '../pipeline/publish.ts';
import { numberSetting, textSetting } from './environment.ts';

/** What publishing needs. Opened once per process: the log keeps what it has read and what never changes. */
export function tablesOnS3(): PublishPorts {
  return openTables(s3Store({ bucket: textSetting('LAKE_BUCKET') }), numberSetting('RETENTION_HOURS', RETENTION_HOURS));
}

const lease = (lake: Store) => ({ store: lake, holder: randomUUID(), seconds: LEASE_SECONDS, now: Date.now, sleep });

/** Runs work as the lake's one writer; null where another is at work. */
export const asWriterIfFree = <T>({ lake }: PublishPorts, work: () => Promise<T>): Promise<T | null> =>
  withObjectLease({ ...lease(lake), wait: false }, work);

/** Runs work as the lake's one writer, after whoever else is. */
export const asWriter = <T>({ lake }: PublishPorts, work: () => Promise<T>): Promise<T> => withObjectLease({ ...lease(lake), wait: true }, work);
