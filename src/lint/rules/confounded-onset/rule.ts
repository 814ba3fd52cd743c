import type { Change } from '../../../signals/index.ts';
import type { Doc } from '../../document/types.ts';
import { contentWords } from '../../document/words.ts';
import { at, listed, prose, rule } from '../../rule.ts';

/** Minutes before the onset in which a change may have set it off, as in our own reports. */
const WINDOW = 120;

export const confoundedOnset = rule({
  id: 'confounded-onset',
  severity: 'warning',
  why: 'the first change named is the one that gets blamed, and undone, while the other goes on',
  mend: 'name every change in the window of the onset, and the check that tells them apart',
  check: (doc, facts) => {
    if (doc.report) {
      const near = doc.report.triggers.filter(
        (t) => t.minutesBeforeOnset !== undefined && t.minutesBeforeOnset >= 0 && t.minutesBeforeOnset <= WINDOW,
      );
      const said = doc.report.problem.map((s) => s.text).join(' ');
      const unnamed = near.filter((t) => !said.includes(t.name));
      return near.length >= 2 && near.length <= 3 && unnamed.length > 0
        ? [
            at(
              { text: said, path: 'problem' },
              `${near.length} changes in the window, not named: ${listed(unnamed.map((t) => t.name))}`,
              'each of them',
            ),
          ]
        : [];
    }
    const near = (facts.read?.reading.time.changes ?? []).filter(
      (c) => c.minutesBeforeOnset !== undefined && c.minutesBeforeOnset >= 0 && c.minutesBeforeOnset <= WINDOW,
    );
    const distinct = near.filter((c, i) => near.findIndex((o) => o.minutesBeforeOnset === c.minutesBeforeOnset) === i);
    if (distinct.length < 2) return [];
    const unnamed = distinct.filter((c) => !named(doc, c));
    const where = prose(doc).find((s) => s.section === 'snapshot')?.piece ?? doc.top;
    return unnamed.length > 0
      ? [
          at(
            where,
            `${distinct.length} changes lie in the two hours before the onset; not told as one: ${listed(unnamed.map((c) => `${c.name} (${c.minutesBeforeOnset} min before)`))}`,
            'every change in the window, with its distance to the onset',
          ),
        ]
      : [];
  },
});

/** A sentence tells it as something that began, not only as when the fault shows. */
function named(doc: Doc, change: Change): boolean {
  const words = contentWords(change.name.replace(/\b(?:start|begin\w*|of|the|hours?)\b/gi, ' '));
  const clock = change.at?.label.match(/\d{1,2}:\d{2}/)?.[0];
  const peak = change.kinds.includes('traffic') || /\bstart\b/.test(change.name);
  return prose(doc)
    .filter((s) => s.section === 'snapshot' || s.section === 'ledger' || s.section === 'head' || (s.section === 'followUp' && !peak))
    .some(({ piece }) =>
      piece.text.split(/(?<=[.;])\s/).some((sentence) => {
        const said = contentWords(sentence);
        const mentions = [...words].some((w) => said.has(w)) || (clock !== undefined && sentence.includes(clock));
        return (
          mentions &&
          (!peak ||
            /\b(?:began|begins|beginning|start(?:ed|s|ing)? (?:of|at|\d)|start\b|onset|opened|opening|trigger\w*|coincid\w*|confound\w*|minutes? (?:after|into|before)|ramp\w*|just (?:after|as)|either|two changes|both)\b/i.test(
              sentence,
            ))
        );
      }),
    );
}
