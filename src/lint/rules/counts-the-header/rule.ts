import { hits } from '../../document/piece.ts';
import { at, quoted, rule } from '../../rule.ts';

/** Tools that print a line of headings before what they list. */
const LISTS = /\b(?:ss|ps|lsof|netstat|df|kubectl get|docker (?:ps|images)|crictl ps|systemctl list-\w+)\b[^|`]*\|\s*wc -l/;
const HEADLESS = /--no-headers?|--no-heading|\s-[a-zA-Z]*H[a-zA-Z]*\b|--noheaders|-o [\w:,]*=|\s-q\b|\s-t\b(?=.*lsof)/;

export const countsTheHeader = rule({
  id: 'counts-the-header',
  severity: 'warning',
  only: 'elsewhere',
  why: 'where an exact number decides the branch, the count is one too high and the wrong branch is taken',
  mend: 'use `ss -H`, `kubectl get --no-headers` or the like, or count what a filter lets through',
  check: (doc) =>
    doc.steps.flatMap((s) =>
      [...s.action, ...s.commands]
        .filter((p, i, all) => all.indexOf(p) === i)
        .flatMap((p) => hits(p, LISTS))
        .filter((h) => !HEADLESS.test(h.text))
        .slice(0, 1)
        .map((h) => at(h, `${quoted(h.text)} counts the line of headings as well`, 'one less, or the option that leaves the headings out')),
    ),
});
