import { anyOf } from '../../../text/index.ts';
import { at, quoted, rule, textOf } from '../../rule.ts';

/** A file of one name, written from its beginning. */
const WRITES = /(?<![>2&\d-])>\s?(\/?[\w./-]*[\w-]\.(?:txt|log|dump|json|csv|out|tdump|prof|hprof|pcap))\b/;
const NUMBER = anyOf`twice | three | four | five | ten | several | [2-9] | 1\d`;
const UNITS = anyOf`s | sec\w* | min\w* | seconds | minutes`;
/** "Three times", "every 10 s", "at 5 s intervals". */
const AGAIN = new RegExp(
  anyOf`
    \btwice\b(?! as) | \b${NUMBER} times\b | \bevery (?:\d+ ?)?${UNITS}\b | \bat (?:\d+ ?${UNITS} )?intervals\b | \brepeat\w*\b | \b\d+ ?${UNITS} apart\b
    \bin a loop\b
  `,
  'i',
);
/** The name changes from one to the next, or all go into one. */
const APART = /\$\(|\$\{?\w+|>>|%[sFTHd]|<n>|\bdump-?\d|tee -a/;

export const overwritesItsOutput = rule({
  id: 'overwrites-its-output',
  severity: 'warning',
  only: 'elsewhere',
  why: 'of several samples, taken in the minute in which they could be taken, the last one is left',
  mend: 'put the time or a number into the name of the file, or append with >>',
  check: (doc) =>
    doc.steps.flatMap((s) => {
      const text = textOf(s.action);
      if (!AGAIN.test(text.replace(/`[^`]*`/g, ' '))) return [];
      return s.action
        .flatMap((p) => {
          const m = WRITES.exec(p.text);
          return m && !APART.test(p.text)
            ? [
                at(
                  { piece: p, start: m.index, end: m.index + m[0].length, text: m[0] },
                  `step ${s.number} writes to ${quoted(m[1] ?? '')} ${quoted(AGAIN.exec(text.replace(/`[^`]*`/g, ' '))?.[0] ?? '')}: each run overwrites the one before`,
                  'a file for each run',
                ),
              ]
            : [];
        })
        .slice(0, 1);
    }),
});
