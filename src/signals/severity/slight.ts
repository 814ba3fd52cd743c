import type { Span } from '../../incident/types.ts';
import type { Quantity } from '../types.ts';
import type { Chunk } from './chunks.ts';

/** Of a time that grew by less than this, nobody speaks of waiting (judgement). */
const LEAST_TIMES = 1.5;
/** Times of a call, not of a job. */
const LONGEST_S = 5;
const LATENCY = /\b(?:p\d\d|latency|median|response|responses|answers?|answer times?|page times?|load times?)\b/i;

/** A latency that grew by little, where no other grew by more: "p95 from 180 to 230 ms". */
export function slightGrowth(quantities: readonly Quantity[], chunks: readonly Chunk[]): Span | undefined {
  const grown = quantities.flatMap((q) => {
    if ((q.kind !== 'change' && q.kind !== 'percentile') || q.to === undefined || q.value <= 0 || q.to <= q.value) return [];
    const chunk = chunks.find((c) => c.field === q.field && c.start <= q.start && q.start < c.end);
    if (!chunk || q.to > LONGEST_S || (q.kind === 'change' && !(/^m?s$/.test(q.unit ?? '') && LATENCY.test(chunk.text)))) return [];
    return [
      {
        times: q.to / q.value,
        span: { field: q.field, start: q.start, end: Math.min(q.end, chunk.end), quote: q.quote.slice(0, chunk.end - q.start) },
      },
    ];
  });
  return grown.every((g) => g.times < LEAST_TIMES) ? grown[0]?.span : undefined;
}
