import type { ParserLoader } from '../../code/index.ts';
import type { InputNote } from '../../incident/types.ts';
import { type InvestigationEvent, resume } from '../../investigation/index.ts';
import { learn, withLearned } from '../../learning/index.ts';
import type { Report } from '../../report/types.ts';
import type { Engine } from '../../signals/index.ts';
import type { TriageInput } from '../../triage.ts';
import { kept } from './kept.ts';

/** All that a report is made of. It is cloned into the thread that makes it, so it is plain data. */
export interface Order {
  readonly input: TriageInput;
  readonly events: readonly InvestigationEvent[];
  /** Mode -> how often the team confirmed it. */
  readonly counts: readonly (readonly [string, number])[];
}

export interface Made {
  readonly report: Report;
  readonly seconds: number;
}

export type Maker = (order: Order) => Promise<Made>;

const KEPT_ENGINES = 16;

/** Makes reports in this thread: one engine, and beside it one for each team's priors that were asked for lately. */
export function makerOf(engine: Engine, loadParser: ParserLoader): Maker {
  const engines = new Map<string, { readonly engine: Engine; readonly notes: readonly InputNote[] }>();
  const engineFor = (counts: Order['counts']) =>
    kept(engines, counts.map(([mode, n]) => `${mode}:${n}`).join(','), KEPT_ENGINES, () => {
      const learned = learn(engine.knowledge.modes, new Map(counts));
      return { engine: withLearned(engine, learned), notes: learned.closed > 0 ? [{ kind: 'learned' as const, text: learned.text }] : [] };
    });
  return async ({ input, events, counts }) => {
    const began = performance.now();
    const { engine: learned, notes } = engineFor(counts);
    const report = await resume({ ...input, notes: [...input.notes, ...notes] }, events, learned, loadParser);
    return { report, seconds: (performance.now() - began) / 1000 };
  };
}
