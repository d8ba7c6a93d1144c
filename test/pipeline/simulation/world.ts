import { COMMITS, commitNumber, type LakeLog, openLakeLog } from '../../../lake/lake-log.ts';
import type { Store } from '../../../lake/store.ts';
import { compact } from '../../../pipeline/compact.ts';
import { type ConvergePorts, converge, SIDECAR_ENDING } from '../../../pipeline/converge.ts';
import { derive } from '../../../pipeline/derive.ts';
import { type PublishPorts, publish } from '../../../pipeline/publish.ts';
import { planReconcile } from '../../../pipeline/reconcile.ts';
import { vacuum } from '../../../pipeline/vacuum.ts';
import { doHousework, HOUSEWORK, type Housework } from './housework.ts';
import { findLitter, findProblems } from './oracle.ts';
import { inMemory, type MakePlace } from './place.ts';
import { readTogether } from './reader.ts';
import { Crash, type Scheduler, scheduler, seededChance } from './scheduler.ts';
import type { Objects } from './sim-store.ts';
import { PROMISED, RETENTION_HOURS, simulatedTime } from './time.ts';
import { CONTENTS, jsonCheckpoint, jsonFormat, toyExtract } from './toy.ts';

/** Ways of doing it wrong: each wraps what one actor sees, and the simulator must catch every one. */
export interface Variant {
  /** The raw store of a converge, which was called for an event that carries the object as it was then. */
  readonly rawOfConverge?: (raw: Store, event: Event) => Store;
  readonly lakeOfConverge?: (lake: Store) => Store;
  readonly lakeOfPublish?: (lake: Store, rawKeys: readonly string[]) => Promise<Store>;
  /** The log of those who publish, or who keep house. */
  readonly logOf?: Partial<Record<Housework | 'publish', (log: LakeLog) => LakeLog>>;
  /** Whether compaction, vacuum, cleaning, rebuilds and sudden nights take part; by chance where not given. */
  readonly housekeeping?: boolean;
}

