import type { InvestigationEvent } from '../investigation/index.ts';
import { resume } from '../investigation/index.ts';
import type { Report } from '../report/types.ts';
import { faultOf } from '../signals/index.ts';
import type { TriageInput } from '../triage.ts';
import { ToolFault, type Workbench } from './types.ts';

export interface Answered {
  readonly observable: string;
  readonly value: string;
  readonly note?: string | undefined;
}

/** Answers that an assistant brings, as events of a log that is written nowhere. */
export function eventsOf(answers: readonly Answered[], bench: Workbench): InvestigationEvent[] {
  return answers.map(({ observable, value, note }, i) => {
    const plain = value.trim().replaceAll(' ', '-');
    const fault = faultOf(observable, plain, bench.engine.knowledge);
    if (fault !== undefined) throw new ToolFault(fault);
    return { kind: 'observed', id: `a${i + 1}`, at: bench.now(), by: 'assistant', observable, value: plain, ...(note ? { note } : {}) };
  });
}

export const reportAfter = (input: TriageInput, events: readonly InvestigationEvent[], bench: Workbench): Promise<Report> =>
  resume(input, events, bench.engine, bench.loadParser);
