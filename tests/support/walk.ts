import { readCode } from '../../src/code/index.ts';
import { diagnose, featuresOf, probabilityOf, readWording, rowOf, wordsOf } from '../../src/diagnosis/index.ts';
import type { Case } from '../../src/eval/types.ts';
import { incidentFromFields } from '../../src/incident/index.ts';
import { type InvestigationEvent, resume } from '../../src/investigation/index.ts';
import type { Report } from '../../src/report/types.ts';
import { COULD_NOT_TELL, readSignals, valuesOf } from '../../src/signals/index.ts';
import { loadParser, shippedEngine } from './engine.ts';

const MOST_STEPS = 14;
const NAMED = 0.8;

/** What following the plan of a case's report, and checking in order of likelihood, came to. Minutes are those of the checks asked. */
export interface Walk {
  readonly id: string;
  readonly onPage: number;
  readonly atEnd: number;
  readonly steps: number;
  /** Steps after the first all of whose outcomes led to the same; a fresh report's first look may be one. */
  readonly idle: number;
  readonly minutes: number;
  /** Minutes until the true class stood above 80 %; undefined where it never did. */
  readonly toName?: number;
  /** The same for the confirmations of the ledger, one after the other by its order, a new ledger when they are through. */
  readonly inOrder?: number;
}

/**
 * Walks a case, each step answered with the truth: the value that the row of the true class's likeliest mode makes likeliest; `no` where the row does
 * not speak of a yes / no question, could not tell where it does not speak of another.
 */
export async function walk(c: Case): Promise<Walk> {
  const engine = shippedEngine();
  const read = incidentFromFields(c.incident);
  if (!read.ok) throw new Error(read.error);
  const input = { title: c.id, incident: read.incident, notes: [] };
  const { reading } = readSignals(read.incident, await readCode(read.incident.code_snippet, loadParser), engine);
  const wording = engine.wording && readWording(featuresOf(wordsOf(read.incident), reading.signals), engine.wording);
  const { posterior } = diagnose(reading, engine.knowledge, wording);
  const chance = (id: string) => posterior.ofMode.get(id) ?? 0;
  const [truth] = engine.knowledge.modes.filter((m) => c.truth.classes.includes(m.class)).sort((a, b) => chance(b.id) - chance(a.id));
  if (!truth) throw new Error(`no mode has a class of ${c.id}`);
  const row = rowOf(truth);
  const answer = (observable: string): string => {
    const o = engine.knowledge.observables.find((x) => x.id === observable);
    if (!o) throw new Error(`no observable ${observable}`);
    const values = valuesOf(o);
    if (!row.cells.get(observable)) return values.length === 2 && values.includes('no') ? 'no' : COULD_NOT_TELL;
    return [...values].sort((a, b) => probabilityOf([row], o, b) - probabilityOf([row], o, a))[0] ?? 'no';
  };
  const ofTruth = (r: Report) => Math.max(0, ...r.hypotheses.filter((h) => c.truth.classes.includes(h.class)).map((h) => h.probability));
  const seen = (observables: readonly string[]): InvestigationEvent[] =>
    observables.map((observable, i) => ({
      kind: 'observed',
      observable,
      value: answer(observable),
      id: `e${i}`,
      at: '2026-11-28T15:00:00Z',
      by: 'ana',
    }));
  const at = (observables: readonly string[]) => resume(input, seen(observables), engine, loadParser);

  const page = await at([]);
  let r = page;
  const asked: string[] = [];
  let [minutes, idle] = [0, 0];
  let toName = ofTruth(page) > NAMED ? 0 : undefined;
  for (let s = r.plan.steps[0]; s && asked.length < MOST_STEPS; s = r.plan.steps[0]) {
    const ends = new Set(
      s.outcomes.map((o) => ('step' in o.next ? `step ${o.next.step}` : `${o.next.conclude} ${o.next.remedies.join()}`)),
    );
    if (asked.length > 0 && ends.size < 2) idle++;
    asked.push(s.observable);
    minutes += s.minutes;
    r = await at(asked);
    if (toName === undefined && ofTruth(r) > NAMED) toName = minutes;
  }
  const inOrder = await checklist(page, at, (x) => ofTruth(x) > NAMED);
  return {
    ...{ id: c.id, onPage: ofTruth(page), atEnd: ofTruth(r), steps: asked.length, idle, minutes },
    ...(toName === undefined ? {} : { toName }),
    ...(inOrder === undefined ? {} : { inOrder }),
  };
}

async function checklist(
  page: Report,
  at: (asked: readonly string[]) => Promise<Report>,
  named: (r: Report) => boolean,
): Promise<number | undefined> {
  const asked: string[] = [];
  let minutes = 0;
  let r = page;
  while (!named(r)) {
    const list = r.hypotheses.flatMap((h) => h.confirmation ?? []).filter((x) => !asked.includes(x.observable));
    if (list.length === 0 || asked.length >= MOST_STEPS) return undefined;
    for (const check of list) {
      if (asked.includes(check.observable) || named(r)) continue;
      asked.push(check.observable);
      minutes += check.minutes;
      r = await at(asked);
    }
  }
  return minutes;
}
