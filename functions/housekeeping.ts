import { compact } from '../pipeline/compact.ts';
import type { PublishPorts } from '../pipeline/publish.ts';
import { vacuum } from '../pipeline/vacuum.ts';
import { asWriter, tablesOnS3 } from './lake-on-s3.ts';
import { count, logger, observed, traced } from './observe.ts';
import { housekeepingTaskOf } from './tasks.ts';

let opened: PublishPorts | undefined;

/** Joins small files, or deletes what is past its retention, as the schedule asks. */
export const handler = observed(async (event: unknown) => {
  const read = housekeepingTaskOf(event);
  if (!read.ok) throw new Error(read.problem);
  opened ??= tablesOnS3();
  const on = opened;
  if (read.task === 'compact') {
    const compacted = await traced('compact', () => compact({ ...on, asWriter: (work) => asWriter(on, work) }));
    count('Commits', compacted.commits);
    logger.info('compacted', { ...compacted });
  } else {
    logger.info('vacuumed', { ...(await traced('vacuum', () => asWriter(on, () => vacuum(on)))) });
  }
});
