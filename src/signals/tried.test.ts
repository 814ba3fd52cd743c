import { expect, it } from 'vitest';
import { observable, signal } from '../../tests/support/mini.ts';
import { readAttempts } from './attempts.ts';
import { triedSignals } from './tried.ts';
import type { Signal } from './types.ts';

const KNOWN = new Map(['restart-does-not-help', 'restart-cures-for-a-while', 'adding-capacity-helps'].map((id) => [id, observable(id)]));
const said = (text: string, read: readonly Signal[] = []) =>
  triedSignals(readAttempts([{ field: 'occurrence_pattern', text }]), read, KNOWN).map((s) => `${s.observable}=${s.value}`);

it('hears what a restart or more capacity did, also where the effect stands in the next sentence', () => {
  expect(said('We fixed minReplicas at 14 at 18:40. No effect at all on latency.')).toEqual(['adding-capacity-helps=no']);
  expect(said('Scaled to 12 pods: no change.')).toEqual(['adding-capacity-helps=no']);
  expect(said('Restarted all brokers. Nothing changed.')).toEqual(['restart-does-not-help=yes']);
  expect(said('Restarted the pods: fine for about an hour, then back.')).toEqual([
    'restart-cures-for-a-while=yes',
    'restart-does-not-help=no',
  ]);
});

it('says nothing of other attempts, nor again what was read', () => {
  expect(said('Rolled back to 2.3 by a restart: no change.')).toEqual([]);
  expect(said('Flushed the cache: no change.')).toEqual([]);
  expect(said('Scaled to 12 pods: no change.', [signal('adding-capacity-helps')])).toEqual([]);
});
