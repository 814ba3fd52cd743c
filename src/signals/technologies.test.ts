import { expect, it } from 'vitest';
import type { Technology } from '../knowledge/types.ts';
import { readTechnologies } from './technologies.ts';

const KNOWN = ['Redis', 'PostgreSQL', 'Docker', 'nginx', 'Sentry'].map(
  (name): Technology => ({ id: name.toLowerCase(), name, aliases: [], roles: [], implies: [], metrics: [], defaults: [] }),
);
const named = (text: string): readonly string[] => readTechnologies([{ field: 'symptoms', text }], KNOWN).map((t) => t.id);

it.each(['no docker on the box', 'without nginx: straight to the app', 'no Sentry, no traces', 'we are not using Redis, only memory'])(
  'is not there: %s',
  (text) => {
    expect(named(text)).toEqual([]);
  },
);

it.each([
  ['no Redis errors', 'redis'],
  ['it is not Redis, its memory is fine', 'redis'],
  ['The culprit is not PostgreSQL.', 'postgresql'],
  ["it isn't nginx.", 'nginx'],
])('is there: %s', (text, id) => {
  expect(named(text)).toEqual([id]);
});
