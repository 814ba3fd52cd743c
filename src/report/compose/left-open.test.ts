import { expect, it } from 'vitest';
import type { Context } from '../context.ts';
import { complaintLeftOpen } from './left-open.ts';

const evidence = (start: number, family = 'effect') => ({
  observable: { family },
  signals: [{ field: 'symptoms', start, end: start + 10, reading: 'orders are booked twice' }],
});
type Told = ReturnType<typeof evidence>;
const hypothesis = (id: string, probability: number, supports: Told[], unexplained: Told[]) => {
  const bearings = (es: Told[]) => es.map((e) => ({ evidence: e }));
  return { id, probability, supports: bearings(supports), unexplained: bearings(unexplained) };
};
const context = (hypotheses: unknown[], joint?: unknown) =>
  ({ reading: { complaint: { field: 'symptoms', start: 0, end: 30 } }, diagnosis: { hypotheses, joint } }) as unknown as Context;
const main = evidence(5);
const aside = evidence(80);

it('names the complaint that the leader leaves to a rival', () => {
  const said = complaintLeftOpen(context([hypothesis('H1', 0.7, [aside], [main]), hypothesis('H2', 0.2, [main], [])]));
  expect(said).toContain('orders are booked twice');
  expect(said).toContain('H2 (20 %)');
});
it.each([
  ['the leader explains part of it', [hypothesis('H1', 0.7, [evidence(15)], [main]), hypothesis('H2', 0.2, [main], [])]],
  ['what is left is told elsewhere', [hypothesis('H1', 0.7, [], [aside]), hypothesis('H2', 0.2, [aside], [])]],
  ['the rival is remote', [hypothesis('H1', 0.9, [], [main]), hypothesis('H2', 0.01, [main], [])]],
  ['nobody explains it', [hypothesis('H1', 0.7, [], [main]), hypothesis('H2', 0.2, [], [main])]],
])('says nothing where %s', (_, hypotheses) => expect(complaintLeftOpen(context(hypotheses))).toBe(''));
it('says nothing of where it shows, or where two causes act together', () => {
  const where = evidence(5, 'scope');
  expect(complaintLeftOpen(context([hypothesis('H1', 0.7, [], [where]), hypothesis('H2', 0.2, [where], [])]))).toBe('');
  expect(
    complaintLeftOpen(context([hypothesis('H1', 0.7, [], [main]), hypothesis('H2', 0.6, [main], [])], { members: ['H1', 'H2'] })),
  ).toBe('');
});
