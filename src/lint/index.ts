import type { Report } from '../report/types.ts';
import { fromReport } from './document/from-report.ts';
import type { Doc } from './document/types.ts';
import { readForeign } from './foreign/index.ts';
import { jsonPlaces, nearest } from './json-places.ts';
import { positions, spanOf } from './position.ts';
import { RULES } from './rules.ts';
import { suppressed } from './suppress.ts';
import type { Facts, Located, Rule } from './types.ts';

export { strength } from './document/likelihood.ts';
export { sentences } from './document/piece.ts';
export type { Doc } from './document/types.ts';
export { SECTION_TITLES } from './document/types.ts';
export { contentWords } from './document/words.ts';
export { factsOf } from './facts.ts';
export { readForeign } from './foreign/index.ts';
export { FORMATS, type LintFormat } from './format/index.ts';
export { RULE_GROUPS, RULES } from './rules.ts';
export type { Facts, Located, Rule, Seen } from './types.ts';

export type Finding = Report['lint'][number];

const ownFacts = (report: Report): Facts => ({ given: true, incident: report.incident, text: Object.values(report.incident).join('\n') });

/**
 * Findings on a report of ours, in the order of the rules; empty on a sound one. Needs no knowledge: a report is its own source. Words are looked
 * through where a language model wrote some of them; milliseconds matter here.
 */
export function lintReport(report: Report, rules: readonly Rule[] = rulesFor(report)): Finding[] {
  return found(fromReport(report), ownFacts(report), rules).map(({ rule, severity, place, seen, expected, why, mend }) => ({
    rule,
    severity,
    place,
    seen,
    expected,
    why,
    mend,
  }));
}

/** The same with lines and columns in the JSON text that the report was parsed from. */
export function lintReportText(report: Report, source: string, facts: Facts = ownFacts(report)): Located[] {
  const places = jsonPlaces(source);
  const at = positions(source);
  return found(fromReport(report), facts, RULES).map(({ hit: _, ...f }) => {
    const span = nearest(places, f.place);
    const key = f.place.replace(/^.*\./, '').replace(/\[\d+\]$/, '');
    const quote = f.quote === '' ? key : f.quote;
    return { ...f, quote, ...(span ? { position: at(span.start, Math.min(span.end, lineEnd(source, span.start))) } : {}) };
  });
}

const rulesFor = (report: Report): readonly Rule[] =>
  report.hypotheses.some((h) => h.origin === 'model') ? RULES : RULES.filter((r) => r.reads !== 'prose');

const lineEnd = (source: string, from: number): number => {
  const end = source.indexOf('\n', from);
  return end < 0 ? source.length : end;
};

/** Findings on a report written elsewhere, in the order of its lines, without those that it suppresses with a reason. */
export function lintForeign(source: string, facts: Facts, doc: Doc = readForeign(source), rules: readonly Rule[] = RULES): Located[] {
  const at = positions(source);
  const located = found(doc, facts, rules).map(({ hit, ...f }): Located => {
    const span = spanOf(hit, source);
    return span ? { ...f, position: at(span.start, span.end) } : f;
  });
  const once = located.filter(
    (f, i) => located.findIndex((o) => o.rule === f.rule && o.seen === f.seen && o.position?.line === f.position?.line) === i,
  );
  return suppressed(once, source, rules).sort(
    (a, b) => (a.position?.line ?? 0) - (b.position?.line ?? 0) || (a.position?.column ?? 0) - (b.position?.column ?? 0),
  );
}

/** Is it a report at all, as far as can be told: two of its sections, or hypotheses? */
export const looksLikeReport = (doc: Doc): boolean => Object.keys(doc.sections).length >= 2 || doc.hypotheses.length >= 2;

const applies = (r: Rule, doc: Doc, facts: Facts): boolean =>
  (r.only !== 'elsewhere' || (doc.kind !== 'own' && !doc.computed)) && (r.needs !== 'incident' || facts.given);

function found(doc: Doc, facts: Facts, rules: readonly Rule[]) {
  const applying = rules.filter((r) => applies(r, doc, facts));
  return applying.flatMap((r) =>
    r.check(doc, facts).map((s) => ({
      rule: r.id,
      severity: doc.kind === 'foreign' ? (r.elsewhere ?? r.severity) : r.severity,
      place: s.at.piece.path,
      quote: s.at.text.replace(/\s+/g, ' ').slice(0, 300),
      seen: s.seen,
      expected: s.expected,
      why: r.why,
      mend: r.mend,
      hit: s.at,
    })),
  );
}
