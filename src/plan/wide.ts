import { type Diagnosis, probabilityOf, rowOf, type Setting } from '../diagnosis/index.ts';
import type { Access, Knowledge, Mode } from '../knowledge/types.ts';
import { type Belief, leader } from './belief.ts';
import { believed } from './beliefs.ts';
import { type OpenTest, openTests } from './tests.ts';
import { OTHER } from './types.ts';

/** After so many looks a ledger whose first cause is less likely than this has not held the cause. Judgements. */
const IN_VAIN = 2;
const LOST = 0.5;
/** Causes among which a look has to tell: the rest of the knowledge is out of its reach. Judgement. */
const AMONG = 60;
/** As in `confirm.ts`: to read an answer takes this long whatever the check. */
const THINKING = 1;
/** A cause that an answer raises by less is not brought by it. Judgement. */
const BROUGHT = 0.02;

interface Weighed {
  readonly mode: Mode;
  readonly p: number;
}

export interface Beyond {
  readonly look: OpenTest;
  /** Outcome -> the cause outside the ledger that it makes worth a place in it. */
  readonly brings: ReadonlyMap<string, Mode>;
}

/**
 * Where looks were in vain, the one that tells most, per minute, about the class of the cause over all that the knowledge holds: to split the
 * ledger further would only ask about causes that have not shown.
 */
export function beyondLedger(
  d: Diagnosis,
  knowledge: Knowledge,
  setting: Setting,
  beliefs: Belief,
  looks: number,
  options: { readonly noAccess?: readonly Access[]; readonly skip?: readonly string[] },
): Beyond | undefined {
  const lead = leader(beliefs);
  if (looks < IN_VAIN || (lead.id !== OTHER && lead.probability >= LOST)) return undefined;
  const likely = likeliest(d);
  const open = openTests(
    d,
    knowledge,
    setting,
    options.noAccess,
    likely.map((x) => x.mode),
  ).filter((o) => o.test.readOnly && !options.skip?.includes(o.observable.id));
  const now = entropyOf(likely);
  const rated = open.map((look) => {
    const after = [...look.test.outcomes.keys()].map((value) => ({ value, ...given(likely, look, value) }));
    const left = after.reduce((sum, a) => sum + a.mass * entropyOf(a.likely), 0);
    return { look, after, rate: (now - left) / (THINKING + look.test.minutes) };
  });
  const shown = new Set(d.hypotheses.map((h) => h.mode.class));
  const brings = (after: (typeof rated)[number]['after']) =>
    after.flatMap(({ value, likely: then }): [string, Mode][] => {
      const raised = then.map(({ mode, p }, i) => ({ mode, by: p - (likely[i]?.p ?? 0) })).filter((x) => !shown.has(x.mode.class));
      const most = raised.sort((a, b) => b.by - a.by)[0];
      return most && most.by >= BROUGHT ? [[value, most.mode]] : [];
    });
  // A look that brings nothing into the ledger leaves all as it was.
  const telling = rated.filter((r) => r.rate > 0 && brings(r.after).length > 0).sort((a, b) => b.rate - a.rate)[0];
  return telling && { look: telling.look, brings: new Map(brings(telling.after)) };
}

/** Modes that may be the cause, their chances normalised. */
function likeliest(d: Diagnosis): readonly Weighed[] {
  const single = believed(d).sets.flatMap((s) => (s.modes.length === 1 && s.modes[0] ? [{ mode: s.modes[0], p: s.probability }] : []));
  return normalised(single.slice(0, AMONG));
}

function given(likely: readonly Weighed[], { observable }: OpenTest, value: string): { mass: number; likely: readonly Weighed[] } {
  const joint = likely.map(({ mode, p }) => ({ mode, p: p * probabilityOf([rowOf(mode)], observable, value) }));
  return { mass: joint.reduce((s, x) => s + x.p, 0), likely: normalised(joint) };
}

function normalised(xs: readonly Weighed[]): readonly Weighed[] {
  const sum = xs.reduce((s, x) => s + x.p, 0) || 1;
  return xs.map((x) => ({ ...x, p: x.p / sum }));
}

/** Of the classes: their mechanisms need not be told apart. */
function entropyOf(likely: readonly Weighed[]): number {
  const byClass = new Map<string, number>();
  for (const { mode, p } of likely) byClass.set(mode.class, (byClass.get(mode.class) ?? 0) + p);
  return [...byClass.values()].reduce((h, p) => (p > 0 ? h - p * Math.log2(p) : h), 0);
}
