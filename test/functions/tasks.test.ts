import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { housekeepingTaskOf, listingTaskOf } from '../../functions/tasks.ts';
import { taskMessage } from '../../schemas/task.ts';

describe('a task', () => {
  it.each([
    { task: 'reconcile', cursor: null },
    { task: 'reprocess', cursor: '2024/café "a".html' },
    { task: 'reprocess', cursor: null, failed: true },
  ] as const)('comes back from its message: %o', (task) => {
    expect(listingTaskOf(taskMessage(task))).toEqual({ ok: true, task });
  });

  it.each(['', '[]', '{"wirehouse":"task","task":"compact"}', '{"wirehouse":"task","task":"reconcile","cursor":5}', '{"task":"reconcile"}'])(
    'of the lister is not %s',
    (body) => {
      expect(listingTaskOf(body)).toEqual({ ok: false, problem: expect.any(String) });
    },
  );

  it('of housekeeping is an event as the schedule sends it', () => {
    expect(housekeepingTaskOf({ wirehouse: 'task', task: 'vacuum' })).toEqual({ ok: true, task: 'vacuum' });
    expect(housekeepingTaskOf({ wirehouse: 'task', task: 'reconcile' }).ok).toBe(false);
  });

  it('is read from anything without a throw', () => {
    fc.assert(
      fc.property(fc.anything(), fc.json(), (event, body) => [housekeepingTaskOf(event), listingTaskOf(body)].every(({ ok }) => ok !== undefined)),
    );
  });
});
