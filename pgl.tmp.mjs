import { PGlite } from '@electric-sql/pglite';
const t0=Date.now();
const db = await PGlite.create({dataDir: process.argv[2] ?? 'memory://', relaxedDurability: false});
console.log('create', Date.now()-t0, process.memoryUsage().rss/1e6);
console.log((await db.query("select 1::int8 as a, now() as b, '{\"a\":1}'::jsonb as c, array['x'] as d, version()")).rows);
let t=Date.now();
await db.exec('create table if not exists x(a int, b text)');
for (let i=0;i<100;i++) await db.query('insert into x values($1,$2)',[i,'hello'.repeat(100)]);
console.log('100 inserts', Date.now()-t);
t=Date.now();
try { await db.exec("select to_tsvector('simple','a b'); "); console.log('ts ok', (await db.query("select websearch_to_tsquery('simple','\"foo bar\" -x')")).rows) } catch(e){console.log(e.message)}
t=Date.now(); const blob = await db.dumpDataDir('gzip'); console.log('dump', Date.now()-t, blob.size);
import {writeFileSync} from 'node:fs'; writeFileSync('/tmp/seed.tgz', Buffer.from(await blob.arrayBuffer()));
await db.close();
t=Date.now(); const d2 = await PGlite.create({loadDataDir: blob}); console.log('from seed', Date.now()-t, process.memoryUsage().rss/1e6);
