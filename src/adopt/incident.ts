import type { Incident } from '../incident/types.ts';
import type { Technology } from '../knowledge/types.ts';
import { type Doc, sentences } from '../lint/index.ts';
import { readTechnologies } from '../signals/index.ts';

const WHEN =
  /\b(?:began|begun|started|starting|since|after|before|onset|deploy\w*|released?|rolled out|upgrad\w*|peak|only|concentrated|during|reproduc\w*|staging|every|daily|\d{1,2}:\d{2})\b/i;
const WHO =
  /\b(?:users?|customers?|accounts?|tenants?|partners?|agents?|merchants?|sellers?|guests?|revenue|affected|impact|critical|down|degraded|refunds?|manual\w*|support)\b/i;

/**
 * The fields of an incident from what a report's snapshot says of it. What the report concludes is left out: a mechanism taken for a symptom would
 * confirm itself.
 */
export function incidentOf(doc: Doc, technologies: readonly Technology[]): Incident {
  const told = doc.said.filter(
    (s) =>
      s.section === 'snapshot' &&
      !s.command &&
      s.part !== 'ruledIn' &&
      s.part !== 'ruledOut' &&
      s.part !== 'missing' &&
      s.part !== 'severity',
  );
  const quotes = doc.said
    .filter((s) => s.section === 'ledger' && s.part === 'supporting')
    .flatMap((s) => [...s.piece.text.matchAll(/“[^”]{12,200}”|"[^"]{12,200}"/g)].map((m) => m[0]));
  const lines = [...new Set(told.flatMap((s) => sentences(s.piece)).map((p) => plainKind(p.text)))];
  const known = lines.join('\n');
  const symptoms = lines.filter((l) => !WHEN.test(l) || /["“]|%|\berrors?\b|\bfail/i.test(l));
  const pattern = lines.filter((l) => WHEN.test(l));
  const impact = [...lines, ...impactOf(doc)].filter((l) => WHO.test(l));
  return {
    code_snippet: told.length > 0 ? codeOf(doc) : '',
    tech_stack: stackOf(doc, technologies),
    symptoms: [...symptoms, ...quotes.filter((q) => !known.includes(q.slice(1, -1)))].join('\n'),
    occurrence_pattern: pattern.join('\n'),
    blast_radius: [...new Set(impact)].join('\n'),
  };
}

/** A signal without the kind that the report gives it. */
const plainKind = (text: string): string =>
  text.replace(/\s*[([—–:-]*\s*\b(?:deterministic|intermittent|(?:load|time|data|environment)-dependent)\b[^.;]{0,12}$/i, '').trim();

/** Why it is as severe as it is: mostly whom it hits. */
const impactOf = (doc: Doc): string[] =>
  doc.said.filter((s) => s.section === 'snapshot' && s.part === 'severity').flatMap((s) => sentences(s.piece).map((p) => p.text));

const codeOf = (doc: Doc): string =>
  doc.said
    .filter((s) => s.section === 'snapshot' && s.command)
    .map((s) => s.piece.text)
    .join('\n');

/** Technologies that the report names outside its remedies. */
function stackOf(doc: Doc, technologies: readonly Technology[]): string {
  const text = doc.said
    .filter((s) => s.section === 'head' || s.section === 'snapshot' || s.section === 'ledger' || s.section === 'plan')
    .map((s) => s.piece.text)
    .join('\n');
  const ids = new Set(readTechnologies([{ field: 'symptoms', text }], technologies).map((t) => t.id));
  return technologies
    .filter((t) => ids.has(t.id))
    .map((t) => t.name)
    .join(', ');
}
