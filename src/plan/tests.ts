import { type Diagnosis, type Hypothesis, meets, probabilityOf, type Row, rowOf, type Setting } from '../diagnosis/index.ts';
import type { Access, Check, Knowledge, Observable } from '../knowledge/types.ts';
import { OTHER, type Test } from './types.ts';

export interface OpenTest {
  readonly test: Test;
  readonly observable: Observable;
  readonly check: Check;
}

/** A hypothesis of the ledger is told from the others only where this much separates two of them. */
const SEPARATES = 0.15;

/** The check that fits this stack: by technology, then by role, then for any; of equals the quickest, and read-only before the rest. */
export function checkFor(o: Observable, setting: Setting, noAccess: readonly Access[] = []): Check | undefined {
  const fit = (c: Check) => (c.on === 'any' ? 1 : meets({ any: [c.on], all: [] }, setting) ? (c.on.startsWith('role:') ? 2 : 3) : 0);
  return o.checks
    .filter((c) => fit(c) > 0 && !noAccess.includes(c.access))
    .sort((a, b) => fit(b) - fit(a) || Number(b.readOnly) - Number(a.readOnly) || a.minutes - b.minutes)[0];
}

/** The open observables that can be looked at here and that separate the hypotheses, as tests. */
export function openTests(diagnosis: Diagnosis, knowledge: Knowledge, setting: Setting, noAccess: readonly Access[] = []): OpenTest[] {
  const answered = new Set(diagnosis.evidence.map((e) => e.observable.id));
  const rows = diagnosis.hypotheses.map((h) => ({ h, row: rowOf(h.mode) }));
  const spoken = new Set(diagnosis.hypotheses.flatMap((h) => h.mode.cells.map((c) => c.observable)));
  const everyRow = knowledge.modes.map(rowOf);
  return knowledge.observables.flatMap((observable) => {
    if (answered.has(observable.id) || !spoken.has(observable.id)) return [];
    const check = checkFor(observable, setting, noAccess);
    if (!check) return [];
    const outcomes = outcomeTable(observable, rows, everyRow);
    if (!separates(outcomes)) return [];
    return [{ observable, check, test: { id: observable.id, minutes: check.minutes, readOnly: check.readOnly, outcomes } }];
  });
}

function outcomeTable(o: Observable, rows: readonly { h: Hypothesis; row: Row }[], everyRow: readonly Row[]) {
  const values = Object.keys(o.values).length > 1 ? Object.keys(o.values) : ['yes', 'no'];
  const base = new Map(values.map((v) => [v, everyRow.reduce((s, r) => s + probabilityOf([r], o, v), 0) / Math.max(1, everyRow.length)]));
  const other = otherColumn(values, base);
  return new Map(
    values.map((v) => {
      const column = new Map(rows.map(({ h, row }) => [h.id, probabilityOf([row], o, v) / sum(values, (x) => probabilityOf([row], o, x))]));
      column.set(OTHER, (other.get(v) ?? 0) / sum(values, (x) => other.get(x) ?? 0));
      return [v, column] as const;
    }),
  );
}

/** One of the values is seen: over them each cause's chances add to 1, which the leaks of a partition alone do not see to. */
const sum = (values: readonly string[], f: (value: string) => number): number => values.reduce((s, v) => s + f(v), 0) || 1;

/** P(o | something else) = min(.9, 2 x base rate) for `yes`; for a partition the base rate itself (THEORY §1). */
function otherColumn(values: readonly string[], base: ReadonlyMap<string, number>): Map<string, number> {
  if (!values.includes('yes') || values.length !== 2) return new Map(base);
  const yes = Math.min(0.9, 2 * (base.get('yes') ?? 0));
  return new Map([
    ['yes', yes],
    ['no', 1 - yes],
  ]);
}

function separates(outcomes: ReadonlyMap<string, ReadonlyMap<string, number>>): boolean {
  return [...outcomes.values()].some((column) => {
    const ps = [...column].filter(([id]) => id !== OTHER).map(([, p]) => p);
    return Math.max(...ps) - Math.min(...ps) >= SEPARATES;
  });
}
