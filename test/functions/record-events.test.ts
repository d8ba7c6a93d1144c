import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { publishMessage, recordEventsOf } from '../../functions/record-events.ts';

const notification = (...keys: string[]) => ({ Records: keys.map((key) => ({ s3: { object: { key } } })) });

describe('recordEventsOf', () => {
  it.each([
    ['the raw keys of records', notification('records/2024/caf%C3%A9+1.html', 'records/b'), ['2024/café 1.html', 'b']],
    ['a raw key that begins like a record', notification('records/records/a'), ['records/a']],
    ["S3's own test message", { Event: 's3:TestEvent' }, []],
    ['EventBridge', { source: 'aws.s3', detail: { object: { key: 'records/a+b' } } }, ['a+b']],
    ['our own form, which has raw keys', JSON.parse(publishMessage(['a', 'records/b'])), ['a', 'records/b']],
  ])('reads %s', (_, message, keys) => {
    expect(recordEventsOf(JSON.stringify(message))).toEqual({ ok: true, keys });
  });

  it.each([
    [JSON.stringify(notification('tables/articles/part-1.parquet')), /no record/],
    [JSON.stringify(notification('records/')), /no record/],
    ['{"wirehouse": "converge", "keys": ["a"]}', /no notification/],
    ['null', /no JSON object/],
  ])('says what is wrong with %s', (body, problem) => {
    expect(recordEventsOf(body)).toEqual({ ok: false, problem: expect.stringMatching(problem) });
  });

  it('never throws, whatever a message holds', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (body) => typeof recordEventsOf(body).ok === 'boolean'));
  });
});
