import type { SQSRecord } from 'aws-lambda';
import { describe, expect, it, vi } from 'vitest';
import { type ConvergeKey, convergeHandler } from '../../functions/converge.ts';

const message = (messageId: string, body: unknown, received = 1): SQSRecord => ({
  messageId,
  body: typeof body === 'string' ? body : JSON.stringify(body),
  receiptHandle: '',
  attributes: { ApproximateReceiveCount: String(received), SentTimestamp: '', SenderId: '', ApproximateFirstReceiveTimestamp: '' },
  messageAttributes: {},
  md5OfBody: '',
  eventSource: 'aws:sqs',
  eventSourceARN: '',
  awsRegion: '',
});
const about = (...keys: string[]) => ({ Records: keys.map((key) => ({ s3: { object: { key } } })) });

describe('convergeHandler', () => {
  it('gives back just the messages that could not be done: junk, a fault, a record of a newer extractor', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const convergeKey: ConvergeKey = async (key) => {
      if (key === 'fault') throw new Error('the store does not answer');
      return key === 'newer' ? 'newer' : 'extracted';
    };
    const records = [
      message('1', about('a')),
      message('2', 'junk'),
      message('3', about('a', 'fault')),
      message('4', about('newer')),
      message('5', about('b')),
    ];
    const answer = await convergeHandler(convergeKey, 5)({ Records: records });
    expect(answer).toEqual({ batchItemFailures: ['2', '3', '4'].map((itemIdentifier) => ({ itemIdentifier })) });
  });

  it('tells converge when it is the last try', async () => {
    const tries: unknown[] = [];
    const convergeKey: ConvergeKey = async (key, options) => {
      tries.push([key, options.lastTry]);
      return 'extracted';
    };
    await convergeHandler(convergeKey, 3)({ Records: [message('1', about('a'), 2), message('2', about('b'), 3)] });
    expect(tries).toEqual([
      ['a', false],
      ['b', true],
    ]);
  });
});
