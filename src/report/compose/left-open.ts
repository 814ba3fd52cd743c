import type { Evidence, Hypothesis } from '../../diagnosis/index.ts';
import { type Context, percent } from '../context.ts';

/**
 * A cause less likely than this explains nothing that anybody would ask it for. Judgement. The probability itself is left as it is: of 665 incidents 40 had a
 * leader that left the complaint to a rival, said to be so in .76 and right in .80.
 */
const A_RIVAL = 0.03;

/** Where, since when and after what it shows is no complaint. */
const AROUND: ReadonlySet<string> = new Set(['scope', 'onset', 'change']);

/** What people complain of, where the leading cause leaves it open and a rival explains it. */
export function complaintLeftOpen(c: Context): string {
  const { complaint } = c.reading;
  const [lead, ...rivals] = c.diagnosis.hypotheses;
  if (!complaint || !lead || c.diagnosis.joint) return '';
  const tells = ({ signals, observable }: Evidence) =>
    !AROUND.has(observable.family) &&
    signals.some((s) => s.field === complaint.field && s.start < complaint.end && complaint.start < s.end);
  const told = (bs: Hypothesis['supports']) => bs.map((b) => b.evidence).filter(tells);
  const left = told(lead.unexplained);
  if (told(lead.supports).length > 0) return '';
  for (const rival of rivals) {
    const explained = rival.probability >= A_RIVAL ? told(rival.supports).find((e) => left.includes(e)) : undefined;
    if (explained)
      return `; it leaves open what is complained of (${explained.signals[0]?.reading ?? ''}), which ${rival.id} (${percent(rival.probability)}) explains`;
  }
  return '';
}
