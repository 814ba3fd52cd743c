import { words } from '../../../text/index.ts';
import type { Piece } from '../../document/piece.ts';
import { amountOf, type Setting, settingsIn } from '../../document/settings.ts';
import { at, prose, quoted, rule } from '../../rule.ts';

/** What is to be, what would be, or what is elsewhere, is no claim about what is. */
const NOT_NOW = words`
  raise\w* | increas\w* | set | sett?ing it | lower\w* | reduc\w* | should | would | could | if | unless | staging | instead of | rather than | not | until | once
  change\w* | proposed | from | was | before | previously | used to | overrid\w* | overwritten | although | despite | while
`;

export const givenValueContradicted = rule({
  id: 'given-value-contradicted',
  severity: 'warning',
  only: 'elsewhere',
  needs: 'incident',
  why: 'a mechanism that rests on a value which this system does not have is computed, tested and fixed for nothing',
  mend: 'take the value of the incident; a default counts only where nothing was set',
  check: (doc, facts) => {
    const given = settingsIn(
      `${facts.incident.tech_stack}\n${facts.incident.symptoms}\n${facts.incident.occurrence_pattern}\n${facts.incident.code_snippet}`,
    );
    if (given.length === 0) return [];
    const told = prose(doc).filter(
      (s) =>
        (s.section === 'snapshot' && s.part !== 'missing') ||
        (s.section === 'ledger' && (s.part === 'mechanism' || s.part === 'supporting' || s.part === undefined)),
    );
    return told.flatMap(({ piece, of }) => {
      const title = doc.hypotheses.find((h) => h.id === of)?.title.text ?? '';
      return [...otherValue(piece, given), ...otherDefault(piece, title, given)].slice(0, 1);
    });
  },
});

const same = (a: string, b: string): boolean => folded(a) === folded(b);
const folded = (name: string): string =>
  name
    .toLowerCase()
    .replace(/^set(?=[a-z])/, '')
    .replace(/[_.-]/g, '');

/** "`max_connections` is 100", where the incident says 300. */
function otherValue(piece: Piece, given: readonly Setting[]) {
  return settingsIn(piece.text).flatMap((s) => {
    const known = given.filter((g) => same(g.name, s.name) && g.unit === s.unit);
    const clause = clauseAt(piece.text, s.index);
    return known.length > 0 && known.every((g) => differs(g.value, s.value)) && !NOT_NOW.test(clause.replace(s.quote, ''))
      ? [found(piece, s.index, s.quote, known[0] as Setting)]
      : [];
  });
}

const DEFAULT =
  /\b(?:the )?default(?:s| (?:value|limit|maximum|size|time-?out))?(?: (?:of|is|to))? `?(\d[\d,]*\d(?:\.\d+)?|\d)\s?(ms|s|sec|seconds?|min|minutes?|h|hours?|MB|GB|MiB|GiB)?\b/i;
/** "Exceeds the default limit of 100", of a hypothesis about a setting that the incident gives. */
function otherDefault(piece: Piece, title: string, given: readonly Setting[]) {
  const m = DEFAULT.exec(piece.text);
  if (!m) return [];
  const said = amountOf(m[1], m[2]);
  const clause = clauseAt(piece.text, m.index);
  const known = given.find((g) => g.unit === said.unit && [clause, title].some((t) => t.includes(g.name)));
  return known &&
    differs(known.value, said.value) &&
    !clause.includes(known.quote.replace(/^.*?(?=\d)/, '')) &&
    !NOT_NOW.test(clause.replace(m[0], ''))
    ? [found(piece, m.index, m[0], known)]
    : [];
}

const differs = (a: number, b: number): boolean => Math.abs(a - b) > Math.max(a, b) * 0.02;

const found = (piece: Piece, start: number, text: string, g: Setting) =>
  at(
    { piece, start, end: start + text.length, text },
    `${quoted(text)}; the incident gives ${quoted(g.quote)}`,
    'the value of the incident',
  );

const clauseAt = (text: string, index: number): string => {
  const from = Math.max(text.lastIndexOf('. ', index), text.lastIndexOf('; ', index), text.lastIndexOf(', ', index)) + 1;
  const to = text.slice(index).search(/[.;,]\s/);
  return text.slice(from, to < 0 ? text.length : index + to);
};
