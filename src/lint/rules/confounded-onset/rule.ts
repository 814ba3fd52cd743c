import { words } from '../../../text/index.ts';
import { clocksIn } from '../../document/clocks.ts';
import type { Doc } from '../../document/types.ts';
import { contentWords } from '../../document/words.ts';
import { at, listed, prose, rule } from '../../rule.ts';
import type { Facts } from '../../types.ts';

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
    const all = triggersOf(facts);
    const distinct = all.filter((c, i) => all.findIndex((o) => o.minutes === c.minutes) === i);
    if (distinct.length < 2) return [];
    const unnamed = distinct.filter((c) => !named(doc, c));
    const where = prose(doc).find((s) => s.section === 'snapshot')?.piece ?? doc.top;
    return unnamed.length > 0
      ? [
          at(
            where,
            `${distinct.length} changes lie in the two hours before the onset; not told as one: ${listed(unnamed.map((c) => `${c.name} (${c.minutes} min before)`))}`,
            'every change in the window, with its distance to the onset',
          ),
        ]
      : [];
  },
});

interface Trigger {
  readonly name: string;
  /** Before the onset. */
  readonly minutes: number;
  /** "11:15" */
  readonly clock: string | undefined;
  /** It comes with people: its name alone tells when the fault shows, not what began. */
  readonly crowd: boolean;
  /** Words of the name that must be said for it to be named. */
  readonly words: number;
}

/** What changed or began in the window before the onset. */
function triggersOf(facts: Facts): Trigger[] {
  const inWindow = (minutes: number | undefined): minutes is number => minutes !== undefined && minutes >= 0 && minutes <= WINDOW;
  const changes = (facts.read?.reading.time.changes ?? []).flatMap((c): Trigger[] => {
    const minutes = c.minutesBeforeOnset;
    const crowd = c.kinds.includes('traffic') || /\bstart\b/.test(c.name);
    return inWindow(minutes) ? [{ name: c.name, minutes, clock: clocksIn(c.at?.label ?? '')[0]?.text, crowd, words: 1 }] : [];
  });
  return [...changes, ...eventsOf(facts).filter((e) => changes.every((c) => c.minutes !== e.minutes))];
}

const HAPPENS = words`
  went out | was sent | were sent | started | starts | began | begins | opened | opens | ran | runs | restarted | rotated | upgraded
  raised | lowered | changed | switched | added | removed | replaced | moved | failed over | went live | launched | imported
  migrated | campaign | mailing | newsletter | backup | batch | cron | job
`;

/** Events with a clock time that are no change of the system: a mail that went out, a backup that began. */
function eventsOf(facts: Facts): Trigger[] {
  const onset = clocksIn(facts.read?.reading.time.onset?.label ?? '')[0];
  if (!onset || !facts.given) return [];
  return facts.text.split(/(?<=[.;])\s|\n/).flatMap((sentence): Trigger[] => {
    const [clock, ...more] = clocksIn(sentence);
    const minutes = clock ? onset.minutes - clock.minutes : 0;
    if (!clock || more.length > 0 || minutes <= 0 || minutes > WINDOW || !HAPPENS.test(sentence)) return [];
    return [{ name: sentence.trim().replace(/[.;]$/, ''), minutes, clock: clock.text, crowd: false, words: 2 }];
  });
}

const TOLD_AS_TRIGGER = words`
  began | begins | beginning | start(?:ed|s|ing)? (?:of|at|\d) | start\b | onset | opened | opening | trigger\w* | coincid\w*
  confound\w* | minutes? (?:after|into|before) | ramp\w* | just (?:after|as) | either | two changes | both
`;

/** A sentence names it, by its time or its words; a peak also as something that began. */
function named(doc: Doc, t: Trigger): boolean {
  const words = contentWords(t.name.replace(/\b(?:start|begin\w*|of|the|hours?|utc|ces?t|went|out|at)\b|\d{1,2}:\d{2}/gi, ' '));
  return prose(doc)
    .filter((s) => s.section === 'snapshot' || s.section === 'ledger' || s.section === 'head' || (s.section === 'followUp' && !t.crowd))
    .flatMap(({ piece }) => piece.text.split(/(?<=[.;])\s/))
    .some((sentence) => {
      const said = contentWords(sentence);
      const mentions = [...words].filter((w) => said.has(w)).length >= t.words || (t.clock !== undefined && sentence.includes(t.clock));
      return mentions && (!t.crowd || TOLD_AS_TRIGGER.test(sentence));
    });
}
