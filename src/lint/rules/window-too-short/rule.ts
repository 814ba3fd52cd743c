import { minutesIn } from '../../foreign/minutes.ts';
import { at, quoted, rule } from '../../rule.ts';
import type { Facts } from '../../types.ts';

/** Minutes without an event after which a Poisson rate has fallen with 95 % confidence: 3.0 / λ (THEORY §3). */
const needed = (perMinute: number): number => 3 / perMinute;
const FAILURES =
  /\b(?:errors?|fail\w*|exceptions?|time-?outs?|violations?|duplicate\w*|times|timeout|appearing|lines?|crash\w*|restarts?)\b/i;

export const windowTooShort = rule({
  id: 'window-too-short',
  severity: 'warning',
  why: 'the fault is rare enough to stay away for so long by chance, and the all-clear is given too early',
  mend: 'wait three mean gaps between two events, at the load under which it happens: at 40 an hour, 4.5 minutes',
  check: (doc, facts) => {
    if (doc.report) {
      const text = `${doc.report.incident.symptoms} ${doc.report.incident.blast_radius}`;
      return doc.report.verification.checks.flatMap((c, i) => {
        const rate = /(\d[\d,]*(?:\.\d+)?)\s*(?:errors?|times|events?)?\s*(?:\/|per |an? )\s*(hour|h|min)/i.exec(c.baseline);
        const wait = minutesIn(c.threshold) ?? minutesIn(c.window);
        if (!rate || !wait || !/^none|^no |^zero/i.test(c.threshold) || text === '') return [];
        const perMinute = Number((rate[1] ?? '').replace(/,/g, '')) / (/^h/i.test(rate[2] ?? '') ? 60 : 1);
        return wait < needed(perMinute) * 0.95
          ? [
              at(
                { text: c.threshold, path: `verification.checks[${i}].threshold` },
                `${wait} min at ${quoted(rate[0])}`,
                `${Math.ceil(needed(perMinute) * 10) / 10} min`,
              ),
            ]
          : [];
      });
    }
    const rate = rateOf(facts);
    if (!rate) return [];
    const least = needed(rate.perMinute);
    return doc.checks.flatMap((c) => {
      if (/\b(?:depth|lag|backlog|latency|p9\d|cpu|memory)\b/i.test(c.piece.text)) return [];
      const none = /\b(?:no|zero|0(?![.\d])|none)\b/i.exec(c.piece.text);
      const wait = none && /\b(?:for|over|in|within|during|after)\b[^.;]{0,20}?(\d[^.;]{0,18})/i.exec(c.piece.text.slice(none.index));
      const minutes = wait ? minutesIn(wait[1] ?? '') : undefined;
      return minutes !== undefined && minutes < least * 0.9 && least < 24 * 60
        ? [
            at(
              c.piece,
              `${quoted(c.piece.text)}: at ${quoted(rate.quote)} ${minutes} min without one come by chance in ${Math.round(100 * Math.exp(-minutes * rate.perMinute))} of 100 cases`,
              `at least ${Math.ceil(least * 10) / 10} min (3 / rate)`,
            ),
          ]
        : [];
    });
  },
});

/** How often it happens: "40 errors/hour", or "a pod is killed every 40 minutes". */
function rateOf(facts: Facts): { readonly quote: string; readonly perMinute: number } | undefined {
  const rates = (facts.read?.reading.quantities ?? []).filter(
    (q) => q.kind === 'rate' && q.value > 0 && FAILURES.test(`${q.of} ${q.unit} ${q.quote}`),
  );
  if (rates[0]) return { quote: rates[0].quote, perMinute: rates[0].value * 60 };
  const every =
    /\b(?:killed|restart\w*|crash\w*|fail\w*|hangs?|OOMKilled|exits?|freez\w*|dies?)\b[^.;\n]{0,60}?\b(every (?:about )?\d+ (?:min\w*|h\w*))/i.exec(
      facts.text,
    );
  const gap = every ? minutesIn(every[1] ?? '') : undefined;
  return gap ? { quote: every?.[1] ?? '', perMinute: 1 / gap } : undefined;
}
