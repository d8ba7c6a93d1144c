/** One value that a deployment may set: `npx cdk deploy --all -c NAME=VALUE`, or a line under "context" in cdk.json. */
export interface Setting<T> {
  readonly about: string;
  readonly default: T;
  /** What may stand there, for the docs and for errors. */
  readonly takes: string;
  /** Reads a context value (text from the command line, JSON from cdk.json); undefined where it is no such value. */
  readonly read: (value: unknown) => T | undefined;
}

const text = (about: string, pattern: RegExp, takes: string): Setting<string | null> => ({
  about,
  default: null,
  takes,
  read: (value) => (value === '' || value === 'none' ? null : typeof value === 'string' && pattern.test(value) ? value : undefined),
});

const number = (fallback: number, { from, to }: { from: number; to: number }, about: string): Setting<number> => ({
  about,
  default: fallback,
  takes: `a whole number from ${from} to ${to}`,
  read: (value) => {
    const read = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
    return typeof read === 'number' && Number.isInteger(read) && read >= from && read <= to ? read : undefined;
  },
});

const flag = (fallback: boolean, about: string): Setting<boolean> => ({
  about,
  default: fallback,
  takes: 'true or false',
  read: (value) => (value === true || value === 'true' ? true : value === false || value === 'false' ? false : undefined),
});

const oneOf = <const V extends string>(fallback: V, values: readonly V[], about: string): Setting<V> => ({
  about,
  default: fallback,
  takes: values.join(' or '),
  read: (value) => values.find((one) => one === value),
});

/** In the form that EventBridge Scheduler takes; null: never. */
const schedule = (fallback: string | null, about: string): Setting<string | null> => ({
  about,
  default: fallback,
  takes: 'cron(…) with six fields, rate(…), or none',
  read: (value) => {
    if (value === null || value === '' || value === 'none') return null;
    return typeof value === 'string' && /^(?:cron\(\S+(?: \S+){5}\)|rate\([1-9]\d* (?:minute|hour|day)s?\))$/.test(value) ? value : undefined;
  },
});

const resourceTypes: Setting<readonly string[]> = {
  about:
    'CloudFormation resource types that are left out, for an emulator that does not know them: `AWS::Athena::NamedQuery`, or `AWS::Glue::*` for a whole group. The tests in this repository deploy with it; a deployment to AWS leaves it empty.',
  default: [],
  takes: 'types, parted by commas',
  read: (value) => {
    const types = typeof value === 'string' ? value.split(',').filter(Boolean) : value;
    return Array.isArray(types) && types.every((type) => typeof type === 'string' && /^AWS::\w+::(?:\w+|\*)$/.test(type)) ? types : undefined;
  },
};

/** What CloudWatch Logs takes. */
const LOG_DAYS = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

const name: Setting<string> = {
  about: 'Stands before the name of each resource, and is the name of the database and of the workgroup. A second deployment needs another one.',
  default: 'wirehouse',
  takes: 'a to z, 0 to 9 and _, a letter first, at most 24',
  read: (value) => (typeof value === 'string' && /^[a-z][a-z0-9_]{0,23}$/.test(value) ? value : undefined),
};

const logRetentionDays: Setting<number> = {
  ...number(30, { from: 1, to: 3653 }, 'How long the logs of the functions are kept.'),
  takes: `one of ${LOG_DAYS.join(', ')}`,
  read: (value) => LOG_DAYS.find((days) => days === Number(value)),
};

