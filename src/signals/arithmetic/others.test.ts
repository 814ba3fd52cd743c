import { expect, it } from 'vitest';
import { valueOfOthers } from './others.ts';

const read = (text: string) =>
  valueOfOthers({ quantities: [], settings: [], code: '', findings: [], prose: [{ field: 'symptoms', text }], time: {} as never })[0];

it.each([
  ['auth_key_miss_total 1 (healthy pods: 0)', 'auth_key_miss_total: 1 ≠ 0'],
  ['ring_members{ring="a"} 5 (other nodes: 6)', 'ring_members{ring="a"}: 5 ≠ 6'],
  ['the two that fail log `keys warmed n=2` at start, on the others n=3', 'keys warmed n: 2 ≠ 3'],
  ['bad pod: config gen=41, epoch=7. On the healthy pods: gen=44', 'gen: 41 ≠ 44'],
  ['feature_x=off on the sick node, feature_x=on on the other nodes', 'feature_x: off ≠ on'],
])('reads both values in "%s"', (text, formula) => expect(read(text)?.formula).toBe(formula));

it.each([
  ['the same value', 'auth_key_miss_total 1 (healthy pods: 1)'],
  ['what was before', 'errors_total 40 (usual: 2)'],
  ['a time', 'the sick pod answers with latency=900, on the others latency=20'],
  ['other names', 'the sick node has gen=4, on the others epoch=5'],
  ['what nobody called sick', 'shard a has n=2, on the other shards n=3'],
  ['two paragraphs', 'bad pod n=2\n\non the others n=3'],
  ['counts of instances', 'the job fails on 3 hosts (healthy: 9)'],
  ['a sentence without values', 'It fails on the bad pods, on the others it is fine'],
])('is silent on %s', (_, text) => expect(read(text)).toBeUndefined());
