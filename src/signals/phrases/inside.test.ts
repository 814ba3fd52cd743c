import { expect, it } from 'vitest';
import { deniedInGap } from './inside.ts';

const CHANGED = String.raw`\bpolic(?:y|ies)\b[^.;]{0,25}\b(?:changed|edited)\b`;
const QUEUE = String.raw`\bqueue\b[^.;]{0,30}\b(?:grows|full)\b`;

it.each([
  [CHANGED, 'policies and keys are not changed', true],
  [CHANGED, 'policy was not even changed', true],
  [CHANGED, 'policies that nobody edited', true],
  [CHANGED, 'policy was changed', false],
  [QUEUE, 'queue is never full', true],
  [QUEUE, 'queue is not read and so it grows', false],
  [QUEUE, 'queue no longer grows', false],
  [String.raw`\bprobes\b[^.;]{0,30}\bfail\w*`, 'probes: 0 failures', true],
  [String.raw`\bprobes\b[^.;]{0,30}\bfail\w*`, 'probes: 10 failures', false],
  [String.raw`\bhosts\b[^.;]{0,30}\b(?:0|no) ready`, 'hosts: 0 ready', false],
  [String.raw`\bqueue\b[^.;]{0,30}\bnot (?:read|emptied)\b`, 'queue is not read', false],
  [String.raw`\bhosts\b[^.;]{0,30}\bn[o.]t rejoin\b`, 'hosts do not rejoin', false],
  [String.raw`\breplies\b[^.;]{0,30}\b(?:un(?:seen|read)|gone)\b`, 'replies are not gone', false],
])('%s in "%s": denied %s', (source, matched, expected) => {
  expect(deniedInGap(source, matched)).toBe(expected);
});
