import type { Report } from '../report/types.ts';

/** Where a cause stood in a ledger: its place and chance, or nothing where it did not stand in it. */
interface Place {
  readonly id: string;
  readonly probability: number;
}

export interface Move {
  readonly mode: string;
  readonly class: string;
  readonly title: string;
  readonly before?: Place;
  readonly after?: Place;
}

export interface AskedStep {
  readonly observable: string;
  readonly action: string;
  readonly minutes: number;
}

export interface SignalChange {
  readonly observable: string;
  readonly before?: string;
  readonly after?: string;
}

/** What changed between two reports on one incident. Lists are empty where nothing did. */
export interface Comparison {
  /** By the chance that they have now, then by the one that they had. */
  readonly moves: readonly Move[];
  readonly other: { readonly before: number; readonly after: number };
  readonly leader: { readonly before?: string; readonly after?: string; readonly changed: boolean };
  readonly steps: { readonly dropped: readonly AskedStep[]; readonly added: readonly AskedStep[] };
  readonly signals: readonly SignalChange[];
  readonly severity?: { readonly before: string; readonly after: string; readonly because: string };
  readonly minutes: { readonly before: number; readonly after: number };
}

/** A chance that moves by less stays, wherever it stands: it is less than what is shown. */
const MOVED = 0.005;

export function compare(before: Report, after: Report): Comparison {
  const was = new Map(before.hypotheses.map((h) => [h.mode, h]));
  const is = new Map(after.hypotheses.map((h) => [h.mode, h]));
  const moves = [...new Set([...is.keys(), ...was.keys()])]
    .flatMap((mode): Move[] => {
      const [b, a] = [was.get(mode), is.get(mode)];
      const one = a ?? b;
      if (!one || Math.abs((a?.probability ?? 0) - (b?.probability ?? 0)) < MOVED) return [];
      return [{ mode, class: one.class, title: one.title, ...(b ? { before: placeOf(b) } : {}), ...(a ? { after: placeOf(a) } : {}) }];
    })
    .sort(
      (x, y) => (y.after?.probability ?? -1) - (x.after?.probability ?? -1) || (y.before?.probability ?? 0) - (x.before?.probability ?? 0),
    );
  const leader = { before: before.hypotheses[0]?.mode, after: after.hypotheses[0]?.mode };
  return {
    moves,
    other: { before: before.other, after: after.other },
    leader: {
      ...(leader.before === undefined ? {} : { before: leader.before }),
      ...(leader.after === undefined ? {} : { after: leader.after }),
      changed: leader.before !== leader.after,
    },
    steps: { dropped: stepsOnlyIn(before, after), added: stepsOnlyIn(after, before) },
    signals: signalChanges(before, after),
    ...(before.severity.level === after.severity.level
      ? {}
      : { severity: { before: before.severity.level, after: after.severity.level, because: after.severity.rule.text } }),
    minutes: { before: before.plan.expectedMinutes, after: after.plan.expectedMinutes },
  };
}

const placeOf = (h: Report['hypotheses'][number]): Place => ({ id: h.id, probability: h.probability });

function stepsOnlyIn(one: Report, other: Report): AskedStep[] {
  const asked = new Set(other.plan.steps.map((s) => s.observable));
  const own = one.plan.steps.filter((s, i, all) => !asked.has(s.observable) && all.findIndex((x) => x.observable === s.observable) === i);
  return own.map((s) => ({ observable: s.observable, action: s.action, minutes: s.minutes }));
}

function signalChanges(before: Report, after: Report): SignalChange[] {
  const valuesIn = (r: Report) => {
    const values = new Map<string, string>();
    for (const s of r.signals) values.set(s.observable, [values.get(s.observable), s.value].filter(Boolean).join(' and '));
    return values;
  };
  const [was, is] = [valuesIn(before), valuesIn(after)];
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((observable) => {
    const [b, a] = [was.get(observable), is.get(observable)];
    return a === b ? [] : [{ observable, ...(b === undefined ? {} : { before: b }), ...(a === undefined ? {} : { after: a }) }];
  });
}
