import { randomUUID } from 'node:crypto';
import { openLakeLog } from '../lake/lake-log.ts';
import { parquetFormat } from '../lake/parquet.ts';
import type { Store } from '../lake/store.ts';
import type { PublishPorts } from './publish.ts';

/** The tables of a lake, by this machine's clock. Their log keeps in memory what it has read and what never changes. */
export const openTables = (lake: Store, retentionHours: number): PublishPorts => ({
  lake,
  log: openLakeLog(lake, { retentionHours }),
  format: parquetFormat,
  now: () => new Date().toISOString(),
  newId: () => randomUUID(),
});
