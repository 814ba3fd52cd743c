import { wrap } from '../../render/index.ts';
import type { Comparison, Move } from '../compare.ts';

const percent = (p: number) => (p > 0 && p < 0.01 ? '<1 %' : `${Math.round(p * 100)} %`);
const WIDTH = 80;

/** What changed, for a person: the ledger's moves, severity, and which steps need not be taken any more. */
export function changesInWords(c: Comparison): string[] {
  const severity = c.severity
    ? wrap(`Severity ${c.severity.before} -> ${c.severity.after}: ${c.severity.because}`, WIDTH, '  ', '    ')
    : [];
  const dropped = c.steps.dropped.flatMap((s) => wrap(`dropped: ${s.action} (${s.minutes} min)`, WIDTH, '  ', '    '));
  const lines = [...c.moves.flatMap(move), ...other(c), ...severity, ...dropped];
  return ['What changed', ...(lines.length ? lines : ['  Nothing moved: it was known already, or it does not tell these causes apart.'])];
}

function move(m: Move): string[] {
  const from = m.before ? percent(m.before.probability) : 'new';
  const to = m.after ? percent(m.after.probability) : 'out';
  return wrap(m.title, WIDTH, `  ${(m.after?.id ?? '-').padEnd(3)}${from.padStart(5)} -> ${to.padEnd(6)}`, ' '.repeat(20));
}

function other({ other: { before, after } }: Comparison): string[] {
  return Math.abs(before - after) < 0.005 ? [] : [`     ${percent(before).padStart(5)} -> ${percent(after).padEnd(6)}something else`];
}
