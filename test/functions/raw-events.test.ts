import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { convergeMessage, rawEventsOf } from '../../functions/raw-events.ts';

const s3Record = (key: unknown, eventName = 'ObjectCreated:Put') => ({
  eventSource: 'aws:s3',
  eventName,
  s3: { bucket: { name: 'drop' }, object: { key } },
});

describe('rawEventsOf', () => {
  it.each([
    ['a notification with an encoded key', { Records: [s3Record('2024/caf%C3%A9+fire%2B1.html')] }, ['2024/café fire+1.html']],
    ['a delete and a create in one message', { Records: [s3Record('a.txt', 'ObjectRemoved:Delete'), s3Record('b.txt')] }, ['a.txt', 'b.txt']],
    ["S3's own test message", { Service: 'Amazon S3', Event: 's3:TestEvent', Bucket: 'drop' }, []],
    [
      'EventBridge, which sends keys plain',
      { source: 'aws.s3', 'detail-type': 'Object Created', detail: { object: { key: 'a+b%20c.txt' } } },
      ['a+b%20c.txt'],
    ],
    ['no records at all', { Records: [] }, []],
  ])('reads %s', (_, message, keys) => {
    expect(rawEventsOf(JSON.stringify(message))).toEqual({ ok: true, keys, again: false });
  });

  it('reads our own form, whose keys are plain', () => {
    expect(rawEventsOf(convergeMessage(['a+b%20c.txt', 'd'], true))).toEqual({ ok: true, keys: ['a+b%20c.txt', 'd'], again: true });
    expect(rawEventsOf(convergeMessage([]))).toEqual({ ok: true, keys: [], again: false });
  });

  it.each([
    ['', /not JSON/],
    ['{"wirehouse": "converge", "keys": [1]}', /without a key/],
    ['{"wirehouse": "publish", "keys": ["a"]}', /no notification/],
    ['{"Records": [{"s3": {}}]}', /without a key/],
    ['{"Records": [{"s3": {"object": {"key": "%E0%A4%A"}}}]}', /without a key/],
    ['{"hello": "world"}', /no notification/],
    ['[1, 2]', /no JSON object/],
  ])('says what is wrong with %s', (body, problem) => {
    expect(rawEventsOf(body)).toEqual({ ok: false, problem: expect.stringMatching(problem) });
  });

  it('never throws, whatever a message holds', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (body) => typeof rawEventsOf(body).ok === 'boolean'));
  });

  it('decodes what S3 encodes', () => {
    const encode = (key: string) => encodeURIComponent(key).replaceAll('%20', '+');
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (key) => {
        expect(rawEventsOf(JSON.stringify({ Records: [s3Record(encode(key))] }))).toEqual({ ok: true, keys: [key], again: false });
      }),
    );
  });
});
