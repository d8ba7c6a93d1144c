import { derive } from '../pipeline/derive.ts';
import { type PublishPorts, publish } from '../pipeline/publish.ts';
import { drainRecords } from './drain-records.ts';
import { numberSetting, textSetting } from './environment.ts';
import { writeLakeJson } from './lake-json.ts';
import { asWriterIfFree, tablesOnS3 } from './lake-on-s3.ts';
import { count, logger, observed, traced } from './observe.ts';
import { type Queue, sqsQueue } from './queue.ts';

let opened: { on: PublishPorts; queue: Queue } | undefined;
/** Whether this process has seen to what every lake has; that never goes away again. */
let isFurnished = false;

/** Records to tables, every minute: whatever the event says, the queue is emptied. Where another is at it, there is nothing to do. */
export const handler = observed(async () => {
  opened ??= { on: tablesOnS3(), queue: sqsQueue(textSetting('RECORDS_QUEUE_URL')) };
  const { on, queue } = opened;
  const until = Date.now() + numberSetting('PUBLISH_SECONDS', 240) * 1000;
  const answer = await asWriterIfFree(on, async () => {
    if (!isFurnished) await furnish(on);
    isFurnished = true;
    const drained = await traced('publish', () =>
      drainRecords(
        {
          queue,
          publish: (keys) => publish(on, keys),
          millisecondsNow: Date.now,
          onProblem: (problem, about) => logger.error(problem, about),
        },
        until,
      ),
    );
    const derived = await traced('derive', () => derive(on));
    return { ...drained, commits: drained.commits + (derived ? 1 : 0) };
  });
  if (!answer) return logger.info('another publisher is at work');
  count('PublishedRecords', answer.records);
  count('PendingRecords', answer.pending);
  count('Commits', answer.commits);
  if (answer.lagSeconds !== null) count('PublishLag', answer.lagSeconds);
  logger.info('published', { ...answer });
});

/** A new lake gets its lake.json, and its tables before there is a row: Athena needs them. */
async function furnish(on: PublishPorts): Promise<void> {
  await writeLakeJson(on.lake);
  if (!(await on.log.head())) await publish(on, []);
}
