import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { type ListingTask, taskMessage } from '../schemas/task.ts';
import { UserError } from './terminal/errors.ts';

/** Asks a deployed pipeline for a task, in the form that its lister reads. */
export async function sendTask({ tasks_queue_url, region }: { tasks_queue_url: string; region: string }, task: ListingTask): Promise<void> {
  try {
    await new SQSClient({ region }).send(new SendMessageCommand({ QueueUrl: tasks_queue_url, MessageBody: taskMessage(task) }));
  } catch (error) {
    throw new UserError(
      `cannot ask ${tasks_queue_url} (${error instanceof Error ? error.message : error})`,
      'Allow sqs:SendMessage on it, or say --here to do it on this machine.',
    );
  }
}