/** Every value that a deployment may set, in the order of the docs. */
export const SETTINGS = {
  name,
  rawBucketName: text(
    'An existing bucket that articles lie in, instead of one of our own. It must send its events to EventBridge.',
    /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
    'the name of a bucket of this account and region, or none',
  ),
  rawKeyArn: text(
    'The KMS key that the existing bucket is encrypted with, where it is not one of AWS.',
    /^arn:[a-z-]+:kms:[a-z0-9-]+:\d{12}:key\/[\w-]+$/,
    'the ARN of a key, or none',
  ),
  whenRawGone: oneOf('remove', ['remove', 'keep'], 'What becomes of the rows of an article whose raw object is deleted or expires.'),
  destroyDataWithStack: flag(false, 'Whether `cdk destroy` deletes the buckets and all that lies in them.'),
  rawVersionDays: number(30, { from: 1, to: 36500 }, 'How long overwritten and deleted raw objects can be brought back (our own bucket).'),
  retentionDays: number(
    7,
    { from: 1, to: 365 },
    'How long files that the tables replaced are kept, for readers that are still at work and for `--as-of`; longer than the longest query.',
  ),
  lakeVersionDays: number(7, { from: 1, to: 36500 }, 'How long deleted and overwritten objects of the lake can be brought back.'),
  queryResultDays: number(30, { from: 1, to: 36500 }, "How long the results of Athena's queries are kept."),
  accessLogDays: number(90, { from: 1, to: 36500 }, 'How long the access logs of the buckets are kept.'),
  logRetentionDays,
  logLevel: oneOf('INFO', ['DEBUG', 'INFO', 'WARN', 'ERROR'], 'What the functions log.'),
  tracing: flag(true, 'Whether the functions send traces to X-Ray.'),
  documentMegabytes: number(64, { from: 1, to: 512 }, 'The largest document that is read; larger ones are rejects (`too_large`).'),
  largeMegabytes: number(32, { from: 1, to: 512 }, 'From this size on an object is read by the function with more memory.'),
  convergeMemory: number(1769, { from: 512, to: 10240 }, 'Megabytes of memory of the function that reads articles; 1769 are one processor.'),
  convergeLargeMemory: number(3008, { from: 1024, to: 10240 }, 'Megabytes for the one that reads large objects; new accounts have 3008 at most.'),
  publishMemory: number(1769, { from: 512, to: 10240 }, 'Megabytes for the function that writes the tables.'),
  listerMemory: number(1024, { from: 512, to: 10240 }, 'Megabytes for the function that lists what differs.'),
  housekeepingMemory: number(3008, { from: 512, to: 10240 }, 'Megabytes for the function that compacts and vacuums.'),
  convergeConcurrency: number(5, { from: 2, to: 1000 }, 'How many batches of new articles are read at once; new accounts run 10 functions in all.'),
  reprocessConcurrency: number(2, { from: 2, to: 1000 }, 'How many batches are reprocessed at once, beside the new ones.'),
  timeZone: {
    about: 'The time zone of the schedules.',
    default: 'UTC',
    takes: 'a name of the IANA database',
    read: (value) => (typeof value === 'string' && isTimeZone(value) ? value : undefined),
  } satisfies Setting<string>,
  publishMinutes: number(
    1,
    { from: 1, to: 60 },
    'How often new records come into the tables. Each commit costs requests: every five minutes is a good deal cheaper.',
  ),
  reconcileSchedule: schedule('cron(0 2 * * ? *)', 'When everything is compared and what was lost is mended.'),
  compactionSchedule: schedule('cron(0 3 * * ? *)', 'When small files are joined.'),
  vacuumSchedule: schedule('cron(0 4 ? * SUN *)', 'When files past their retention are deleted.'),
  reprocessSchedule: schedule(null, 'When what older extractors read is read again.'),
  alarmEmail: text('Who hears of alarms and of the budget.', /^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'an e-mail address, or none'),
  alarmLagMinutes: number(15, { from: 5, to: 1440 }, 'How long a message may wait, beyond one failed try, before an alarm tells.'),
  budgetDollars: number(50, { from: 1, to: 1_000_000 }, 'The monthly budget of what carries the tag; it exists where `alarmEmail` is set.'),
  scanLimitGigabytes: number(10, { from: 1, to: 100_000 }, "How much one query of Athena's workgroup may read."),
  leaveOut: resourceTypes,
} satisfies Record<string, Setting<unknown>>;

export type Settings = { readonly [K in keyof typeof SETTINGS]: (typeof SETTINGS)[K] extends Setting<infer T> ? T : never };

function isTimeZone(value: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: value }));
  } catch {
    return false;
  }
}

/** A context that cannot be used: the person who deploys should read what is wrong with it, and no stack trace. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

/** Reads all settings from the context of an app; throws one error that names everything wrong with it. */
export function readSettings(context: Readonly<Record<string, unknown>>): Settings {
  const problems = Object.keys(context)
    .filter((key) => /^[a-z][A-Za-z]*$/.test(key) && !(key in SETTINGS))
    .map((key) => `${key} is no setting`);
  const read = Object.entries<Setting<unknown>>(SETTINGS).map(([key, setting]) => {
    const given = context[key];
    const value = given === undefined ? setting.default : setting.read(given);
    if (value === undefined) problems.push(`${key} is ${JSON.stringify(given)}, not ${setting.takes}`);
    return [key, value] as const;
  });
  const settings = Object.fromEntries(read) as Settings;
  if (problems.length === 0 && settings.rawKeyArn && !settings.rawBucketName) problems.push('rawKeyArn is set without rawBucketName');
  if (problems.length === 0 && settings.largeMegabytes > settings.documentMegabytes)
    problems.push(`largeMegabytes is ${settings.largeMegabytes}, above documentMegabytes, ${settings.documentMegabytes}`);
  if (problems.length > 0)
    throw new SettingsError(`The context cannot be used (docs/deploy.md lists every setting):\n${problems.map((one) => `- ${one}`).join('\n')}`);
  return settings;
}
