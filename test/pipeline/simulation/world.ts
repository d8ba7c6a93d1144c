import { openLakeLog } from '../../../lake/lake-log.ts';
import type { Store } from '../../../lake/store.ts';
import { readRows } from '../../../lake/table-files.ts';
import { type ConvergePorts, converge, SIDECAR_ENDING } from '../../../pipeline/converge.ts';
import { derive } from '../../../pipeline/derive.ts';
import { type PublishPorts, publish } from '../../../pipeline/publish.ts';
import { planReconcile } from '../../../pipeline/reconcile.ts';
import { findProblems } from './oracle.ts';
import { inMemory, type MakePlace } from './place.ts';
import { Crash, type Scheduler, scheduler, seededChance } from './scheduler.ts';
import type { Objects } from './sim-store.ts';
import { CONTENTS, jsonFormat, toyExtract } from './toy.ts';

/** Ways of doing it wrong: each wraps what one actor sees, and the simulator must catch every one. */
export interface Variant {
  /** The raw store of a converge, which was called for an event that carries the object as it was then. */
  readonly rawOfConverge?: (raw: Store, event: Event) => Store;
  readonly lakeOfConverge?: (lake: Store) => Store;
  readonly lakeOfPublish?: (lake: Store, rawKeys: readonly string[]) => Promise<Store>;
}

export interface Event {
  readonly key: string;
  /** The raw object when the event was sent; null for a delete. */
  readonly object: { readonly bytes: Uint8Array; readonly lastModified: string } | null;
}

const KEYS = ['a', 'b', 'c.txt'];

