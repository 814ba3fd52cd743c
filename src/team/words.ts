import type { Compiled } from '../knowledge/compile.ts';

const counted = (n: number, noun: string, plural = `${noun}s`): string[] => (n === 0 ? [] : [`${n} ${n === 1 ? noun : plural}`]);

const joined = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;

/** "2 modes, 3 observables and a severity policy" */
export function bringsInWords(compiled: Compiled, cres: number): string {
  const own = compiled.own ?? compiled.knowledge;
  const parts = [
    ...counted(own.modes.length, 'mode'),
    ...counted(own.observables.length, 'observable'),
    ...counted(own.remedies.length, 'remedy', 'remedies'),
    ...counted(own.technologies.length, 'technology', 'technologies'),
    ...counted(own.errors.length, 'error text'),
    ...(compiled.severity ? ['a severity policy'] : []),
    ...counted(cres, 'Common Reliability Enumeration'),
  ];
  return parts.length ? joined(parts) : 'nothing yet';
}

/** What it changes of the shipped knowledge, and what it leaves out. */
export const changesInWords = (compiled: Compiled, drafts: readonly string[]): string[] => [
  ...(compiled.changes?.switchedOff ?? []).map((s) => `shipped mode ${s.mode} is switched off: ${s.because}`),
  ...(compiled.changes?.refined ?? []).map((r) => `shipped mode ${r.mode} is refined: ${r.because}`),
  ...(drafts.length ? [`${joined(counted(drafts.length, 'entry is', 'entries are'))} still to be written and left out`] : []),
];
