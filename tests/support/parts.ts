import type { Parts } from '../../src/signals/arithmetic/types.ts';

/** What the arithmetic reads of an incident that only tells symptoms, and code where it is given. */
export const partsOf = (text: string, code = ''): Parts => ({
  quantities: [],
  time: { instants: [], intervals: [], changes: [] },
  settings: [],
  code,
  findings: [],
  prose: [{ field: 'symptoms', text }],
});
