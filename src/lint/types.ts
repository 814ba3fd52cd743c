import type { Finding, Report } from '../report/types.ts';

export type { Finding } from '../report/types.ts';

/** What a rule says of one place; the rest of the finding is the rule's own. */
export interface Seen {
  /** Path into the report: "hypotheses[2].band". */
  readonly place: string;
  readonly seen: string;
  readonly expected: string;
}

/** One way in which a report can be wrong. Its page stands beside it as `page.md`. */
export interface Rule {
  readonly id: string;
  readonly severity: Finding['severity'];
  /** Why it matters to the person on call. */
  readonly why: string;
  readonly mend: string;
  check(report: Report): readonly Seen[];
}
