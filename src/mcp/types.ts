import type { ParserLoader } from '../code/index.ts';
import type { Happening, InvestigationEvent } from '../investigation/index.ts';
import type { Report } from '../report/types.ts';
import type { Engine } from '../signals/index.ts';
import type { TriageInput } from '../triage.ts';
import type { Reports } from './reports.ts';

/** An incident file with its log, for tools that may write. */
export interface Logged {
  readonly input: TriageInput;
  readonly events: () => readonly InvestigationEvent[];
  /** Appends to the log; what is given back is on the disk. */
  readonly record: (happenings: readonly Happening[]) => readonly InvestigationEvent[];
}

/** What the tools work with. */
export interface Workbench {
  readonly engine: Engine;
  readonly loadParser: ParserLoader;
  readonly reports: Reports;
  /** ISO 8601, now. */
  readonly now: () => string;
  /** Opens an incident's file for recording; absent where no tool may write. */
  readonly open?: (file: string) => Promise<Logged>;
}

/** The four hints of the protocol, all said: none is left to a client's default. */
export interface Hints {
  readonly readOnlyHint: boolean;
  readonly destructiveHint: boolean;
  readonly idempotentHint: boolean;
  readonly openWorldHint: boolean;
}

/** Looks only, at nothing outside, and says the same twice. */
export const LOOKS: Hints = { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false };

/** A call that cannot be answered: said to the assistant as an error of the tool, with what to do. */
export class ToolFault extends Error {}

export type { Report };
