import { describe, expect, it } from 'vitest';
import type { Compiled } from '../compile.ts';
import type { Knowledge, Observable } from '../types.ts';
import { checksWhole } from './checks-whole.ts';

const found = (command: string, looks: Record<string, string>) => {
  const check = { on: 'any', action: 'Look', command, minutes: 1, access: 'shell', readOnly: true, looks };
  const observables = [{ id: 'o', family: 'network', checks: [check] } as unknown as Observable];
  return checksWhole.check({ knowledge: { observables } as unknown as Knowledge } as unknown as Compiled).map((f) => f.message);
};

describe('a check is whole', () => {
  it('is silent on a command with its outcomes in words', () => {
    expect(found('for s in 1 2; do ping -M do -s $s HOST; done', { yes: 'lost above a size', no: 'all pass; none is lost' })).toEqual([]);
    expect(found('grep -c x y || echo 0', { yes: 'grep finds it', no: "kubectl-edit or a person's tool" })).toEqual([]);
  });

  it('finds the second half of a command among the outcomes', () => {
    expect(found('grep x /var/log/dpkg.log | tail', { yes: 'rpm -qa --last | head', no: 'changed' })).toEqual([
      'the outcome "yes" is a command',
    ]);
    expect(found('ls', { yes: 'echo "$s lost"; done; tracepath -n HOST', no: 'lost' })).toEqual(['the outcome "yes" is a command']);
  });

  it('finds a loop without an end and a pipe into nothing', () => {
    expect(found('for s in 1 2; do ping -s $s HOST', { yes: 'a', no: 'b' })).toEqual(['the command is cut off']);
    expect(found('cat x |', { yes: 'a', no: 'b' })).toEqual(['the command is cut off']);
  });
});
