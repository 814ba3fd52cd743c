import { type Hypothesis, isDenial } from '../../diagnosis/index.ts';
import { FREQUENCY } from '../../knowledge/index.ts';
import { type Confirmed, checkFor } from '../../plan/index.ts';
import type { Context } from '../context.ts';

/** So many times as likely as under its rivals, a sign says more than a look at what many causes show. */
const TELLING_SIGN = 3;

/**
 * The planner's check where the cause shows itself at it; else a second look at the sign that it was read from, which is worth more than a look at
 * a rival, or at what a cause shows now and then.
 */
export function confirmationOf(c: Context, h: Hypothesis): (Confirmed & { readonly again?: true }) | undefined {
  const planned = c.plan.confirmations.get(h.id);
  const signs = h.supports
    .filter((b) => !isDenial(b.evidence) && !b.evidence.byModel)
    .flatMap((b) => {
      const { observable, value } = b.evidence;
      const cell = h.mode.cells.find((x) => x.observable === observable.id && x.value === value);
      const check = checkFor(observable, c.setting);
      return cell && check && FREQUENCY[cell.frequency] >= FREQUENCY.usually
        ? [{ observable, check, expects: value, own: true, sure: true, again: true as const, ratio: b.ratio }]
        : [];
    })
    .sort((a, b) => b.ratio - a.ratio);
  const [sign] = signs;
  const telling = (sign?.ratio ?? 0) >= TELLING_SIGN;
  // Where no look is open, what has shown the cause is looked at once more.
  if (c.plan.steps.length === 0 && h === c.diagnosis.hypotheses[0] && telling) return sign;
  if (planned?.sure) return planned;
  return planned?.own && !telling ? planned : (sign ?? planned);
}
