import { expect, it } from 'vitest';
import { KEPT } from '../../../tests/support/changes/kept.ts';
import { TERSE } from '../../../tests/support/changes/terse.ts';
import type { Telling } from '../../../tests/support/changes/types.ts';
import { WORKED } from '../../../tests/support/changes/worked.ts';
import { readAttempts } from '../attempts.ts';
import { readChanges } from '../changes.ts';
import { clockworkOf, readTimes } from '../times.ts';

function read(text: string) {
  const fields = [{ field: 'occurrence_pattern' as const, text }];
  const clockwork = clockworkOf(fields);
  const changes = readChanges(fields, readTimes(fields, clockwork), clockwork);
  return {
    onset: clockwork.onset?.label ?? null,
    changes: changes.map((c) => ({
      words: `${c.name} | ${c.quote}`,
      time: c.at?.label ?? c.told ?? '',
      undone: c.undone ?? (c.cleared ? 'cleared' : undefined),
    })),
    tried: readAttempts(fields).map((a) => `${a.effect} ${a.quote}`),
  };
}

const holds = (told: string, words: string): boolean => told.toLowerCase().includes(words.toLowerCase());

/** What a telling should have said and did not, and what it says too much. */
function faults({ text, onset, changes, tried }: Telling): string[] {
  const got = read(text);
  const out: string[] = [];
  if (onset === null ? got.onset !== null : !holds(got.onset ?? '', onset)) out.push(`onset ${got.onset}, not ${onset}`);
  for (const change of changes) {
    const [, words = '', time = '', undone] = /^([^@~]*[^@~ ])(?: @ ([^~]*[^~ ]))?(?: ~ (.*))?$/.exec(change) ?? [];
    if (!got.changes.some((c) => holds(c.words, words) && holds(c.time, time) && c.undone === undone)) out.push(`change ${change}`);
  }
  for (const attempt of tried) {
    const [effect = '', ...words] = attempt.split(' ');
    if (!got.tried.some((t) => t.startsWith(effect) && holds(t, words.join(' ')))) out.push(`tried ${attempt}`);
  }
  if (got.changes.length > changes.length || got.tried.length > tried.length) {
    out.push(`too much: ${JSON.stringify([...got.changes, ...got.tried])}`);
  }
  return out;
}

const ALL = [...WORKED, ...KEPT, ...TERSE];

it.each(ALL.filter((t) => !t.gap))('$text', (telling) => {
  expect(faults(telling)).toEqual([]);
});

it.each(ALL.filter((t) => t.gap))('not yet: $text', (telling) => {
  expect(faults(telling)).not.toEqual([]);
});
