// Fits the calibration by log-loss on incidents with known causes, leaving a fifth of them out of the wording each time:
// A third of them is asked again without the modes of the true class, so that "something else" is fitted too.
//   npx tsx scripts/fit.ts [--show]
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { knowledgeFiles } from '../src/cli/knowledge-files.ts';
import { loadParser } from '../src/cli/parsers.ts';
import { readCode } from '../src/code/index.ts';
import { CALIBRATION, type Calibration } from '../src/diagnosis/calibration.ts';
import { gatherEvidence } from '../src/diagnosis/evidence.ts';
import { infer } from '../src/diagnosis/posterior.ts';
import { priorWeight, settingOf } from '../src/diagnosis/priors.ts';
import { rowOf } from '../src/diagnosis/rows.ts';
import type { Evidence } from '../src/diagnosis/types.ts';
import { featuresOf, type LabelledBag, modelOf, readWording, SCALE, trainWording, wordsOf } from '../src/diagnosis/wording/index.ts';
import { readCase } from '../src/eval/cases.ts';
import type { Incident } from '../src/incident/types.ts';
import { compileKnowledge } from '../src/knowledge/compile.ts';
import { createEngine, readSignals } from '../src/signals/index.ts';
import { bagOf, descriptionsIn, readDescriptions, trainingIncidents } from './train-wording.ts';

const FOLDS = 5;
const compiled = compileKnowledge(knowledgeFiles('knowledge'));
const engine = createEngine(compiled);
const { knowledge } = compiled;
const rows = knowledge.modes.map(rowOf);
const observables = new Map(knowledge.observables.map((o) => [o.id, o]));
const classOf = new Map(knowledge.modes.map((m) => [m.id, m.class]));

interface Item {
  readonly set: string;
  readonly classes: readonly string[];
  readonly bag: ReadonlyMap<string, number>;
  readonly evidence: readonly Evidence[];
  readonly weights: readonly number[];
  readonly fold: number;
}

async function itemOf(set: string, classes: readonly string[], incident: Incident, fold: number): Promise<Item> {
  const code = await readCode(incident.code_snippet, loadParser);
  const { reading } = readSignals(incident, code, engine);
  const setting = settingOf(reading, knowledge.technologies);
  return {
    set,
    classes,
    bag: featuresOf(wordsOf(incident), reading.signals),
    evidence: gatherEvidence(reading.signals, observables),
    weights: knowledge.modes.map((m) => priorWeight(m, setting)),
    fold,
  };
}

const short = (text: string): Incident => ({ code_snippet: '', tech_stack: '', symptoms: text, occurrence_pattern: '', blast_radius: '' });
const descriptions = descriptionsIn('knowledge/descriptions');
const items: Item[] = [];
for (const [i, d] of descriptions.entries()) if (i % 4 === 0) items.push(await itemOf('descriptions', [d.class], short(d.text), i % FOLDS));
for (const d of readDescriptions(readFileSync('eval/held-out/descriptions.jsonl', 'utf8')))
  items.push(await itemOf('held out', [d.class], short(d.text), -1));
for (const set of readdirSync('eval/cases', { withFileTypes: true })
  .filter((e) => e.isDirectory())
  .map((e) => e.name)) {
  for (const f of readdirSync(join('eval/cases', set)).filter((x) => x.endsWith('.yaml'))) {
    const c = readCase(readFileSync(join('eval/cases', set, f), 'utf8'), set);
    items.push(await itemOf(`cases ${set}`, c.truth.classes, c.incident, -1));
  }
}

// Bags are costly: they are made once, and one model per fold is learned from them.
const always = trainingIncidents(compiled, []).map(
  ({ class: name, mode, incident }): LabelledBag => ({ class: name, mode, features: bagOf(incident, engine) }),
);
const described = descriptions.map((d, i) => ({ fold: i % FOLDS, class: d.class, mode: d.mode, features: bagOf(short(d.text), engine) }));
const models = new Map(
  [-1, 0, 1, 2, 3, 4].map((fold) => [fold, modelOf(trainWording([...always, ...described.filter((d) => d.fold !== fold)]))]),
);

/** Every third incident is asked again with the modes of its true classes taken away: then "something else" is the truth. */
const UNKNOWN_EVERY = 3;

interface Outcome {
  n: number;
  top1: number;
  top3: number;
  loss: number;
  brier: number;
  /** Mean probability of "something else" where it is the truth, and where it is not. */
  other: [number, number, number, number];
}

