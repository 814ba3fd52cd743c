// How many listed faults the linter finds, and what it finds besides: node bench/lint.mjs FOLDER [NN …]
// FOLDER holds NN.md (a report), NN.incident.md, NN.faults.json ([{ line, quote, kind, why }]; empty where the report is sound).
// A finding and a fault are the same where their places overlap or, failing that, where they stand on one line; each counts once. On one line may
// be two different faults: look at those. LINT_BENCH=table prints the figures alone.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder, ...wanted] = process.argv.slice(2);
if (!folder) {
  console.error('Usage: node bench/lint.mjs FOLDER [NN …]');
  process.exit(2);
}
const program = new URL('../dist/triage.js', import.meta.url).pathname;
const quiet = process.env.LINT_BENCH === 'table';

const names = readdirSync(folder)
  .filter((f) => f.endsWith('.faults.json'))
  .map((f) => f.slice(0, -'.faults.json'.length))
  .filter((n) => wanted.length === 0 || wanted.includes(n))
  .sort();

const rows = names.map((name) => {
  const faults = JSON.parse(readFileSync(join(folder, `${name}.faults.json`), 'utf8'));
  const findings = lint(name);
  const pairs = matched(name, faults, findings);
  if (!quiet) print(name, faults, findings, pairs);
  const met = [...pairs.values()];
  return {
    name,
    listed: faults.length,
    found: met.length,
    lineOnly: met.filter((p) => p.how === 'line').length,
    further: findings.length - met.length,
  };
});

console.log('report | listed | found | of these by the line alone | further findings');
for (const r of rows) console.log(`${r.name} | ${r.listed} | ${r.found} | ${r.lineOnly} | ${r.further}`);
const sum = (key) => rows.reduce((n, r) => n + r[key], 0);
console.log(`all | ${sum('listed')} | ${sum('found')} | ${sum('lineOnly')} | ${sum('further')}`);

function lint(name) {
  const incident = join(folder, `${name}.incident.md`);
  const args = ['lint', join(folder, `${name}.md`), ...(existsSync(incident) ? ['--incident', incident] : []), '--format', 'json'];
  try {
    return JSON.parse(execFileSync(process.execPath, [program, ...args], { encoding: 'utf8' })).findings;
  } catch (error) {
    // Exit code 1 says that there are findings.
    if (error.status === 1) return JSON.parse(error.stdout).findings;
    throw error;
  }
}

/** Fault -> finding and how they meet: "place" (the words overlap), "line", or "kind" (what is not there has no place). Each counts once. */
function matched(name, faults, findings) {
  const lines = readFileSync(join(folder, `${name}.md`), 'utf8').split(/\r?\n/);
  const pairs = new Map();
  const free = (f) => ![...pairs.values()].some((p) => p.finding === f);
  const onLine = (fault, f) => f.position && fault.line >= f.position.line && fault.line <= f.position.endLine;
  const overlaps = (fault, f) => {
    const from = (lines[fault.line - 1] ?? '').indexOf(fault.quote);
    if (!onLine(fault, f)) return false;
    return from < 0 ? overlap(fault.quote, f.quote) : f.position.column - 1 < from + fault.quote.length && f.position.endColumn - 1 > from;
  };
  const slug = (kind) => kind.toLowerCase().replace(/[^a-z]+/g, '-');
  const stages = [
    ['place', (fault, f) => overlaps(fault, f) || (f.quote.length >= 20 && overlap(fault.quote, f.quote))],
    ['kind', (fault, f) => slug(fault.kind).includes(f.rule)],
    ['line', onLine],
  ];
  for (const [how, same] of stages)
    for (const fault of faults) {
      if (pairs.has(fault)) continue;
      const finding = findings.find((f) => free(f) && same(fault, f));
      if (finding) pairs.set(fault, { how, finding });
    }
  return pairs;
}

function overlap(a, b) {
  const plain = (text) =>
    text
      .toLowerCase()
      .replace(/[^a-z0-9%.,:]+/g, ' ')
      .trim();
  const [x, y] = [plain(a), plain(b)];
  return x !== '' && y !== '' && (x.includes(y) || y.includes(x));
}

function print(name, faults, findings, pairs) {
  console.log(`== ${name}`);
  const cut = (text) => (text.length > 110 ? `${text.slice(0, 109)}…` : text);
  for (const f of faults) {
    const by = pairs.get(f);
    const mark = by ? { place: '  ', kind: '  ', line: '~ ' }[by.how] : '! ';
    const how = by ? `\n      by ${by.finding.rule} (${by.finding.position?.line ?? '-'}): ${cut(by.finding.seen)}` : '';
    console.log(`${mark}${f.line} ${f.kind}: ${cut(f.quote)}${how}`);
  }
  const used = new Set([...pairs.values()].map((p) => p.finding));
  for (const f of findings) if (!used.has(f)) console.log(`+ ${f.position?.line ?? '-'} ${f.rule}: ${cut(f.seen)}  <${cut(f.quote)}>`);
}
