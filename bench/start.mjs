// Cold start: `triage FILE` as a whole process beside a bare `node -e 0`, in turn, in one run. The ratio is what holds on any machine.
import { spawnSync } from 'node:child_process';

const RUNS = Number(process.argv[2] ?? 15);
const file = process.argv[3] ?? 'examples/checkout-duplicate-charges.md';
const time = (args) => {
  const t = process.hrtime.bigint();
  const { status } = spawnSync(process.execPath, args, { stdio: 'ignore' });
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}`);
  return Number(process.hrtime.bigint() - t) / 1e6;
};
const median = (xs) => [...xs].sort((a, b) => a - b)[Math.floor(xs.length / 2)];

const bare = [];
const cold = [];
time(['dist/triage.js', file]);
for (let i = 0; i < RUNS; i++) {
  bare.push(time(['-e', '0']));
  cold.push(time(['dist/triage.js', file]));
}
const ratios = cold.map((c, i) => c / bare[i]);
console.log(`bare node  ${median(bare).toFixed(0)} ms (median of ${RUNS})`);
console.log(`triage     ${median(cold).toFixed(0)} ms`);
console.log(`ratio      ${median(ratios).toFixed(2)} (pair by pair; bar: under 4)`);
