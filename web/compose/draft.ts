import type { InvestigationEvent } from '../../src/investigation/types.ts';
import { EMPTY, FIELDS, type Incident } from './fields.ts';

/** What was typed and not saved. It stays in this tab, through a reload, and goes when it is saved or cleared. */
export interface Draft {
  readonly title: string;
  readonly service: string;
  readonly fields: Incident;
  /** Outcomes chosen before anything was saved; they are recorded when it is. */
  readonly events: readonly InvestigationEvent[];
  /** Of the saving, the same however often it is tried. */
  readonly key?: string;
}

export const NO_DRAFT: Draft = { title: '', service: '', fields: EMPTY, events: [] };
const NAME = 'triage.draft';

export function keptDraft(): Draft {
  try {
    const found = JSON.parse(sessionStorage.getItem(NAME) ?? 'null') as Partial<Draft> | null;
    if (!found) return NO_DRAFT;
    const fields = Object.fromEntries(FIELDS.map((f) => [f, String(found.fields?.[f] ?? '')])) as Record<keyof Incident, string>;
    return { ...NO_DRAFT, ...found, fields };
  } catch {
    return NO_DRAFT;
  }
}

export function keepDraft(draft: Draft): void {
  try {
    if (draft === NO_DRAFT) sessionStorage.removeItem(NAME);
    else sessionStorage.setItem(NAME, JSON.stringify(draft));
  } catch {
    // A log beyond what the browser keeps: it is there until the tab is closed.
  }
}
