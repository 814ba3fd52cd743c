import type { Report } from '../../report/types.ts';
import { h, type Markup } from './markup.ts';
import { actionsOf } from './words.ts';

/**
 * Words of the report's own making, with its steps and actions as links. Only ids that the report has, and never those of signals or hypotheses,
 * which are also the names of real things (S3, H2).
 */
export function linked(r: Report, text: string): Markup {
  const known = new Set([...actionsOf(r).map((a) => a.id), ...r.plan.steps.map((s) => `step ${s.number}`)]);
  const parts = text.split(/\b([A-Z]{2,4}\d{1,2}|[Ss]tep \d{1,2})\b/);
  return {
    markup: parts
      .map((part, i) => {
        const id = part.toLowerCase().startsWith('step ') ? part.toLowerCase() : part;
        if (i % 2 === 0 || !known.has(id)) return h`${part}`.markup;
        return h`<a href="#${id.replace(' ', '-')}">${part}</a>`.markup;
      })
      .join(''),
  };
}

/** The causes by id, each with its title for those who hover and a way to it. */
export const hypothesisLinks = (ids: readonly string[]): readonly Markup[] =>
  ids.map((id, i) => h`${i ? ', ' : ''}<a href="#${id}">${id}</a>`);
