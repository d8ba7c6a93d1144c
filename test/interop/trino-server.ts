import { spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export interface TrinoAnswer {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
}

export interface TrinoServer {
  query(sql: string): Promise<TrinoAnswer>;
  stop(): void;
}

export interface TrinoOptions {
  /** Where a Trino server is unpacked. */
  readonly home: string;
  /** The folder that `local:///` stands for; the metastore lies in `meta/` of it. */
  readonly root: string;
  readonly catalog: string;
  readonly schema: string;
}

interface Page {
  readonly error?: { readonly message: string };
  readonly columns?: readonly { readonly name: string }[];
  readonly data?: readonly (readonly unknown[])[];
  readonly nextUri?: string;
}

/** Starts Trino with one catalog of Delta tables, on the loopback address, and waits until it answers. */
export async function startTrino({ home, root, catalog, schema }: TrinoOptions): Promise<TrinoServer> {
  const port = await freePort();
  const etc = join(root, 'etc');
  await mkdir(join(etc, 'catalog'), { recursive: true });
  await mkdir(join(root, 'meta'), { recursive: true });
  await writeFile(join(etc, 'config.properties'), CONFIG(port));
  await writeFile(join(etc, 'log.properties'), 'io.trino=ERROR\n');
  await writeFile(join(etc, 'catalog', `${catalog}.properties`), CATALOG(root));
  const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin', 'java') : 'java';
  const server = spawn(
    java,
    [
      '-Xmx2G',
      '--add-modules=jdk.incubator.vector',
      '--sun-misc-unsafe-memory-access=allow',
      '-Dnode.environment=test',
      '-Dnode.id=one',
      `-Dnode.data-dir=${join(root, 'var')}`,
      '-Dnode.internal-address=127.0.0.1',
      '-Dnode.bind-ip=127.0.0.1',
      `-Dconfig=${join(etc, 'config.properties')}`,
      `-Dlog.levels-file=${join(etc, 'log.properties')}`,
      `-Dcatalog.config-dir=${join(etc, 'catalog')}`,
      `-Dplugin.dir=${join(home, 'plugin')}`,
      '-cp',
      join(home, 'lib', '*'),
      'io.trino.server.TrinoServer',
    ],
    { stdio: 'ignore' },
  );
  const query = (sql: string): Promise<TrinoAnswer> => ask(`http://127.0.0.1:${port}/v1/statement`, sql, { catalog, schema });
  for (let tries = 0; ; tries++) {
    if (server.exitCode !== null || tries > 240) throw new Error('Trino did not start: is JAVA_HOME a Java that it takes?');
    if (await query('select 1').catch(() => null)) break;
    await sleep(1000);
  }
  return { query, stop: () => server.kill() };
}

async function ask(url: string, sql: string, { catalog, schema }: { catalog: string; schema: string }): Promise<TrinoAnswer> {
  const headers = { 'X-Trino-User': 'test', 'X-Trino-Catalog': catalog, 'X-Trino-Schema': schema, 'X-Trino-Time-Zone': 'UTC' };
  let page = (await (await fetch(url, { method: 'POST', body: sql, headers })).json()) as Page;
  const rows: (readonly unknown[])[] = [];
  let columns: readonly string[] = [];
  for (;;) {
    if (page.error) throw new Error(`Trino: ${page.error.message}: ${sql}`);
    if (page.columns) columns = page.columns.map(({ name }) => name);
    rows.push(...(page.data ?? []));
    if (!page.nextUri) return { columns, rows };
    page = (await (await fetch(page.nextUri)).json()) as Page;
  }
}

const CONFIG = (port: number): string => `coordinator=true
node-scheduler.include-coordinator=true
http-server.http.port=${port}
discovery.uri=http://127.0.0.1:${port}
query.max-memory-per-node=500MB
`;

const CATALOG = (root: string): string => `connector.name=delta_lake
hive.metastore=file
hive.metastore.catalog.dir=local:///meta
fs.native-local.enabled=true
local.location=${root}
`;

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
