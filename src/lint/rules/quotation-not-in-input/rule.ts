import type { Report } from '../../../report/types.ts';
import { anyOf } from '../../../text/index.ts';
import { hits } from '../../document/piece.ts';
import { at, prose, quoted, rule } from '../../rule.ts';

type Quotation = Pick<Report['signals'][number], 'quote' | 'field' | 'start' | 'end'> & { readonly event?: string | undefined };
const QUOTED = /“([^”“]{8,300})”|(?<!\w)"(?!\s)([^"]{8,300})"(?!\w)/g;
/** An error line in back quotes is a quotation as well. */
const LINE = /`((?:ERROR|FATAL|PANIC|WARN(?:ING)?|panic|Error|Exception|Traceback|[A-Z]\w*(?:Error|Exception))\b:?\s[^`]{8,300})`/g;
const SUPPOSED = new RegExp(
  String.raw`\b${anyOf`
    reads? | would | if | should | look for | search\w* | such as | e\.g\. | expect\w* | called | so-called | let(?:'s| us) say
    labell?ed | like | grep | instead of | not among | contain\w*
  `}\b[^.“"]*$`,
  'i',
);

export const quotationNotInInput = rule({
  id: 'quotation-not-in-input',
  severity: 'error',
  elsewhere: 'warning',
  why: 'a quotation that nobody wrote is an invented fact',
  mend: 'quote the incident to the letter, or drop the quotation marks',
  check: (doc, facts) => {
    if (doc.report) return inOurs(doc.report);
    if (!facts.given) return [];
    const input = folded(facts.text);
    return prose(doc)
      .filter((s) => (s.section === 'snapshot' && s.part !== 'missing') || (s.section === 'ledger' && s.part === 'supporting'))
      .flatMap(({ piece }) =>
        [...hits(piece, QUOTED), ...hits(piece, LINE)].flatMap((h) => {
          const words = h.text.slice(1, -1);
          if (words.split(/\s+/).length < 3 || SUPPOSED.test(piece.text.slice(0, h.start))) return [];
          const there = words.split(/\s*(?:\.{3}|…|\[[^\]]*\])\s*/).every((part) => input.includes(folded(part)));
          return there || isShortened(words, facts.text)
            ? []
            : [at(h, `${quoted(words)} is not in the incident`, 'the words of the incident')];
        }),
      );
  },
});

/** Where three dots stand, this many words of the incident may be left out; elsewhere numbers alone. */
const LEFT_OUT = 25;
/** Its words stand in the incident in this order, with some left out and nothing put in. */
function isShortened(words: string, incident: string): boolean {
  const tokens = (text: string): readonly string[] => folded(text).match(/[a-z0-9_]+|…/g) ?? [];
  const wanted = tokens(words.replace(/\.{3}|\[[^\]]*\]/g, '…'));
  const input = tokens(incident);
  return (
    wanted.length >= 4 &&
    input.some((first, start) => {
      if (first !== wanted[0]) return false;
      let at = start;
      return wanted.every((w, i) => {
        if (w === '…') return true;
        const next = input.indexOf(w, at);
        const between = input.slice(at, next);
        if (next < 0 || !(wanted[i - 1] === '…' ? between.length <= LEFT_OUT : between.every((t) => /^\d+$/.test(t)))) return false;
        at = next + 1;
        return true;
      });
    })
  );
}

/** One case, one kind of blank and quotation mark, no markup and no closing punctuation. */
const folded = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[“”„"'‘’`*\\]/g, '')
    .replace(/[–—]/g, '-')
    .replace(/[-=]>|⇒/g, '→')
    .replace(/\s+/g, ' ')
    .replace(/[.,;:!]+$/, '')
    .trim();

/** The text that a quotation is taken from: a field of the incident, or an event of the log. */
const sourceOf = (r: Report, q: Quotation): string =>
  q.field === 'log' ? (r.log?.find((e) => e.id === q.event)?.text ?? '') : r.incident[q.field];

function inOurs(r: Report) {
  const say = (path: string, q: Quotation) =>
    sourceOf(r, q).slice(q.start, q.end) !== q.quote
      ? [at({ text: q.quote, path }, quoted(q.quote), `the text of ${q.field} at ${q.start}–${q.end}`)]
      : [];
  return [
    ...r.signals.flatMap((s, i) => [...say(`signals[${i}]`, s), ...s.also.flatMap((a, j) => say(`signals[${i}].also[${j}]`, a))]),
    ...r.triggers.flatMap((t, i) => say(`triggers[${i}]`, t)),
    ...r.derived.flatMap((d, i) => d.inputs.flatMap((q, j) => say(`derived[${i}].inputs[${j}]`, q))),
    ...r.contradictions.flatMap((c, i) => [...say(`contradictions[${i}].one`, c.one), ...say(`contradictions[${i}].other`, c.other)]),
  ];
}