function run(calibration: Calibration, scale: number, sets: RegExp): Map<string, Outcome> {
  const out = new Map<string, Outcome>();
  for (const [i, item] of items.entries()) {
    if (!sets.test(item.set)) continue;
    const model = models.get(item.fold);
    const wording = model && readWording(item.bag, model, scale);
    const o = out.get(item.set) ?? { n: 0, top1: 0, top3: 0, loss: 0, brier: 0, other: [0, 0, 0, 0] };
    out.set(item.set, o);
    const posterior = infer(rows, item.weights, item.evidence, wording, calibration);
    const byClass = new Map<string, number>();
    for (const s of posterior.sets.slice(0, 400)) {
      for (const c of new Set(s.modes.map((m) => m.class))) byClass.set(c, (byClass.get(c) ?? 0) + s.probability);
    }
    const ranked = [...posterior.ofMode].sort((x, y) => y[1] - x[1]);
    const shown: string[] = [];
    for (const [id] of ranked) {
      const c = classOf.get(id) ?? '';
      if (shown.filter((x) => x === c).length < 2) shown.push(c);
      if (shown.length >= 6) break;
    }
    const rank = shown.findIndex((c) => item.classes.includes(c));
    const lead = Math.min(0.95, ranked[0]?.[1] ?? 0);
    const truth = Math.min(0.99, Math.max(1e-4, ...item.classes.map((c) => byClass.get(c) ?? 0)));
    o.n++;
    if (rank === 0) o.top1++;
    if (rank >= 0 && rank < 3) o.top3++;
    o.loss -= Math.log(truth);
    o.brier += (lead - (rank === 0 ? 1 : 0)) ** 2;
    o.other[2] += posterior.other;
    o.other[3]++;
    if (i % UNKNOWN_EVERY !== 0) continue;
    const kept = knowledge.modes.map((m, j) => (item.classes.includes(m.class) ? -1 : j)).filter((j) => j >= 0);
    const blind = infer(
      kept.map((j) => rows[j] as (typeof rows)[number]),
      kept.map((j) => item.weights[j] ?? 0),
      item.evidence,
      wording,
      calibration,
    );
    o.loss -= Math.log(Math.min(0.99, Math.max(1e-4, blind.other)));
    o.other[0] += blind.other;
    o.other[1]++;
  }
  return out;
}

const show = (o: Outcome) =>
  `top1 ${(o.top1 / o.n).toFixed(3)} top3 ${(o.top3 / o.n).toFixed(3)} loss ${(o.loss / o.n).toFixed(3)} brier ${(o.brier / o.n).toFixed(3)} other ${(o.other[0] / o.other[1]).toFixed(2)} when true, ${(o.other[2] / o.other[3]).toFixed(2)} when not`;
const mean = (m: Map<string, Outcome>, f: (o: Outcome) => number) => [...m.values()].reduce((s, o) => s + f(o) / o.n, 0) / m.size;

let best = CALIBRATION;
let scale = SCALE;
const FITTED = /^(?:cases (?:code|postmortems)|descriptions)/;
for (const [set, o] of run(best, scale, /./)) console.log(set.padEnd(20), o.n, show(o));
let loss = mean(run(best, scale, FITTED), (o) => o.loss);
console.log(`start loss ${loss.toFixed(4)}`);
const GRID: readonly (readonly [string, readonly number[]])[] = [
  ['temperature', [1, 1.3, 1.6, 2]],
  ['wording', [0.6, 0.8, 1, 1.2, 1.4, 1.7]],
  ['otherPrior', [0.05, 0.1, 0.2, 0.3, 0.4]],
  ['otherFactor', [0.3, 0.5, 0.7, 1, 1.5, 2]],
  ['pair', [0.03, 0.1, 0.3]],
  ['scale', [0.7, 0.85, 1, 1.2]],
];
for (let round = 0; round < (process.argv.includes('--show') ? 0 : 2); round++) {
  for (const [name, values] of GRID) {
    for (const v of values) {
      const c = name === 'scale' ? best : { ...best, [name]: v };
      const s = name === 'scale' ? v : scale;
      if (JSON.stringify([c, s]) === JSON.stringify([best, scale])) continue;
      const l = mean(run(c, s, FITTED), (o) => o.loss);
      if (l < loss - 1e-4) {
        loss = l;
        best = c;
        scale = s;
      }
    }
    console.log(`${name}: loss ${loss.toFixed(4)} ${JSON.stringify(best)} scale ${scale}`);
  }
}
for (const [set, o] of run(best, scale, /./)) console.log(set.padEnd(20), o.n, show(o));
