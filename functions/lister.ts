import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { planReconcile } from '../pipeline/reconcile.ts';
import { dropOnS3 } from './drop-on-s3.ts';
import { numberSetting, textSetting } from './environment.ts';
import { tablesOnS3 } from './lake-on-s3.ts';
import { type ListPorts, listSlices } from './list-slices.ts';
import { logger, observed } from './observe.ts';
import { sqsQueue } from './queue.ts';
import { listingTaskOf } from './tasks.ts';

let opened: Omit<ListPorts, 'millisecondsLeft'> | undefined;

/** Lists what differs between drop, records and tables, for reconcile and reprocess; others do the work. */
export const handler = observed(async (event: Partial<SQSEvent>, context): Promise<SQSBatchResponse> => {
  opened ??= open();
  const on = { ...opened, millisecondsLeft: () => context.getRemainingTimeInMillis() };
  const batchItemFailures: SQSBatchResponse['batchItemFailures'] = [];
  for (const { messageId, body } of event.Records ?? []) {
    const read = listingTaskOf(body);
    const listed = read.ok && (await listSlices(on, read.task).catch((error: unknown) => logger.error('the listing failed', { error })));
    if (listed) logger.info('listed', { task: body, ...listed });
    else batchItemFailures.push({ itemIdentifier: messageId });
    if (!read.ok) logger.error(read.problem, { message: messageId });
  }
  return { batchItemFailures };
});

function open(): Omit<ListPorts, 'millisecondsLeft'> {
  const on = { ...tablesOnS3(), ...dropOnS3() };
  const limit = numberSetting('SLICE_KEYS', 100_000);
  return {
    plan: (after, { task, failed = false }) => planReconcile(on, { after, limit, reprocess: task === 'reprocess', failed }),
    keys: sqsQueue(textSetting('KEYS_QUEUE_URL')),
    records: sqsQueue(textSetting('RECORDS_QUEUE_URL')),
    tasks: sqsQueue(textSetting('TASKS_QUEUE_URL')),
  };
}
