import { rule } from '../../paths.ts';

export const confoundedOnset = rule({
  id: 'confounded-onset',
  severity: 'warning',
  why: 'the first change named is the one that gets blamed',
  mend: 'name every change in the window of the onset',
  check: (r) => {
    const near = r.triggers.filter((t) => t.minutesBeforeOnset !== undefined && t.minutesBeforeOnset >= 0 && t.minutesBeforeOnset <= 120);
    const said = r.problem.map((s) => s.text).join(' ');
    const unnamed = near.filter((t) => !said.includes(t.name));
    return near.length >= 2 && near.length <= 3 && unnamed.length
      ? [
          {
            place: 'problem',
            seen: `${near.length} changes in the window, not named: ${unnamed.map((t) => t.name).join(', ')}`,
            expected: 'each of them',
          },
        ]
      : [];
  },
});
