import { setTimeout as sleep } from 'node:timers/promises';
import { LEASE_SECONDS, withObjectLease } from '../lake/object-lease.ts';
import { isDead, thisProcess } from '../lake/process-name.ts';
import { s3Store } from '../lake/s3-store.ts';
import type { Store } from '../lake/store.ts';
import { type Lake, type OpenOptions, openLakeAt } from './lake.ts';
import { configText, type LakeConfig, NEW_CONFIG, noLake, parseConfig } from './lake-config.ts';
import { openMirror } from './mirror.ts';
import { UserError, usageError } from './terminal/errors.ts';

const CONFIG = 'lake.json';

interface Place {
  readonly bucket: string;
  readonly prefix: string;
}

export const isS3Url = (lake: string): boolean => lake.startsWith('s3://');

/** The bucket, and the prefix without a slash at its end. */
export function parseS3Url(url: string): Place {
  const [, bucket = '', prefix = ''] = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/(.*))?$/.exec(url) ?? [];
  if (!bucket) throw usageError(`${url} names no bucket`, 'Write it as s3://BUCKET or s3://BUCKET/PREFIX.');
  return { bucket, prefix: prefix.replace(/\/+$/, '') };
}

const urlOf = ({ bucket, prefix }: Place): string => `s3://${bucket}${prefix ? `/${prefix}` : ''}`;

/** A lake in a bucket: one that was deployed, or one that this command makes and works on from here. */
export async function openS3Lake(url: string, { make = false, onWait = () => {} }: OpenOptions = {}): Promise<Lake> {
  // The SDK's advice on versions of Node is for those who build on it.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
  const place = parseS3Url(url);
  const name = urlOf(place);
  const store = s3Store(place);
  const config = (await readConfig(store, name)) ?? (make ? await makeConfig(store, place) : null);
  if (!config) throw place.prefix ? noLake(name) : noDeployedLake(name);
  const raw = rawPlace(place, config, name);
  return openLakeAt({
    name,
    config,
    raw: s3Store(raw),
    rawName: urlOf(raw),
    lake: store,
    asWriter: (work) =>
      withObjectLease({ store, holder: thisProcess(), seconds: LEASE_SECONDS, now: Date.now, sleep, isGone: isDead, onWait, wait: true }, work),
    concurrency: 32,
    tables: (files) => openMirror({ store, place, files }),
  });
}

async function readConfig(store: Store, name: string): Promise<LakeConfig | null> {
  const stored = await store.get(CONFIG);
  return stored && parseConfig(new TextDecoder().decode(stored.bytes), `${name}/${CONFIG}`);
}

/**
 * A lake never moves in beside other objects, nor at the root of a bucket: there only a deployment makes one, whose lake.json comes a
 * minute after the bucket.
 */
async function makeConfig(store: Store, place: Place): Promise<LakeConfig> {
  const name = urlOf(place);
  if (!place.prefix) throw noDeployedLake(name);
  for await (const { key } of store.list(''))
    throw usageError(
      `${name} holds other objects (such as ${key}) and no ${CONFIG}`,
      `Name a prefix of its own for the lake: --lake ${name}/my-lake.`,
    );
  await store.put(CONFIG, new TextEncoder().encode(configText(NEW_CONFIG)), { ifAbsent: true });
  return NEW_CONFIG;
}

const noDeployedLake = (name: string): UserError =>
  usageError(
    `there is no lake at ${name}`,
    `If it was deployed just now, it has one in a minute. A lake of your own takes a prefix: wirehouse ingest FILES… --lake ${name}/my-lake.`,
  );

function rawPlace(place: Place, { raw }: LakeConfig, name: string): Place {
  if (raw.kind === 'inbox') return { ...place, prefix: place.prefix ? `${place.prefix}/inbox` : 'inbox' };
  if (raw.kind === 's3') return { bucket: raw.bucket, prefix: raw.prefix };
  throw new UserError(`the articles of ${name} lie in the folder ${raw.path} of some machine`, `Mend raw in ${name}/${CONFIG}.`);
}
