import { type Diagnosis, meets, probabilityOf, type Row, rowOf, type Setting } from '../diagnosis/index.ts';
import { FREQUENCY } from '../knowledge/index.ts';
import type { Access, Cell, Check, Knowledge, Mode, Observable } from '../knowledge/types.ts';
import { OTHER, type Test, together } from './types.ts';

export interface OpenTest {
  readonly test: Test;
  readonly observable: Observable;
  readonly check: Check;
}

/** A hypothesis of the ledger is told from the others only where this much separates two of them. */
const SEPARATES = 0.15;

/**
 * The check that fits this stack: by technology, the one that is told of most before the others, then by role, then for any; of equals the quickest,
 * and read-only before the rest.
 */
export const checkFor = (o: Observable, setting: Setting, noAccess: readonly Access[] = []): Check | undefined =>
  checksFor(o, setting, noAccess)[0];

/** All that can be made here, the fitting before the rest. */
export function checksFor(o: Observable, setting: Setting, noAccess: readonly Access[] = []): Check[] {
  const suits = ({ on }: Check) => {
    if (on === 'any') return 1;
    if (!meets({ any: [on], all: [] }, setting)) return 0;
    return on.startsWith('role:') ? 2 : 3 + (setting.told.get(on) ?? 0);
  };
  return o.checks
    .filter((c) => suits(c) > 0 && !noAccess.includes(c.access))
    .sort((a, b) => suits(b) - suits(a) || Number(b.readOnly) - Number(a.readOnly) || a.minutes - b.minutes);
}

/** The open observables that can be looked at here and that separate the hypotheses, as tests. */
export function openTests(diagnosis: Diagnosis, knowledge: Knowledge, setting: Setting, noAccess: readonly Access[] = []): OpenTest[] {
  // What only a language model read stays open: a wrong reading must not hide the check that tells.
  const own = diagnosis.evidence.filter((e) => !e.byModel);
  const answered = new Set(own.map((e) => e.observable.id));
  const read = new Set(own.map((e) => `${e.observable.id}=${e.value}`));
  const alone = diagnosis.hypotheses.map((h): State => ({ id: h.id, rows: [rowOf(h.mode)] }));
  const joint = diagnosis.joint?.members ?? [];
  const both = alone.filter((s) => joint.includes(s.id)).flatMap((s) => s.rows);
  const states = joint.length ? [{ id: together(joint), rows: both }, ...alone] : alone;
  const lead = diagnosis.hypotheses[0]?.probability ?? 0;
  const inView = diagnosis.hypotheses.filter((h) => !(h.probability < WORTH_A_LOOK * lead));
  const marks = new Set(inView.flatMap((h) => h.mode.cells.filter(isMark).map((c) => c.observable)));
  const rates = ratesOver(knowledge.modes);
  return knowledge.observables.flatMap((observable) => {
    if (!observable.askable || observable.noise === 'ubiquitous' || answered.has(observable.id) || !marks.has(observable.id)) return [];
    if (observable.settledBy.some((reading) => read.has(reading))) return [];
    // The snippet has been looked through for it; nobody is sent there by eye.
    if (observable.readBy === 'code' && setting.codeRead) return [];
    const check = checkFor(observable, setting, noAccess);
    if (!check) return [];
    const outcomes = outcomeTable(observable, states, (v) => rates(observable, v));
    if (!separates(outcomes)) return [];
    return [{ observable, check, test: { id: observable.id, minutes: check.minutes, readOnly: check.readOnly, outcomes } }];
  });
}

/** For a cause this much less likely than the first nobody looks for its own sake. Judgement. */
const WORTH_A_LOOK = 0.1;

/** What a cause shows in one incident of two tells little of it, seen or not: such a look is asked of nobody. */
const isMark = ({ value, frequency }: Cell): boolean => value !== 'no' && FREQUENCY[frequency] >= FREQUENCY.usually;

const CIRCUMSTANCES = new Set(['scope', 'onset', 'change']);

/** One thing that may be true: a hypothesis alone, or those that act together. */
interface State {
  readonly id: string;
  readonly rows: readonly Row[];
}

