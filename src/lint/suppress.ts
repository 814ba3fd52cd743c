import { positions } from './position.ts';
import type { Located, Rule } from './types.ts';

/**
 * `<!-- triage-lint-disable rule-a, rule-b: reason -->`: for the rest of its line and the next line with words on it; at the head of the file, or as
 * `triage-lint-disable-file`, for all of it. A suppression must have a reason and be needed.
 */
const COMMENT = /<!--\s*triage-lint-disable(-file|-next-line)?\s+([a-z0-9, -]+?)\s*(?::\s*([\s\S]*?))?\s*-->/g;

interface Suppression {
  readonly start: number;
  readonly end: number;
  readonly rules: readonly string[];
  readonly reason: string;
  /** Lines that it covers; undefined for the whole file. */
  readonly lines: readonly [number, number] | undefined;
}

/** Findings that remain, with findings on the suppressions themselves. */
export function suppressed(findings: readonly Located[], source: string, rules: readonly Rule[]): Located[] {
  const all = suppressionsIn(source);
  if (all.length === 0) return [...findings];
  const at = positions(source);
  const used = new Set<string>();
  const left = findings.filter((f) => {
    const by = all.find(
      (s) =>
        s.reason !== '' &&
        s.rules.includes(f.rule) &&
        (s.lines === undefined || (f.position && f.position.line >= s.lines[0] && f.position.line <= s.lines[1])),
    );
    if (by) used.add(`${by.start} ${f.rule}`);
    return !by;
  });
  const known = new Set(rules.map((r) => r.id));
  const own = all.flatMap((s): Located[] => {
    const base = { place: 'suppression', position: at(s.start, s.end), quote: source.slice(s.start, s.end).replace(/\s+/g, ' ') };
    if (s.reason === '')
      return [
        {
          ...base,
          rule: 'suppression-without-reason',
          severity: 'error',
          seen: `a suppression of ${s.rules.join(', ')} without a reason`,
          expected: '<!-- triage-lint-disable rule: reason -->',
          why: 'the next reader cannot tell a judgement from a convenience',
          mend: 'write after the colon why the finding does not hold here',
        },
      ];
    return s.rules
      .filter((rule) => !used.has(`${s.start} ${rule}`))
      .map((rule) => ({
        ...base,
        rule: 'unused-suppression',
        severity: 'warning',
        seen: known.has(rule) ? `${rule} has no finding here` : `there is no rule "${rule}"`,
        expected: 'a suppression that suppresses something',
        why: 'it will hide the next fault at this place',
        mend: known.has(rule) ? 'take it out' : 'take it out, or correct the name',
      }));
  });
  return [...left, ...own];
}

function suppressionsIn(source: string): Suppression[] {
  if (!source.includes('triage-lint-disable')) return [];
  const at = positions(source);
  const lines = source.split('\n');
  return [...source.matchAll(COMMENT)].map((m) => {
    const start = m.index;
    const end = start + m[0].length;
    const head =
      source
        .slice(0, start)
        .replace(/<!--[\s\S]*?-->/g, '')
        .trim() === '';
    const ofFile = m[1] === '-file' || (head && m[1] === undefined);
    const from = at(start, start).line;
    let to = at(end, end).line;
    const alone = (lines[from - 1] ?? '').replace(/<!--[\s\S]*?(?:-->|$)/, '').trim() === '';
    if (alone) {
      to++;
      while (to < lines.length && /^\s*(?:<!--.*-->)?\s*$/.test(lines[to - 1] ?? '')) to++;
    }
    const rules = (m[2] ?? '').split(/[\s,]+/).filter((r) => r !== '');
    return { start, end, rules, reason: (m[3] ?? '').trim(), lines: ofFile ? undefined : ([from, to] as const) };
  });
}
