import { afterAll, describe, expect, it } from 'vitest';
import { openS3Server } from '../lake/s3-server/server.ts';
import { onS3 } from './simulation/on-s3.ts';
import { simulate } from './simulation/world.ts';

/** More with SCHEDULES_ON_S3=n; every call goes over HTTP, so it takes a second or two for each. */
const SCHEDULES = Number(process.env.SCHEDULES_ON_S3 ?? 2);
const FIRST_SEED = Number(process.env.FIRST_SEED ?? 1);

const server = await openS3Server({ pageSize: 5 });
afterAll(() => server.close());

describe('the protocol over the store on S3', () => {
  it(`ends right in ${SCHEDULES} random schedules, though connections drop and answers are lost`, { timeout: 3_600_000 }, async () => {
    for (let seed = FIRST_SEED; seed < FIRST_SEED + SCHEDULES; seed++) {
      expect(await simulate(seed, {}, onS3(server)), `seed ${seed}`).toEqual([]);
    }
  });
});