function outcomeTable(o: Observable, states: readonly State[], base: (value: string) => number) {
  const values = Object.keys(o.values).length > 1 ? Object.keys(o.values) : ['yes', 'no'];
  const telling = ({ rows }: State) => rows.filter((r) => r.cells.get(o.id) !== undefined);
  const speaking = states.map(telling).filter((rows) => rows.length > 0);
  // A row that is silent on the observable knows nothing of it. An effect is then what it is on average over the knowledge; a circumstance
  // (where, when, after what) always has an answer, and there a silent row must not be told from one that speaks.
  const silent = (v: string) =>
    CIRCUMSTANCES.has(o.family) ? speaking.reduce((s, rows) => s + probabilityOf(rows, o, v), 0) / Math.max(1, speaking.length) : base(v);
  const chance = (state: State, v: string) => {
    const rows = telling(state);
    return rows.length ? probabilityOf(rows, o, v) : silent(v);
  };
  const columns = new Map(states.map((s) => [s.id, spread(values, (v) => chance(s, v))] as const)).set(OTHER, otherColumn(values, base));
  return new Map(values.map((v) => [v, new Map([...columns].map(([id, column]) => [id, column.get(v) ?? 0]))]));
}

/** What is there is seen by somebody who looks for it; a recorded "no" weighs as much in the ledger (THEORY §1). */
const SEEN = 0.9;

/** One of the values is seen: over them a cause's chances add to 1, which the leaks of a partition alone do not see to. */
function spread(values: readonly string[], chance: (value: string) => number): Map<string, number> {
  if (isYesNo(values)) {
    const yes = SEEN * chance('yes');
    return new Map(values.map((v) => [v, v === 'yes' ? yes : 1 - yes]));
  }
  const all = values.map(chance);
  const sum = all.reduce((s, p) => s + p, 0) || 1;
  return new Map(values.map((v, i) => [v, all[i]! / sum]));
}

const isYesNo = (values: readonly string[]) => values.length === 2 && values.includes('yes') && values.includes('no');

type Rates = (o: Observable, value: string) => number;
const known = new WeakMap<readonly Mode[], Rates>();

/** Base rates over these modes, each computed once: no incident changes them. */
function ratesOver(modes: readonly Mode[]): Rates {
  const made = known.get(modes);
  if (made) return made;
  const rows = modes.map(rowOf);
  const speakers = new Map<string, readonly Row[]>();
  const speakersOf = (id: string): readonly Row[] => {
    const those = speakers.get(id) ?? rows.filter((row) => row.cells.get(id) !== undefined);
    speakers.set(id, those);
    return those;
  };
  const found = new Map<string, number>();
  const rates: Rates = (o, value) => {
    const key = `${o.id}=${value}`;
    const rate = found.get(key) ?? baseRate(o, value, speakersOf(o.id), modes.length);
    found.set(key, rate);
    return rate;
  };
  known.set(modes, rates);
  return rates;
}

/** How often a value is seen over all modes. Those that do not speak of the observable are all alike: one stands for them. */
function baseRate(o: Observable, value: string, speakers: readonly Row[], modes: number): number {
  const spoken = speakers.reduce((s, r) => s + probabilityOf([r], o, value), 0);
  const first = speakers[0];
  const silent =
    first && modes > speakers.length ? (modes - speakers.length) * probabilityOf([{ ...first, cells: new Map() }], o, value) : 0;
  return (spoken + silent) / Math.max(1, modes);
}

/** P(o | something else) = min(.9, 2 x base rate) for `yes`; for a partition the base rate itself (THEORY §1). */
const otherColumn = (values: readonly string[], base: (value: string) => number): Map<string, number> =>
  spread(values, isYesNo(values) ? (v) => Math.min(0.9, 2 * base(v)) : base);

function separates(outcomes: ReadonlyMap<string, ReadonlyMap<string, number>>): boolean {
  return [...outcomes.values()].some((column) => {
    const ps = [...column].filter(([id]) => id !== OTHER).map(([, p]) => p);
    return Math.max(...ps) - Math.min(...ps) >= SEPARATES;
  });
}
