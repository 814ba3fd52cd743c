import type { Report } from '../../report/types.ts';

export const percent = (p: number): string => (p < 0.01 ? 'under 1 %' : `${Math.round(p * 100)} %`);

/** Whole above ten, one decimal below: "4.5 min". */
export const minutes = (m: number): string => `${m < 10 ? Math.round(m * 10) / 10 : Math.round(m)} min`;

/** "25 min", "3 h", "2 days" */
export function duration(m: number): string {
  const size = Math.abs(m);
  if (size < 120) return `${Math.round(size)} min`;
  return size < 2880 ? `${Math.round(size / 6) / 10} h` : `${Math.round(size / 1440)} days`;
}

export const fieldName = (field: string): string => field.replaceAll('_', ' ');

/** A sentence ends once. */
export const full = (text: string): string => (/[.!?…:”"]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`);

/** First letter raised where a plain word begins: a function or a table keeps its name. */
export const raised = (text: string): string => (/^[a-z]+(?=[\s,:;]|$)/.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text);

export const actionsOf = (r: Report): Report['mitigations'] => [...r.evidence, ...r.mitigations, ...r.fixes, ...r.repairs];
