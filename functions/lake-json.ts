import { RETENTION_HOURS } from '../lake/lake-log.ts';
import type { Store } from '../lake/store.ts';
import { settingsOfLake } from './drop-on-s3.ts';
import { numberSetting, textSetting } from './environment.ts';
import { isObject, readMessage } from './json-message.ts';

const KEY = 'lake.json';

/**
 * Keeps lake.json in step with the deployment: by it the command line finds the raw bucket and the queue of tasks, and knows the
 * settings. What the deployment does not set stays as it is.
 */
export async function writeLakeJson(lake: Store): Promise<void> {
  const stored = await lake.get(KEY);
  const before = stored ? Buffer.from(stored.bytes).toString() : '{}';
  const read = readMessage(before);
  // Broken by hand: the command line says so to whoever can mend it, and the tables do not wait for that.
  if (!read.ok) return;
  const text = `${JSON.stringify(configOver(read.message), null, 2)}\n`;
  if (text === before) return;
  // Where somebody else writes it at the same time, the next process looks again.
  await lake.put(KEY, new TextEncoder().encode(text), stored ? { ifMatch: stored.etag } : { ifAbsent: true });
}

const configOver = (config: { readonly settings?: unknown }) => ({
  ...config,
  format: 1,
  raw: { kind: 's3', bucket: textSetting('RAW_BUCKET'), prefix: '' },
  settings: {
    ...(isObject(config.settings) && config.settings),
    ...settingsOfLake(),
    retention_hours: numberSetting('RETENTION_HOURS', RETENTION_HOURS),
  },
  aws: { tasks_queue_url: textSetting('TASKS_QUEUE_URL'), region: textSetting('AWS_REGION') },
});
