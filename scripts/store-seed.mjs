// Writes dist/store.tar.gz: an empty embedded database, made once here, so that a first `triage serve` need not make one.
import { writeFileSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';

const pglite = await PGlite.create();
const seed = await pglite.dumpDataDir('gzip');
writeFileSync('dist/store.tar.gz', Buffer.from(await seed.arrayBuffer()));
// It keeps a process alive, and there is nothing to save.
process.exit(0);
