import { FREQUENCY, NOISE } from '../knowledge/index.ts';
import type { Calibration } from './calibration.ts';
import { isDenial, term } from './likelihood.ts';
import { atMostLeak, frequencyOf, isBinary, probabilityOf, type Row, yesOf } from './rows.ts';
import type { Evidence } from './types.ts';

/**
 * The matrix cut down to the evidence of one incident, as plain numbers: thousands of pairs are scored from it. It must agree with
 * `logLikelihood`, its slow and readable twin.
 */
export interface Table {
  readonly evidence: readonly Evidence[];
  readonly leak: Float64Array;
  /** Row-major, rows × evidence. Yes / no: 1 - q. Other partitions: the row's share of the value. */
  readonly cells: Float64Array;
  readonly forbids: Uint8Array;
  /** Rows × evidence: the row says nothing of it. Most rows are silent on most evidence. */
  readonly silent: Uint8Array;
  /** Rows × evidence: which of the few different cells of this evidence it is. Hundreds of rows say the same. */
  readonly kinds: Uint16Array;
  /** More than there are kinds for any evidence. */
  readonly mostKinds: number;
  /** What the cell of a silent row holds. */
  readonly silence: Float64Array;
  /** Rows that make a positive reading likelier than chance does: only these can add anything to a pair. */
  readonly speaks: Uint8Array;
}

export function tableOf(rows: readonly Row[], evidence: readonly Evidence[]): Table {
  const n = evidence.length;
  const cells = new Float64Array(rows.length * n);
  const forbids = new Uint8Array(rows.length * n);
  const silent = new Uint8Array(rows.length * n);
  const kinds = new Uint16Array(rows.length * n);
  const speaks = new Uint8Array(rows.length);
  const leak = Float64Array.from(evidence, (e) => (isBinary(e.observable) ? NOISE[e.observable.noise] : Number.NaN));
  const silence = Float64Array.from(evidence, (e) => (isBinary(e.observable) ? 1 : 1 / Object.keys(e.observable.values).length));
  rows.forEach((row, i) => {
    evidence.forEach((e, j) => {
      const at = i * n + j;
      if (!row.cells.get(e.observable.id)) {
        cells[at] = silence[j] as number;
        silent[at] = 1;
        return;
      }
      if (!isBinary(e.observable)) {
        cells[at] = probabilityOf([row], e.observable, e.value);
        if (frequencyOf(row, e.observable.id, e.value) !== undefined) speaks[i] = 1;
        return;
      }
      const q = yesOf(row, e.observable.id);
      cells[at] = 1 - (q === undefined ? 0 : atMostLeak(q, leak[j] as number));
      forbids[at] = q !== undefined && q <= FREQUENCY.never ? 1 : 0;
      if (!isDenial(e) && q !== undefined && q > FREQUENCY.rarely) speaks[i] = 1;
    });
  });
  const mostKinds = numberKinds({ cells, forbids }, n, kinds);
  return { evidence, leak, cells, forbids, silent, kinds, mostKinds, silence, speaks };
}

/** Numbers the different cells of each evidence; gives the largest count of them. */
function numberKinds({ cells, forbids }: Pick<Table, 'cells' | 'forbids'>, n: number, kinds: Uint16Array): number {
  let most = 1;
  for (let j = 0; j < n; j++) {
    const known = new Map<number, number>();
    for (let at = j; at < cells.length; at += n) {
      // A chance is never negative: the sign is free to tell a cell that forbids from one with the same number.
      const cell = (forbids[at] ? -1 : 1) * (cells[at] as number);
      const kind = known.get(cell) ?? known.size;
      if (kind === known.size) known.set(cell, kind);
      kinds[at] = kind;
    }
    most = Math.max(most, known.size);
  }
  return most;
}

/** P(evidence `j`, affirmed | just row `a`, or `a` and `b`). */
export function chanceOf(t: Table, j: number, a: number, b = a): number {
  const n = t.evidence.length;
  const ca = t.cells[a * n + j] as number;
  const cb = t.cells[b * n + j] as number;
  const leak = t.leak[j] as number;
  if (Number.isNaN(leak)) return Math.max(ca, cb);
  if (t.forbids[a * n + j] && t.forbids[b * n + j]) return FREQUENCY.never;
  return 1 - (1 - leak) * (a === b ? ca : ca * cb);
}

/** log P(evidence | just row `a`, or `a` and `b`). */
export function scoreOf(t: Table, calibration: Calibration, a: number, b = a): number {
  let sum = 0;
  for (let j = 0; j < t.evidence.length; j++) sum += term(chanceOf(t, j, a, b), t.evidence[j] as Evidence);
  return sum / calibration.temperature;
}

/** `scoreOf` of many rows, each alone or beside another row `a`: what each kind of cell makes is computed once. The same sums in the same order. */
export function scorerOf(t: Table, calibration: Calibration, a?: number): (b: number) => number {
  const n = t.evidence.length;
  const left = Float64Array.from(t.evidence, (e, j) => {
    const cell = a === undefined ? (t.silence[j] as number) : (t.cells[a * n + j] as number);
    const leak = t.leak[j] as number;
    return term(Number.isNaN(leak) ? Math.max(cell, t.silence[j] as number) : 1 - (1 - leak) * cell, e);
  });
  const known = new Float64Array(n * t.mostKinds).fill(Number.NaN);
  return (b) => {
    let sum = 0;
    for (let j = 0, at = b * n; j < n; j++, at++) {
      if (t.silent[at]) {
        sum += left[j] as number;
        continue;
      }
      const kind = j * t.mostKinds + (t.kinds[at] as number);
      let said = known[kind] as number;
      if (Number.isNaN(said)) {
        said = term(chanceOf(t, j, a ?? b, b), t.evidence[j] as Evidence);
        known[kind] = said;
      }
      sum += said;
    }
    return sum / calibration.temperature;
  };
}

/** The most that row `a` can add to the score of any other: what it makes likelier than chance does. */
export function gainOf(t: Table, calibration: Calibration, a: number): number {
  let sum = 0;
  for (let j = 0; j < t.evidence.length; j++) {
    const e = t.evidence[j] as Evidence;
    const leak = t.leak[j] as number;
    const chance = Number.isNaN(leak) ? 1 / Object.keys(e.observable.values).length : leak;
    sum += Math.max(0, term(chanceOf(t, j, a), e) - term(chance, e));
  }
  return sum / calibration.temperature;
}
