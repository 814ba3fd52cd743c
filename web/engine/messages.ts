import type { Incident, InputNote } from '../../src/incident/types.ts';
import type { Counted, Form, InvestigationEvent, Verdict } from '../../src/investigation/index.ts';
import type { Report } from '../../src/report/types.ts';

export type { Counted, Form, Verdict };

/** What a report is made of: the fields as they were written, and what was recorded since. */
export interface Asked {
  readonly title: string;
  readonly fields: Incident;
  readonly notes?: readonly InputNote[];
  readonly events?: readonly InvestigationEvent[];
  /** Mode -> how often this team confirmed it. */
  readonly confirmed?: readonly (readonly [string, number])[];
}

export interface Made {
  readonly report: Report;
  readonly fragment: string;
  readonly ms: number;
}

export interface Read {
  readonly incident: Incident;
  readonly notes: readonly InputNote[];
  readonly title?: string;
}

/** Call -> what it takes and what it gives. */
export interface Calls {
  readonly ready: { readonly takes: null; readonly gives: true };
  readonly report: { readonly takes: Asked; readonly gives: Made };
  readonly read: { readonly takes: { readonly text: string | Uint8Array; readonly name?: string }; readonly gives: Read };
  readonly render: { readonly takes: { readonly report: Report; readonly format: string }; readonly gives: string };
  readonly verify: { readonly takes: { readonly report: Report; readonly seen: Counted }; readonly gives: Verdict };
  readonly story: { readonly takes: { readonly asked: Asked; readonly form: Form }; readonly gives: string };
}
export type Call = keyof Calls;

export interface Question<C extends Call = Call> {
  readonly id: number;
  readonly call: C;
  readonly takes: Calls[C]['takes'];
}

export type Answer =
  | { readonly id: number; readonly ok: true; readonly gives: unknown }
  | { readonly id: number; readonly ok: false; readonly error: string };
