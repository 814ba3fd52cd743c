import type { Span } from '../../incident/types.ts';
import { words } from '../../text/index.ts';
import type { Context } from '../context.ts';

/** More is a second telling. Judgement. */
const MOST = 5;
/** A measure of the system: it is read as a signal, and says nothing of who is spared. */
const MEASURE = words`
  cpus? | memory | mem | heap | latenc(?:y|ies) | traffic | db | databases? | postgres\w* | mysql | redis | mongo\w* | disks? | status page | health page | hit rate | load | network | dns
  p\d\d | tests? | dashboards? | metrics? | gc | io | replication | lag
`;

/** What is told to be well, those who are spared before what is measured; the words of a signal are told as such. */
export function wellOf({ reading }: Context): Span[] {
  const read = (s: Span) => reading.signals.some((x) => x.field === s.field && x.start < s.end && s.start < x.end);
  const open = reading.well.filter((s) => !read(s));
  return [...open.filter((s) => !MEASURE.test(s.quote)), ...open.filter((s) => MEASURE.test(s.quote))].slice(0, MOST);
}

/** Somebody or something that is spared, to be set beside what is hit. */
export const sparedIn = (c: Context): Span | undefined => [...wellOf(c), ...c.reading.well].find((s) => !MEASURE.test(s.quote));
