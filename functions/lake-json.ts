import type { Store } from '../lake/store.ts';
import { settingsOfLake } from './drop-on-s3.ts';
import { textSetting } from './environment.ts';

/** lake.json, where there is none: by it the command line finds the raw bucket and the queue of tasks. */
export async function writeLakeJson(lake: Store): Promise<void> {
  if (await lake.head('lake.json')) return;
  const config = {
    format: 1,
    raw: { kind: 's3', bucket: textSetting('RAW_BUCKET'), prefix: '' },
    settings: settingsOfLake(),
    aws: { tasks_queue_url: textSetting('TASKS_QUEUE_URL'), region: textSetting('AWS_REGION') },
  };
  await lake.put('lake.json', new TextEncoder().encode(`${JSON.stringify(config, null, 2)}\n`), { ifAbsent: true });
}
