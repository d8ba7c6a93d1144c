import { openLakeLog } from '../../lake/lake-log.ts';
import { memoryStore } from '../../lake/memory-store.ts';
import { readRows } from '../../lake/table-files.ts';
import type { Extract } from '../../pipeline/extract-port.ts';
import type { RunPorts } from '../../pipeline/run.ts';
import type { Rows, TableName } from '../../schemas/tables.ts';
import { jsonFormat, toyExtract } from './simulation/toy.ts';

/** A whole lake in memory over the toy extractor, its clock ticking a second a look. */
export function lakeInMemory(options: { extract?: Extract; generation?: number; keep?: boolean } = {}) {
  let tick = 0;
  const clock = () => new Date(1_700_000_000_000 + tick++ * 1000).toISOString();
  const raw = memoryStore(clock);
  const lake = memoryStore(clock);
  const generation = options.generation ?? 1;
  const on: RunPorts = {
    raw,
    lake,
    extract: options.extract ?? toyExtract(String(generation)),
    extractor: { generation, version: String(generation) },
    settings: { when_raw_gone: options.keep ? 'keep' : 'remove', document_bytes: 1000 },
    log: openLakeLog(lake),
    format: jsonFormat,
    now: clock,
    newId: () => `id-${tick++}`,
    asWriter: (work) => work(),
    concurrency: 2,
    runId: 'this-run',
    isRunning: () => false,
  };
  return {
    on,
    drop: (key: string, content: string) => raw.put(key, new TextEncoder().encode(content), {}),
    take: (key: string) => raw.delete(key),
    /** The rows of a table at the head. */
    async rows<N extends TableName>(name: N): Promise<Rows[N]> {
      const snapshot = await on.log.snapshot(await on.log.head());
      const read = await Promise.all(snapshot.files[name].map((file) => readRows(on, name, file)));
      return read.flat() as unknown as Rows[N];
    },
  };
}
