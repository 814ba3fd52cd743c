import { expect, it } from 'vitest';
import type { ChangeKind } from '../types.ts';
import { merged } from './merge.ts';
import type { ChangeRead } from './types.ts';

const told = (name: string, kind: ChangeKind, minutes?: number): ChangeRead => ({
  kinds: [kind],
  name,
  field: 'occurrence_pattern',
  start: 0,
  end: name.length,
  quote: name,
  ...(minutes === undefined
    ? {}
    : { at: { minutes, label: `${minutes}`, precision: 'minute', field: 'occurrence_pattern', start: 0, end: 1 } as never }),
});
const names = (...changes: ChangeRead[]) => merged(changes).map((c) => c.name);

it('takes a change that is named again for the same, by its own words', () => {
  expect(names(told('release 4.31', 'deploy', 850), told('4.31 went out with 23 PRs', 'deploy', 850))).toEqual(['release 4.31']);
  expect(
    names(told('index build on shipments', 'migration', 575), told('the index build on shipments by the DBA', 'migration')),
  ).toHaveLength(1);
});

it('keeps apart what differs in kind, in version or in day, and names without words of their own', () => {
  expect(names(told('release 4.31', 'deploy', 850), told('release 4.32', 'deploy', 900))).toHaveLength(2);
  expect(names(told('release 4.31', 'deploy', 850), told('release 4.31', 'flag', 850))).toHaveLength(1);
  expect(names(told('release 4.31 to EU', 'deploy', 0), told('release 4.31', 'deploy', 5000))).toHaveLength(2);
  expect(names(told('the deploy', 'deploy', 100), told('our new release', 'deploy', 700))).toHaveLength(2);
});
