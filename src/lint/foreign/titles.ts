import type { Section } from '../document/types.ts';
import type { Line } from './lines.ts';

const NAMES: readonly (readonly [Section, RegExp])[] = [
  ['followUp', /^(?:post[- ]?(?:incident|mortem)|follow[- ]?ups?\b|after[- ]?action)/i],
  ['snapshot', /^(?:incident )?(?:snapshot|summary|overview)\b|^problem statement$/i],
  ['ledger', /^(?:ranked |working )?hypothes[ie]s(?: (?:ledger|list|analysis|register|matrix|set|log))?$/i],
  [
    'plan',
    /^(?:diagnos(?:tic|tics|is)|investigation|triage)(?: (?:plan|steps|path|procedure|runbook|tree|playbook))$|^diagnos(?:tics|is)$/i,
  ],
  ['mitigation', /^(?:mitigations?|remediations?)(?: (?:options?|plan|strategy|strategies|and \w+|& \w+|actions?))*$/i],
  ['verification', /^(?:verification|validation)(?: (?:plan|criteria|steps|and \w+|& \w+|checks?|strategy))*$/i],
];

/** How strongly a line stands out: a heading of level 1 is 1, a bold line 7, a plain line that looks like a title 8. */
export function standing(line: Line): number {
  if (line.heading > 0) return line.heading;
  if (line.bold !== '' && line.bold.length >= line.body.text.replace(/[:\s]+$/, '').length - 3) return 7;
  return 8;
}

/** The section that a line opens, if it is the title of one. */
export function sectionOf(line: Line): Section | undefined {
  if (line.cells || line.code || line.body.text.length > 90) return undefined;
  const text = line.body.text
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .replace(/^(?:section|part)\s+(?=[\dIVX])/i, '')
    .replace(/^(?:\d{1,2}|[IVX]{1,4})\s*[.):/—–-]*\s+/, '')
    .replace(/^[A-Z][.)]\s+/, '')
    .replace(/^[^\p{L}]+/u, '')
    .replace(/\s*\([^)]*\)\s*$/, '')
    .replace(/[\s:.*—–-]+$/, '');
  const found = NAMES.find(([, re]) => re.test(text));
  if (!found) return undefined;
  if (standing(line) < 8) return found[0];
  // A plain line is a title when it is numbered, in capitals, or stands alone.
  const numbered = line.bullet === 'number' || /^(?:section|part)?\s*\d/i.test(line.body.text);
  const alone = text === text.toUpperCase() || (line.bullet === '' && line.body.text.length < 40 && !/[.,]/.test(text));
  return (numbered || alone) && line.indent === 0 && line.bullet !== 'dash' ? found[0] : undefined;
}
