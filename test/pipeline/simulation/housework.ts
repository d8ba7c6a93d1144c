import { cleanLog } from '../../../lake/log-cleanup.ts';
import { compact } from '../../../pipeline/compact.ts';
import type { PublishPorts } from '../../../pipeline/publish.ts';
import { rebuild } from '../../../pipeline/rebuild.ts';
import { vacuumFiles } from '../../../pipeline/vacuum.ts';
import type { Chance } from './scheduler.ts';

export const HOUSEWORK = ['compact', 'vacuum', 'clean', 'rebuild'] as const;
export type Housework = (typeof HOUSEWORK)[number];

/** Without a lease: it only spares work, and all of this has to be safe without it. */
export async function doHousework(what: Housework, on: PublishPorts, chance: Chance): Promise<void> {
  if (what === 'vacuum') await vacuumFiles(on);
  else if (what === 'clean') await cleanLog(on.log, { now: on.now() });
  else if (what === 'rebuild') await rebuild(on);
  else await compact({ ...on, asWriter: (work) => work() }, { smallFiles: 1, targetRows: chance.pick([3, 1000]) });
}
