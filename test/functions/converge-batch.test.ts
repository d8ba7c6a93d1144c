import type { SQSRecord } from 'aws-lambda';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BatchPorts, type ConvergedKey, convergeBatch } from '../../functions/converge-batch.ts';
import { convergeMessage } from '../../functions/raw-events.ts';

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

/** Ports over a table of answers; 'throws' throws, and every call takes a second of the time that is left. */
function ports(answers: Record<string, ConvergedKey | 'throws'> = {}, { milliseconds = 300_000, takes = 0 } = {}) {
  const calls: unknown[] = [];
  const problems: string[] = [];
  let left = milliseconds;
  const on: BatchPorts = {
    convergeKey: async (key, options) => {
      calls.push([key, ...(options.lastTry ? ['last try'] : []), ...(options.again ? ['again'] : [])]);
      left -= takes;
      const answer = answers[key] ?? 'extracted';
      if (answer === 'throws') throw new Error('the store does not answer');
      return answer;
    },
    maxReceives: 5,
    millisecondsLeft: () => left,
    onProblem: (problem) => problems.push(problem),
  };
  return { on, calls, problems };
}
const failuresOf = async (on: BatchPorts, messages: SQSRecord[]) =>
  (await convergeBatch(on, messages)).response.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);

describe('a batch of messages', () => {
  it('gives back just those that could not be done: junk, a fault, a record of a newer extractor', async () => {
    const { on, problems } = ports({ fault: 'throws', newer: 'newer', bad: 'rejected', gone: 'deleted', large: 'forwarded' });
    const batch = [about('a'), 'junk', about('a', 'fault'), about('newer'), about('bad', 'gone', 'large')];
    expect(
      await failuresOf(
        on,
        batch.map((body, index) => message(String(index), body)),
      ),
    ).toEqual(['1', '2', '3']);
    expect(problems).toEqual(['the key was not converged', 'the message is not JSON']);
  });

  it('may be empty', async () => {
    expect(await failuresOf(ports().on, [])).toEqual([]);
  });

  it('converges a key once, however often it is named', async () => {
    const { on, calls } = ports();
    await failuresOf(on, [message('1', about('a', 'a')), message('2', about('a')), message('3', convergeMessage(['a'], true))]);
    expect(calls).toEqual([['a', 'again']]);
  });

  it('tells converge when it is the last try', async () => {
    const { on, calls } = ports();
    await failuresOf(on, [message('1', about('a'), 4), message('2', about('b'), 5)]);
    expect(calls).toContainEqual(['a']);
    expect(calls).toContainEqual(['b', 'last try']);
  });

  it('runs what came back after all else, forwards and backwards in turn, so that nothing always stands behind a file that kills', async () => {
    const order = async (receives: number) => {
      const { on, calls } = ports();
      await failuresOf(on, [message('1', about('a'), receives), message('2', about('b'), receives), message('3', about('new'))]);
      return calls.map((call) => (call as string[])[0]);
    };
    expect(await order(2)).toEqual(['new', 'a', 'b']);
    expect(await order(3)).toEqual(['new', 'b', 'a']);
  });

  it('begins nothing when the time is nearly over', async () => {
    const { on, calls } = ports({}, { milliseconds: 10_000, takes: 5_000 });
    const batch = ['a', 'b', 'c', 'd'].map((key) => message(key, about(key), 2));
    expect(await failuresOf(on, batch)).toEqual(['c', 'd']);
    expect(calls.length).toBe(2);
  });

  it('does not wait for a store that never answers', async () => {
    const { on } = ports({}, { milliseconds: 50 });
    const stuck = { ...on, convergeKey: (key: string) => (key === 'stuck' ? new Promise<never>(() => {}) : Promise.resolve('extracted' as const)) };
    expect(await failuresOf(stuck, [message('1', about('a')), message('2', about('stuck')), message('3', about('b'))])).toEqual(['2']);
  });

  it('is always answered with messages of its own, whatever they hold', async () => {
    const body = fc.oneof(fc.string(), fc.json(), fc.constantFrom(JSON.stringify(about('a')), JSON.stringify(about('fault'))));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(body, fc.integer({ min: 1, max: 9 }))), async (bodies) => {
        const batch = bodies.map(([text, received], index) => message(String(index), text, received));
        const failed = await failuresOf(ports({ fault: 'throws' }).on, batch);
        expect(new Set(failed).size).toBe(failed.length);
        expect(failed.every((id) => batch.some((one) => one.messageId === id))).toBe(true);
      }),
    );
  });
});
