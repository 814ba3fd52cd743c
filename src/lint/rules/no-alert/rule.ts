import { at, rule } from '../../rule.ts';

const ALERT = /\b(?:alert\w*|alarm\w*|page the|pager|monitor\w*|detector|synthetic|slo\b|burn rate|watchdog|dashboard)\b/i;

export const noAlert = rule({
  id: 'no-alert',
  severity: 'warning',
  why: 'the next time it is again a customer who tells',
  mend: 'give the alert that would have caught it: measure, threshold, window',
  check: (doc) => {
    if (doc.kind === 'foreign' && doc.computed) return [];
    if (doc.report)
      return doc.report.followUp.alerts.some((a) => a.rule.trim() === '')
        ? [at({ text: '', path: 'followUp.alerts' }, 'an alert without a rule', 'a rule that can be pasted')]
        : [];
    const says = doc.said.filter((s) => s.section === 'followUp').map((s) => s.piece.text);
    const title = doc.sections.followUp;
    return !title || says.some((t) => ALERT.test(t)) ? [] : [at(title, 'no alert in the follow-up', 'the alert that would have caught it')];
  },
});
