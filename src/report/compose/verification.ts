import type { Quantity } from '../../signals/types.ts';
import { type Context, fromKnowledge, minutesWords, percent } from '../context.ts';
import { fill, sentence } from '../slots.ts';
import type { Report, ReportAction, ReportCheck, Statement } from '../types.ts';

const CONFIDENCE = 0.95;
const SURE = 0.999;

/** Words that make a rate or a share a measure of the trouble, in its own noun phrase or its sentence. */
const TROUBLE =
  /\b(?:error|fail|5\d\d|4\d\d|time[- ]?outs?|timed out|reject|duplicate|violat|exception|crash|restart|refus|drop|lost|missing|wrong|stuck|hang|kill|mismatch|invalid|unavailable|throttl|slow)/i;

/** When is it over? For each mitigation what must return to normal, how far, and how long to watch: computed from the input's own figures. */
export function composeVerification(
  c: Context,
  actions: { mitigations: readonly ReportAction[]; fixes: readonly ReportAction[] },
): Report['verification'] {
  const groups = new Map<string, ReportAction[]>();
  for (const a of [...actions.mitigations, ...actions.fixes]) {
    const by = c.knowledge.remedies.find((r) => r.id === a.remedy)?.verifiedBy ?? '';
    groups.set(by, [...(groups.get(by) ?? []), a]);
  }
  return {
    checks: [...groups].flatMap(([observable, as]) => checksOf(c, observable, as)),
    fix: actions.fixes
      .filter((f) => f.test !== '')
      .map((f) => ({ text: `${f.id}: ${f.test}`, from: [fromKnowledge(f.remedy, f.sources[0])] })),
    regressions: regressions(actions.fixes),
  };
}

function regressions(fixes: readonly ReportAction[]): Statement[] {
  return fixes
    .filter((f) => f.regression !== '')
    .map((f) => ({ text: `${f.id}: ${f.regression}`, from: [fromKnowledge(f.remedy, f.sources[0])] }));
}

function checksOf(c: Context, observable: string, actions: readonly ReportAction[]): ReportCheck[] {
  const o = c.knowledge.observables.find((x) => x.id === observable);
  const measure = o ? sentence(fill(o.question, c.slots)) : observable;
  const base = { for: actions.map((a) => a.id), observable, measure, onlyWhen: exposure(c) };
  const rate = troubleQuantity(c, 'rate', observable);
  const share = troubleQuantity(c, 'share', observable);
  if (rate) return [{ ...base, ...byRate(rate) }, ...(share ? [{ ...base, ...byShare(share) }] : [])];
  if (share) return [{ ...base, ...byShare(share) }];
  const check = o?.checks[0];
  return [
    {
      ...base,
      baseline: 'not in the input',
      threshold: o?.values.no?.means ? `back to: ${fill(o.values.no.means, c.slots)}` : 'back to its value of the same hour last week',
      window: 'three times the mean gap between events before the change gives 95 %: count them first',
      formula: 't = -ln(1 - 0.95) / rate = 3.0 / rate',
      ...(check ? { query: check.command ? fill(check.command, c.slots) : sentence(fill(check.action, c.slots)) } : {}),
    },
  ];
}

/** The rate or share that measures the trouble: one quoted by a signal of this observable first, then the first that speaks of failure. */
function troubleQuantity(c: Context, kind: 'rate' | 'share', observable: string): Quantity | undefined {
  const candidates = c.reading.quantities.filter(
    (q) => q.kind === kind && q.value > 0 && q.field !== 'code_snippet' && q.field !== 'tech_stack',
  );
  const within = (q: Quantity) =>
    c.reading.signals.some((s) => s.observable === observable && s.field === q.field && s.start <= q.start && q.end <= s.end);
  const speaks = (q: Quantity) => TROUBLE.test(q.of) || TROUBLE.test(near(c, q));
  return (
    candidates.find((q) => within(q) && (kind === 'share' ? q.value < 1 : true)) ??
    candidates.find((q) => speaks(q) && (kind === 'share' ? q.value < 1 : true))
  );
}

const near = (c: Context, q: Quantity) =>
  c.incident[q.field]
    .slice(Math.max(0, q.start - 60), q.end + 60)
    .split('\n')
    .find((line) => line.includes(q.quote)) ?? '';

/** Zero events in t at a rate r: confidence 1 - e^(-rt) that the rate fell (THEORY §3). */
function byRate(q: Quantity) {
  const perMinute = q.value * 60;
  const t95 = -Math.log(1 - CONFIDENCE) / perMinute;
  const t999 = -Math.log(1 - SURE) / perMinute;
  return {
    baseline: `${q.quote}${q.approximate ? ' (approximate in the input)' : ''}`,
    threshold: `none in ${minutesWords(t95)}`,
    window: `${minutesWords(t95)} without one is 95 % evidence that the rate fell, ${minutesWords(t999)} is 99.9 %; if they come in bursts, that is a minimum`,
    formula: `t = -ln(1 - confidence) / rate, rate = ${trim(perMinute)} a minute`,
  };
}

/** Zero failures in n puts the 95 % bound at 3 / n; so n = ln(0.05) / ln(1 - share) (THEORY §3). */
function byShare(q: Quantity) {
  const n = Math.ceil(Math.log(1 - CONFIDENCE) / Math.log(1 - q.value));
  return {
    baseline: `${q.quote}${q.approximate ? ' (approximate in the input)' : ''}`,
    threshold: `none in ${n} requests of the same kind`,
    window: `${n} requests without a failure are 95 % evidence for a share below ${percent(q.value)}`,
    formula: `n = ln(1 - 0.95) / ln(1 - share), share = ${trim(q.value)}`,
  };
}

const trim = (x: number) => String(Number(x.toPrecision(3)));

/** Only exposure counts: hours, load, hosts and users where the fault shows. */
function exposure(c: Context): string {
  const { intervals, onset } = c.reading.time;
  const peak = intervals.find((i) => /peak|busy|hours|occurs|concentrated|only/i.test(i.what));
  const parts: string[] = [];
  if (peak) parts.push(`count only minutes from ${peak.from.label} to ${peak.to.label}: a quiet hour outside them proves nothing`);
  else if (c.setting.answers.has('worse-at-peak-load=yes')) parts.push('count only minutes at peak load: a quiet hour proves nothing');
  if (c.setting.answers.has('hosts-affected=some') || c.setting.answers.has('hosts-affected=one'))
    parts.push('on the instances that were hit');
  if (c.setting.answers.has('only-some-inputs=yes') || c.setting.answers.has('only-some-users=yes'))
    parts.push('for the inputs and users that were hit');
  if (c.setting.answers.has('recurs-at-clock-times=yes')) parts.push('over at least one of its clock times');
  if (parts.length === 0) return onset ? 'at a load like that of the onset' : 'at the load at which it was seen';
  return parts.join('; ');
}
