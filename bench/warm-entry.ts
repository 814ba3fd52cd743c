import { loadEngine } from '../src/cli/engine.ts';
import { loadParser } from '../src/cli/parsers.ts';
import { readCase, triageText } from '../src/eval/cases.ts';

const ROUNDS = 5;

/** Times every case, warm, and prints the distribution. */
export async function measure(files: readonly { name: string; text: string }[]): Promise<void> {
  const engine = loadEngine();
  const cases = files.map((f) => ({ name: f.name, c: readCase(f.text, 'bench') }));
  const times = cases.map((): number[] => []);
  // Round by round: a case that is read twice in a row finds its text remembered.
  for (let i = 0; i < ROUNDS; i++) {
    for (const [at, { c }] of cases.entries()) {
      const t = performance.now();
      await triageText(c.incident, c.id, engine, loadParser);
      times[at]?.push(performance.now() - t);
    }
  }
  const best = cases.map(({ name }, at) => ({ name, ms: times[at]?.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0 }));
  best.sort((a, b) => a.ms - b.ms);
  const at = (q: number) => best[Math.min(best.length - 1, Math.floor(q * best.length))]?.ms.toFixed(1);
  console.log(
    `${best.length} cases, warm: median ${at(0.5)} ms, 95th percentile ${at(0.95)} ms, slowest ${best.at(-1)?.name} ${best.at(-1)?.ms.toFixed(1)} ms`,
  );
}