/** Plays one random schedule to its end and lists what is wrong then; nothing is wrong in an empty list. */
export async function simulate(seed: number, variant: Variant = {}, makePlace: MakePlace = inMemory): Promise<string[]> {
  const chance = seededChance(seed);
  const schedule = scheduler(chance);
  const problems: string[] = [];
  let tick = 0;
  const clock = () => new Date(1_700_000_000_000 + tick++ * 1000).toISOString();
  const { raw: rawObjects, lake: lakeObjects, open } = makePlace(seed, clock);
  const newId = () => `id-${tick++}`;

  let crashesLeft = chance.below(5);
  const crash = chance.pick([0, 0.01, 0.05]);
  const mayCrash = { ...chance, happens: (probability: number) => crashesLeft > 0 && chance.happens(probability) };
  const losesEvents = chance.happens(0.3);
  const upgrades = chance.happens(0.3);
  let generation = 1;

  const toPublish: string[] = [];
  const onWrite = (key: string) => {
    if (key.startsWith('records/') && !(losesEvents && chance.happens(0.3))) toPublish.push(key.slice('records/'.length));
  };
  const store = (objects: Objects, seat: { schedule: Pick<Scheduler, 'turn'>; crash: number }) =>
    open(objects, {
      schedule: seat.schedule as Scheduler,
      chance: mayCrash,
      crash: seat.crash,
      clock,
      onWrite: objects === lakeObjects ? onWrite : undefined,
    });
  const inTurn = { schedule, crash };
  const calm = { schedule: { turn: async () => {} }, crash: 0 };

  const portsOf = (seat: typeof calm, of: number): ConvergePorts & PublishPorts => {
    const lake = store(lakeObjects, seat);
    const extractor = { generation: of, version: String(of) };
    const settings = { when_raw_gone: 'remove' as const, document_bytes: 1000 };
    return {
      raw: store(rawObjects, seat),
      lake,
      extract: toyExtract(String(of)),
      extractor,
      settings,
      log: openLakeLog(lake),
      format: jsonFormat,
      now: clock,
      newId,
    };
  };
  const someGeneration = () => (generation === 2 && chance.happens(0.7) ? 2 : Math.min(generation, 1 + chance.below(2)));

  const deliver = (event: Event): void => {
    const of = someGeneration();
    const ports = portsOf(inTurn, of);
    const raw = variant.rawOfConverge?.(ports.raw, event) ?? ports.raw;
    const lake = variant.lakeOfConverge?.(ports.lake) ?? ports.lake;
    let answer = '';
    schedule.start(
      async () => {
        answer = await converge({ ...ports, raw, lake }, event.key);
      },
      (crashed) => {
        if (crashed) crashesLeft--;
        if (crashed || answer === 'newer') deliver(event);
        else if (chance.happens(0.5)) startPublisher();
      },
    );
  };

  const startPublisher = (): void => {
    const batch = toPublish.splice(0);
    const ports = portsOf(inTurn, generation);
    schedule.start(
      async () => {
        const lake = (await variant.lakeOfPublish?.(ports.lake, batch)) ?? ports.lake;
        const on = { ...ports, lake, log: openLakeLog(lake) };
        await publish(on, batch);
        if (chance.happens(0.7)) await derive(on);
      },
      (crashed) => {
        if (!crashed) return;
        crashesLeft--;
        toPublish.push(...batch);
      },
    );
  };

  const user = async (): Promise<void> => {
    const raw = store(rawObjects, { schedule, crash: 0 });
    for (let left = 3 + chance.below(9); left > 0; left--) {
      const key = chance.pick(KEYS) + (chance.happens(0.15) ? SIDECAR_ENDING : '');
      if (chance.happens(0.25)) await raw.delete(key);
      else
        await raw.put(key, new TextEncoder().encode(key.endsWith(SIDECAR_ENDING) ? `{"headline":"H${chance.below(3)}"}` : chance.pick(CONTENTS)), {});
      if (upgrades && chance.happens(0.2)) generation = 2;
      for (let copies = losesEvents && chance.happens(0.3) ? 0 : chance.happens(0.2) ? 2 : 1; copies > 0; copies--)
        deliver({ key, object: rawObjects.get(key) ?? null });
    }
  };

  const reader = async (): Promise<void> => {
    const ports = portsOf({ schedule, crash: 0 } as unknown as typeof calm, 1);
    for (let left = 2; left > 0; left--) {
      const snapshot = await ports.log.snapshot(await ports.log.head());
      const rowsOf = async (name: 'articles' | 'figures' | 'duplicates') =>
        (await Promise.all(snapshot.files[name].map((file) => readRows({ lake: store(lakeObjects, calm), format: jsonFormat }, name, file)))).flat();
      const articles = (await rowsOf('articles')).map((row) => row.article_id);
      const ids = new Set(articles);
      if (ids.size !== articles.length) problems.push('a reader saw an article twice');
      if ((await rowsOf('figures')).some((row) => !ids.has(row.article_id))) problems.push('a reader saw a figure without its article');
      const grouped = (await rowsOf('duplicates')).map((row) => row.article_id);
      if (grouped.length !== ids.size || grouped.some((id) => !ids.has(id))) problems.push('a reader saw articles without their group');
    }
  };

  schedule.start(user);
  schedule.start(reader);
  await schedule.allEnded();
  for (let round = 0; toPublish.length > 0 && round < 20; round++) {
    startPublisher();
    startPublisher();
    await schedule.allEnded();
  }

  // What was lost on the way heals: a reconcile from outside, with nobody else at work.
  const ports = portsOf(calm, upgrades ? 2 : 1);
  if (losesEvents || upgrades) {
    const plan = await planReconcile(ports, { reprocess: upgrades });
    for (const key of plan.converge) await converge(ports, key);
    await publish(ports, [...plan.publish, ...plan.converge]);
  }
  await publish(ports, []);
  await derive(ports);
  const left = await planReconcile(ports, { reprocess: upgrades });
  if (!variant.lakeOfPublish && left.converge.length + left.publish.length > 0) problems.push(`reconcile still finds ${JSON.stringify(left)}`);
  return [...problems, ...(await findProblems(ports, rawObjects))];
}

export { Crash };
