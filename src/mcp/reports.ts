import { json } from '../render/json.ts';
import { markdown } from '../render/markdown/index.ts';
import type { Report } from '../report/types.ts';
import type { TriageInput } from '../triage.ts';

/** Reports kept for reading again; the oldest goes first. */
const KEPT = 20;

export interface Kept {
  readonly id: string;
  readonly input: TriageInput;
  readonly report: Report;
}

/** The reports of this session, by an id that is made of the incident: the same incident is the same resource. */
export interface Reports {
  keep(input: TriageInput, report: Report): Kept;
  get(id: string): Kept | undefined;
  all(): readonly Kept[];
}

export function reports(): Reports {
  const kept = new Map<string, Kept>();
  return {
    keep(input, report) {
      const id = idOf(Object.values(input.incident).join('\n\u0000'));
      const one = { id, input, report };
      kept.delete(id);
      kept.set(id, one);
      for (const oldest of [...kept.keys()].slice(0, Math.max(0, kept.size - KEPT))) kept.delete(oldest);
      return one;
    },
    get: (id) => kept.get(id),
    all: () => [...kept.values()],
  };
}

export const uriOf = (id: string, format: 'markdown' | 'json'): string => `triage://reports/${id}/${format}`;

export const textOf = (report: Report, format: string): string => (format === 'json' ? json(report) : markdown(report));

/** FNV-1a over the text, twice: short, stable, and no secret. */
function idOf(text: string): string {
  let [a, b] = [0x811c9dc5, 0x01000193];
  for (let i = 0; i < text.length; i++) {
    a = Math.imul(a ^ text.charCodeAt(i), 0x01000193) >>> 0;
    b = Math.imul(b ^ text.charCodeAt(text.length - 1 - i), 0x85ebca6b) >>> 0;
  }
  return a.toString(16).padStart(8, '0') + b.toString(16).padStart(8, '0');
}
