import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadEngine } from '../src/cli/engine.ts';
import { loadParser } from '../src/cli/parsers.ts';
import { readCase, triageText } from '../src/eval/cases.ts';
import type { Engine } from '../src/signals/index.ts';
import { grown } from './synthetic.ts';

/** The bars: ms with the shipped knowledge, and how many times that with the grown one. */
const MOST_MS = 30;
const MOST_TIMES = 5;
/** The median case is looked for among so many, spread over all. */
const LOOKED_AT = 40;

const at = (xs: readonly number[], q: number): number => [...xs].sort((a, b) => a - b)[Math.floor(q * xs.length)] ?? 0;
const median = (xs: readonly number[]): number => at(xs, 0.5);
/** A machine that others use at the same time only ever adds to a time. */
const quick = (xs: readonly number[]): number => at(xs, 0.25);

type Case = ReturnType<typeof readCase>;

async function timed(c: Case, engine: Engine): Promise<number> {
  const from = performance.now();
  await triageText(c.incident, c.id, engine, loadParser);
  return performance.now() - from;
}

/** Prints the figures; true when both bars are kept. */
export async function measure(times: number, rounds: number): Promise<boolean> {
  const shipped = loadEngine();
  const large: Engine = { ...shipped, knowledge: grown(shipped.knowledge, times) };
  const files = readdirSync('eval/cases', { recursive: true, withFileTypes: true }).filter((e) => e.isFile() && e.name.endsWith('.yaml'));
  const every = Math.max(1, Math.floor(files.length / LOOKED_AT));
  const cases = files
    .filter((_, i) => i % every === 0)
    .map((f) => readCase(readFileSync(join(f.parentPath, f.name), 'utf8'), f.name.replace(/\.yaml$/, '')));
  for (const c of cases) await timed(c, shipped);
  const costs: { c: Case; ms: number }[] = [];
  for (const c of cases) costs.push({ c, ms: Math.min(await timed(c, shipped), await timed(c, shipped)) });
  costs.sort((a, b) => a.ms - b.ms);
  const chosen = costs[Math.floor(costs.length / 2)]?.c;
  if (!chosen) throw new Error('no cases under eval/cases');
  for (let i = 0; i < 5; i++) await timed(chosen, large);
  for (let i = 0; i < 20; i++) await timed(chosen, shipped);
  const one: number[] = [];
  const many: number[] = [];
  for (let i = 0; i < rounds; i++) {
    one.push(await timed(chosen, shipped));
    many.push(await timed(chosen, large));
  }
  const ratio = median(many.map((m, i) => m / (one[i] ?? m)));
  const kept = { ms: quick(one) < MOST_MS, ratio: ratio < MOST_TIMES };
  const said = (ok: boolean) => (ok ? 'kept' : 'MISSED');
  const inWords = (xs: readonly number[]) =>
    `${quick(xs).toFixed(1)} ms in the quickest quarter of ${rounds}, median ${median(xs).toFixed(1)}`;
  console.log(`case       ${chosen.id} (median of ${cases.length})`);
  console.log(`shipped    ${shipped.knowledge.modes.length} modes: ${inWords(one)} (bar: under ${MOST_MS}, ${said(kept.ms)})`);
  console.log(`${times} times   ${large.knowledge.modes.length} modes: ${inWords(many)}`);
  console.log(`ratio      ${ratio.toFixed(2)}, median pair by pair (bar: under ${MOST_TIMES}, ${said(kept.ratio)})`);
  return kept.ms && kept.ratio;
}
