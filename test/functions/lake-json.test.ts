import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { writeLakeJson } from '../../functions/lake-json.ts';
import { memoryStore } from '../../lake/memory-store.ts';

beforeEach(() => {
  const env = { RAW_BUCKET: 'drop', TASKS_QUEUE_URL: 'https://queue/tasks', AWS_REGION: 'eu-west-1', RETENTION_HOURS: '48', DOCUMENT_BYTES: '1000' };
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
});
afterEach(() => {
  vi.unstubAllEnvs();
});

const text = async (lake: ReturnType<typeof memoryStore>) => Buffer.from((await lake.get('lake.json'))?.bytes ?? []).toString();
const put = (lake: ReturnType<typeof memoryStore>, config: string) => lake.put('lake.json', new TextEncoder().encode(config), { ifAbsent: true });

describe('lake.json of a deployed lake', () => {
  it('says where the drop and the queue are, and the settings', async () => {
    const lake = memoryStore();
    await writeLakeJson(lake);
    expect(JSON.parse(await text(lake))).toEqual({
      format: 1,
      raw: { kind: 's3', bucket: 'drop', prefix: '' },
      settings: { when_raw_gone: 'remove', document_bytes: 1000, retention_hours: 48 },
      aws: { tasks_queue_url: 'https://queue/tasks', region: 'eu-west-1' },
    });
  });

  it('follows a deployment with other settings, keeps what that does not set, and is written only where it differs', async () => {
    const lake = memoryStore();
    await put(lake, '{"format":1,"note":"ours","settings":{"seconds_per_file":5,"retention_hours":168}}');
    await writeLakeJson(lake);
    const written = await lake.head('lake.json');
    expect(JSON.parse(await text(lake))).toMatchObject({ note: 'ours', settings: { seconds_per_file: 5, retention_hours: 48 } });
    await writeLakeJson(lake);
    expect(await lake.head('lake.json')).toEqual(written);
  });

  it('is left alone where it is broken', async () => {
    const lake = memoryStore();
    await put(lake, '{"format":');
    await writeLakeJson(lake);
    expect(await text(lake)).toBe('{"format":');
  });
});