const LOG_OPTIONS = { retentionHours: RETENTION_HOURS, checkpoints: jsonCheckpoint, checkpointEvery: 2 };

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
  const time = simulatedTime();
  const { raw: rawObjects, lake: lakeObjects, open } = makePlace(seed, time.tick);
  let ids = 0;
  const newId = () => `id-${ids++}`;

  let crashesLeft = chance.below(5);
  const crash = chance.pick([0, 0.01, 0.05]);
  const mayCrash = { ...chance, happens: (probability: number) => crashesLeft > 0 && chance.happens(probability) };
  const losesEvents = chance.happens(0.3);
  const upgrades = chance.happens(0.3);
  const housekeeping = variant.housekeeping ?? chance.happens(0.4);
  let generation = 1;

  const toPublish: string[] = [];
  const committedAt = new Map<number, number>();
  let hasOverslept = false;
  const onLakeWrite = (key: string, lookedAt: number) => {
    if (key.startsWith('records/') && !(losesEvents && chance.happens(0.3))) toPublish.push(key.slice('records/'.length));
    if (!key.startsWith(COMMITS)) return;
    if (!committedAt.has(commitNumber(key))) committedAt.set(commitNumber(key), time.milliseconds());
    if (time.milliseconds() - lookedAt > PROMISED) hasOverslept = true;
  };
  const inTurn = { schedule, crash, sleep: housekeeping ? 0.01 : 0 };
  const calm = { schedule: { turn: async () => {} }, crash: 0, sleep: 0 };
  const store = (objects: Objects, seat: typeof calm, onWrite?: (key: string) => void) =>
    open(objects, { schedule: seat.schedule as Scheduler, chance: mayCrash, crash: seat.crash, sleep: seat.sleep, clock: time.tick, onWrite });

  const portsOf = (seat: typeof calm, of: number): ConvergePorts & PublishPorts => {
    let lookedAt = time.milliseconds();
    const lake = store(lakeObjects, seat, (key) => onLakeWrite(key, lookedAt));
    const extractor = { generation: of, version: String(of) };
    const settings = { when_raw_gone: 'remove' as const, document_bytes: 1000 };
    return {
      raw: store(rawObjects, seat),
      lake,
      extract: toyExtract(String(of)),
      extractor,
      settings,
      log: openLakeLog(lake, LOG_OPTIONS),
      format: jsonFormat,
      now: () => {
        const now = time.tick();
        lookedAt = time.milliseconds();
        return now;
      },
      newId,
    };
  };
  /** What was replaced may be gone for an actor that has been at work for too long: its process fails, and is called again. */
  const failingWhenSlow = (work: () => Promise<void>) => async () => {
    const began = time.milliseconds();
    await work().catch((error: unknown) => {
      if (error instanceof Crash || time.milliseconds() - began <= PROMISED) throw error;
      throw new Crash();
    });
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
      failingWhenSlow(async () => {
        const lake = (await variant.lakeOfPublish?.(ports.lake, batch)) ?? ports.lake;
        const log = openLakeLog(lake, LOG_OPTIONS);
        const on = { ...ports, lake, log: variant.logOf?.publish?.(log) ?? log };
        await publish(on, batch);
        if (chance.happens(0.7)) await derive(on);
      }),
      (crashed) => {
        if (housekeeping && chance.happens(0.3)) startHousework(chance.happens(0.5) ? 'vacuum' : undefined);
        if (!crashed) return;
        crashesLeft--;
        toPublish.push(...batch);
      },
    );
  };

  const user = async (): Promise<void> => {
    const raw = store(rawObjects, { ...inTurn, crash: 0, sleep: 0 });
    for (let left = 3 + chance.below(9); left > 0; left--) {
      if (housekeeping) await pause(60);
      const key = chance.pick(KEYS) + (chance.happens(0.15) ? SIDECAR_ENDING : '');
      if (chance.happens(0.25)) await raw.delete(key);
      else
        await raw.put(key, new TextEncoder().encode(key.endsWith(SIDECAR_ENDING) ? `{"headline":"H${chance.below(3)}"}` : chance.pick(CONTENTS)), {});
      if (upgrades && chance.happens(0.2)) generation = 2;
      for (let copies = losesEvents && chance.happens(0.3) ? 0 : chance.happens(0.2) ? 2 : 1; copies > 0; copies--)
        deliver({ key, object: rawObjects.get(key) ?? null });
    }
  };

  const pause = async (turns: number): Promise<void> => {
    for (let left = chance.below(turns); left > 0; left--) await schedule.turn();
  };

  const startHousework = (what: Housework = chance.pick(HOUSEWORK)): void => {
    const ports = portsOf(inTurn, generation);
    const log = variant.logOf?.[what]?.(ports.log) ?? ports.log;
    schedule.start(
      failingWhenSlow(() => doHousework(what, { ...ports, log }, chance)),
      (crashed) => {
        if (crashed) crashesLeft--;
      },
    );
  };

  const nights = async (): Promise<void> => {
    for (let left = 2 + chance.below(3); left > 0; left--) {
      await pause(80);
      time.night(chance.pick([0.3, 0.6, 1.1, 2]));
      startHousework(chance.happens(0.6) ? 'vacuum' : undefined);
    }
  };

  const reader = async (): Promise<void> => {
    const seat = { ...inTurn, crash: 0, sleep: 2 * inTurn.sleep };
    const { log } = portsOf(seat, 1);
    const on = {
      log,
      chance,
      lake: store(lakeObjects, housekeeping ? seat : calm),
      format: jsonFormat,
      time: time.milliseconds,
      committedAt: (n: number) => committedAt.get(n),
      hasOverslept: () => hasOverslept,
      looksBack: housekeeping,
    };
    for (let left = housekeeping ? 12 : 2; left > 0; left--) {
      if (housekeeping) await pause(15);
      problems.push(...(await readTogether(on)));
    }
  };

  schedule.start(user);
  schedule.start(reader);
  if (housekeeping) {
    schedule.start(reader);
    schedule.start(nights);
  }
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
  problems.push(...(await findProblems(ports, rawObjects)));
  if (!housekeeping) return problems;

  // A quiet week later the house is clean, and every row where it was.
  await compact({ ...ports, asWriter: (work) => work() }, { smallFiles: 1 });
  time.night(2);
  await vacuum(ports);
  return [...problems, ...(await findProblems(ports, rawObjects)), ...(await findLitter(ports))];
}

export { Crash };
