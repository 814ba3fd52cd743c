import type { Doc } from '../lint/index.ts';
import { strength } from '../lint/index.ts';
import type { Report } from '../report/types.ts';
import type { Match } from './match.ts';

export interface Carried {
  readonly id: string;
  readonly title: string;
  /** Modes of the knowledge that it may be, the nearest first. */
  readonly matches: readonly Match[];
}

const percent = (p: number): string => (p > 0 && p < 0.01 ? 'under 1 %' : `${Math.round(p * 100)} %`);

/** What became of each hypothesis of the report that was read, and of the rest of it: one sentence each. */
export function notesOf(doc: Doc, carried: readonly Carried[], report: Report, ownIncident: boolean): string[] {
  const source = ownIncident
    ? [
        'The incident was put together from the snapshot of the imported report; give it with --incident, and the ranking rests on its own words.',
      ]
    : [];
  return [...source, ...carried.map((c) => fateOf(c, doc, report)), ...leftOut(doc)];
}

/** A mode of the ledger is preferred to a nearer one that the signals do not bring there, if it is nearly as near. */
const NEARLY = 0.75;
/** A mode outside the ledger is only named when it is this near. */
const NEAR = 0.3;

function fateOf({ id, title, matches }: Carried, doc: Doc, report: Report): string {
  const h = doc.hypotheses.find((x) => x.id === id);
  const said = strength(h?.likelihood ?? doc.table.find((r) => r.id === id)?.likelihood);
  const there = `Imported ${id} (“${title}”, ranked ${h?.rank ?? '?'}${said === undefined ? '' : `, about ${percent(said)}`})`;
  const [best] = matches;
  const near = matches.filter((m) => m.score >= NEARLY * (best?.score ?? 0));
  for (const exact of [true, false])
    for (const m of near) {
      const ours = report.hypotheses.find((x) => (exact ? x.mode === m.mode.id : x.class === m.mode.class));
      if (!ours) continue;
      const how = exact ? 'is' : `is of the class of`;
      const rank = report.hypotheses.indexOf(ours) + 1;
      return `${there} ${how} ${ours.id} “${ours.title}” (${ours.class}) here: rank ${rank}, ${percent(ours.probability)}.`;
    }
  return best && best.score >= NEAR
    ? `${there} resembles “${withoutSlots(best.mode.title)}” (${best.mode.class}), which the signals do not bring into the ledger.`
    : `${there} is none of the mechanisms that are known here, and was not carried over.`;
}

/** "{service|the service}" -> "the service" */
const withoutSlots = (title: string): string => title.replace(/\{[^|}]*\|([^}]*)\}/g, '$1');

/** Parts that are made anew from the knowledge and never taken over. */
function leftOut(doc: Doc): string[] {
  const parts = [
    doc.steps.length > 0 ? `its plan of ${doc.steps.length} steps` : '',
    doc.actions.length > 0 ? `its ${doc.actions.length} mitigations and fixes` : '',
    doc.checks.length > 0 ? 'its verification' : '',
    doc.timeline.length > 0 ? 'its timeline' : '',
  ].filter((p) => p !== '');
  return parts.length > 0 ? [`Not taken over, but made anew: ${parts.join(', ')}.`] : [];
}
