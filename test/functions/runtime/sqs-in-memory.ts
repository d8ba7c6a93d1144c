import { createHash } from 'node:crypto';

interface Message {
  readonly id: string;
  readonly body: string;
}

const md5 = (text: string): string => createHash('md5').update(text).digest('hex');

/** As much of SQS as the functions speak, over queues in memory, to answer with beside S3. A message that was received is hidden for good. */
export function sqsInMemory() {
  const waiting = new Map<string, Message[]>();
  const hidden = new Map<string, Message>();
  let sent = 0;
  const queue = (url: string): Message[] => {
    const messages = waiting.get(url) ?? [];
    waiting.set(url, messages);
    return messages;
  };
  const send = (url: string, body: string): string => {
    const id = `message-${++sent}`;
    queue(url).push({ id, body });
    return id;
  };
  const EFFECTS: Record<string, (request: SqsRequest) => object> = {
    'AmazonSQS.ReceiveMessage': ({ QueueUrl }) => {
      const messages = queue(QueueUrl).splice(0, 10);
      for (const message of messages) hidden.set(message.id, message);
      const Attributes = { SentTimestamp: String(Date.now() - 1000) };
      return { Messages: messages.map(({ id, body }) => ({ MessageId: id, ReceiptHandle: id, Body: body, MD5OfBody: md5(body), Attributes })) };
    },
    'AmazonSQS.DeleteMessageBatch': ({ Entries }) => {
      for (const { ReceiptHandle = '' } of Entries) hidden.delete(ReceiptHandle);
      return { Successful: Entries.map(({ Id }) => ({ Id })), Failed: [] };
    },
    'AmazonSQS.SendMessageBatch': ({ QueueUrl, Entries }) => ({
      Successful: Entries.map(({ Id, MessageBody = '' }) => ({ Id, MessageId: send(QueueUrl, MessageBody), MD5OfMessageBody: md5(MessageBody) })),
      Failed: [],
    }),
  };
  return {
    send,
    answer: (target: string, body: unknown): object => EFFECTS[target]?.(body as SqsRequest) ?? {},
    /** Bodies that wait in a queue. */
    waiting: (url: string): string[] => queue(url).map(({ body }) => body),
    /** Bodies that were received and not deleted. */
    hidden: (): string[] => [...hidden.values()].map(({ body }) => body),
  };
}

interface SqsRequest {
  readonly QueueUrl: string;
  readonly Entries: readonly { readonly Id: string; readonly ReceiptHandle?: string; readonly MessageBody?: string }[];
}
