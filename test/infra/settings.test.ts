import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readSettings, SETTINGS, type Setting } from '../../infra/settings.ts';

const all = Object.entries<Setting<unknown>>(SETTINGS);

describe('the context', () => {
  it('has a default for every setting', () => {
    const defaults = readSettings({});
    expect(defaults).toEqual(Object.fromEntries(all.map(([name, setting]) => [name, setting.default])));
    expect(defaults).toMatchObject({ name: 'wirehouse', rawBucketName: null, destroyDataWithStack: false, reprocessSchedule: null, leaveOut: [] });
  });

  it.each([
    ['rawBucketName', 'their-articles', 'their-articles'],
    ['rawBucketName', 'none', null],
    ['destroyDataWithStack', 'true', true],
    ['destroyDataWithStack', false, false],
    ['retentionDays', '14', 14],
    ['logRetentionDays', 365, 365],
    ['reconcileSchedule', 'none', null],
    ['reprocessSchedule', 'cron(0 5 1 * ? *)', 'cron(0 5 1 * ? *)'],
    ['reprocessSchedule', 'rate(12 hours)', 'rate(12 hours)'],
    ['timeZone', 'Europe/Berlin', 'Europe/Berlin'],
    ['alarmEmail', 'desk@example.org', 'desk@example.org'],
    ['leaveOut', 'AWS::Glue::*,AWS::Budgets::Budget', ['AWS::Glue::*', 'AWS::Budgets::Budget']],
    ['leaveOut', '', []],
    ['leaveOut', ['AWS::Athena::NamedQuery'], ['AWS::Athena::NamedQuery']],
  ] as const)('takes %s from the command line or from cdk.json: %j', (name, given, read) => {
    expect(readSettings({ [name]: given })[name]).toEqual(read);
  });

  it.each([
    [{ retentionDays: 'a week' }, 'retentionDays is "a week", not a whole number from 1 to 365'],
    [{ retentionDays: 0 }, 'retentionDays is 0, not a whole number from 1 to 365'],
    [{ destroyDataWithStack: 'yes' }, 'destroyDataWithStack is "yes", not true or false'],
    [{ reconcileSchedule: '0 2 * * *' }, 'reconcileSchedule is "0 2 * * *", not cron(…) with six fields, rate(…), or none'],
    [{ whenRawGone: 'delete' }, 'whenRawGone is "delete", not remove or keep'],
    [{ alarmEmail: 'desk' }, 'alarmEmail is "desk", not an e-mail address, or none'],
    [{ name: 'My News' }, 'name is "My News", not a to z, 0 to 9 and _, a letter first, at most 24'],
    [{ logRetentionDays: 31 }, 'logRetentionDays is 31, not one of 1, 3, 5, 7, 14, 30,'],
    [{ timeZone: 'Berlin' }, 'timeZone is "Berlin", not a name of the IANA database'],
    [{ leaveOut: 'Glue' }, 'leaveOut is "Glue", not types, parted by commas'],
    [{ rawBuckteName: 'x' }, 'rawBuckteName is no setting'],
    [{ rawKeyArn: 'arn:aws:kms:eu-west-1:111122223333:key/0a1b' }, 'rawKeyArn is set without rawBucketName'],
    [{ largeMegabytes: 128 }, 'largeMegabytes is 128, above documentMegabytes, 64'],
  ])('says what is wrong with %j', (context, problem) => {
    expect(() => readSettings(context)).toThrow(problem);
  });

  it('names every problem at once', () => {
    expect(() => readSettings({ retentionDays: 'x', alarmEmail: 'y' })).toThrow(/retentionDays[\s\S]*alarmEmail/);
  });

  it("passes over CDK's own", () => {
    expect(() => readSettings({ '@aws-cdk/core:checkSecretUsage': true, 'aws:cdk:bundling-stacks': [], 'cli-telemetry': false })).not.toThrow();
  });

  it('is described in docs/deploy.md as the code has it', () => {
    const shown = (value: unknown): string => (value === null || (Array.isArray(value) && value.length === 0) ? 'none' : String(value));
    const rows = all.map(([name, { about, default: fallback, takes }]) => `| \`${name}\` | ${shown(fallback)} | ${takes} | ${about} |`);
    const documented = readFileSync('docs/deploy.md', 'utf8')
      .split('\n')
      .filter((line) => /^\| `[a-z]/.test(line));
    expect(documented.join('\n')).toBe(rows.join('\n'));
  });
});
