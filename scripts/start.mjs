#!/usr/bin/env node
// Starts the program from code that is compiled already: to compile it takes longer than to make a report. The build leaves V8's own cache of the
// compiled code beside the program; another version of Node refuses it, and compiles the source as ever.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';

// A report is made in half a second: an expression that is compiled twice (first for an interpreter) and a function that is optimised after a few
// calls do not pay in that time. What runs for seconds is still optimised. The kept code is valid under these flags alone.
setFlagsFromString('--no-regexp-tier-up');
setFlagsFromString('--interrupt-budget=1000000');

const filename = fileURLToPath(new URL('./program.cjs', import.meta.url));
let cachedData;
try {
  cachedData = readFileSync(`${filename}.cache`);
} catch {
  cachedData = undefined;
}
// The bundler writes ASCII only, which is read fastest as Latin-1.
const script = new Script(readFileSync(filename, 'latin1'), { filename, cachedData });
script.runInThisContext()(createRequire(import.meta.url), filename, dirname(filename), (module) => import(module));
// For the build, which keeps what was compiled in a run.
export const compiledCode = () => script.createCachedData();
