#!/usr/bin/env node
// Starts the program from code that is compiled already: to compile it takes longer than to make a report. The build leaves V8's own cache of the
// compiled code beside the program; another version of Node does not take it, and compiles the source as ever.
'use strict';
const { closeSync, existsSync, fstatSync, openSync, readSync } = require('node:fs');
const { join } = require('node:path');
const { setFlagsFromString } = require('node:v8');
const { Script } = require('node:vm');

// A report is made in half a second. To compile an expression twice (first for an interpreter), or to optimise a function or a grammar after a few calls,
// does not pay in that time; what runs for seconds is still optimised. Code that has not run for a while is not forgotten, so that the build can keep it. Space for
// young objects stays small: to touch new memory takes longer than to look through a megabyte once more.
// The kept code is valid under these flags alone. What makes many reports, or reads a long text, lets expressions be optimised again.
// A V8 that does not know a flag says so on standard error, in every run: each is given only to those that were seen to know it.
const v8 = Number(process.versions.v8.split('.')[0]);
const FLAGS = [
  '--no-regexp-tier-up',
  '--no-regexp-optimization',
  // Node 20 counts what a function has run through, later ones count its calls.
  ...(v8 < 12 ? ['--interrupt-budget=10000000', '--interrupt-budget-factor-for-feedback-allocation=40'] : []),
  '--wasm-tiering-budget=50000000',
  '--no-flush-bytecode',
  '--semi-space-growth-factor=1',
];
// Node 20 (11.3), 22 (12.4), 24 (13.6) and 26 (14.6).
if (v8 >= 11 && v8 <= 14) for (const flag of FLAGS) setFlagsFromString(flag);

// V8 refuses the code of another version of its own, but takes that of another Node with the same one (20.19 and 20.20 have both 11.3.244.8), and then crashes:
// so the name says for whom it is.
const KEPT = `.${process.version}-${process.arch}.cache`;
exports.kept = KEPT;

const scripts = new Map();
const loaded = new Map();
open('program');
// For the build, which keeps what was compiled in a run.
exports.compiledCode = () => [...scripts].map(([filename, script]) => [filename, script.createCachedData()]);

/** Runs a script beside this file, and gives what it exports. */
function open(name) {
  const filename = join(__dirname, `${name}.cjs`);
  const files = [filename, `${filename}${KEPT}`].filter(existsSync).map((path) => openSync(path, 'r'));
  // Both are read into the same memory, one after the other: new memory takes longer than to read. Scripts are ASCII, which is read fastest as Latin-1.
  const bytes = Buffer.allocUnsafeSlow(Math.max(...files.map((file) => fstatSync(file).size)));
  const [source, cache] = files;
  const code = bytes.toString('latin1', 0, readSync(source, bytes));
  const cachedData = cache && bytes.subarray(0, readSync(cache, bytes));
  for (const file of files) closeSync(file);
  const script = new Script(code, { filename, cachedData });
  scripts.set(filename, script);
  const module = { exports: {} };
  script.runInThisContext()(requireToo, module, module.exports, filename, __dirname, (path) => import(path));
  return module.exports;
}

/** What is of Node, and scripts beside this file as `./name.cjs`. */
function requireToo(id) {
  const [, name] = /^\.\/(\w+)\.cjs$/.exec(id) ?? [];
  if (name === undefined) return require(id);
  if (!loaded.has(name)) loaded.set(name, open(name));
  return loaded.get(name);
}
