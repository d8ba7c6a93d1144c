import { openS3Client } from '../../../lake/s3-client.ts';
import { s3Store } from '../../../lake/s3-store.ts';
import type { Store } from '../../../lake/store.ts';
import { CONFLICT, type Fault, INTERNAL, type S3Server } from '../../lake/s3-server/server.ts';
import type { MakePlace } from './place.ts';
import { type Chance, Crash, seededChance } from './scheduler.ts';
import type { SimStoreOptions } from './sim-store.ts';

/** What a request may meet: the store has to give the right answer all the same. */
const FAULTS: readonly Fault[] = ['drop before', 'drop after', INTERNAL];
const FAULT = 0.01;

/** Places in buckets of a server, reached as S3 is, with a fault now and then; each schedule has two buckets of its own. */
export function onS3(server: S3Server): MakePlace {
  const client = openS3Client({ endpoint: server.endpoint, region: 'us-east-1', credentials: { accessKeyId: 'sim', secretAccessKey: 'sim' } });
  return (seed, clock) => {
    const names = [`raw-${seed}`, `lake-${seed}`] as const;
    const [raw, lake] = names.map((name) => ({ bucket: server.bucket(name, clock), store: s3Store({ bucket: name, client }) })) as [Held, Held];
    const faults = seededChance(seed);
    return {
      raw: raw.bucket.objects,
      lake: lake.bucket.objects,
      open: (objects, actor) => actingStore(objects === raw.bucket.objects ? raw.store : lake.store, { ...actor, faults, server }),
    };
  };
}

interface Held {
  readonly bucket: ReturnType<S3Server['bucket']>;
  readonly store: Store;
}

/** A store that one actor holds, as simStore is: every call waits for its turn and may be the actor's last. */
function actingStore(store: Store, actor: SimStoreOptions & { readonly faults: Chance; readonly server: S3Server }): Store {
  const { schedule, chance, crash, faults, server, onWrite } = actor;
  const call = async <T>(effect: () => Promise<T>, isWrite = false): Promise<T> => {
    await schedule.turn();
    const crashes = chance.happens(crash);
    if (crashes && chance.happens(0.5)) throw new Crash();
    if (faults.happens(FAULT)) server.inject([isWrite && faults.happens(0.3) ? CONFLICT : faults.pick(FAULTS)]);
    const answer = await effect();
    if (crashes) throw new Crash();
    return answer;
  };
  return {
    get: (key) => call(() => store.get(key)),
    head: (key) => call(() => store.head(key)),
    put: (key, bytes, condition) =>
      call(
        async () => {
          const put = await store.put(key, bytes, condition);
          if (put.ok) onWrite?.(key);
          return put;
        },
        'ifMatch' in condition || 'ifAbsent' in condition,
      ),
    async *list(prefix, after) {
      yield* await call(async () => {
        const listed = [];
        for await (const one of store.list(prefix, after)) listed.push(one);
        return listed;
      });
    },
    delete: (key) =>
      call(async () => {
        await store.delete(key);
        onWrite?.(key);
      }),
  };
}
