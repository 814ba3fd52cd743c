import { anyOf } from '../../../text/index.ts';
import { type Piece, sub } from '../../document/piece.ts';
import type { Hypothesis } from '../../document/types.ts';
import { containment, contentWords } from '../../document/words.ts';
import { at, quoted, ranked, rule, textOf } from '../../rule.ts';

/** Words that name no suspect of their own. */
const WEAK = new RegExp(
  `^${anyOf`
    trouble | problem | fault | failure | error | change | caus | time | peak | load | known | created | shortag | bad | new | whole
    any | well | itself | rul | out | cron | job | servic | worker | cluster | server | releas | deploy
  `}`,
);

export const ruledOutThenUsed = rule({
  id: 'ruled-out-then-used',
  severity: 'warning',
  only: 'elsewhere',
  why: 'the report says both that it cannot be and that it may be',
  mend: 'take it off one of the two lists',
  check: (doc) =>
    doc.ruledOut.flatMap((p) =>
      itemsIn(p).flatMap((item) => {
        const again = ranked(doc).find((h) => suspects(h, item));
        return again
          ? [
              at(
                item,
                `${quoted(item.text)} is ruled out here and is ${again.id} ${quoted(again.title.text)} in the ledger`,
                'one of the two',
              ),
            ]
          : [];
      }),
    ),
});

/** It is in the title, or all of its words are in the title and the mechanism that the hypothesis blames. */
function suspects(h: Hypothesis, item: Piece): boolean {
  const words = new Set([...contentWords(item.text)].filter((w) => !WEAK.test(w)));
  if (words.size === 0) return false;
  const title = contentWords(h.title.text);
  if (words.size >= 2 && containment(words, title) >= 0.75) return true;
  const name = /\b(?:[A-Z][a-z]*[A-Z/-]\w*|[A-Z][a-z]+\/[A-Z]\w*|[A-Z]\w*[A-Z]\w*)\b/.exec(item.text)?.[0];
  if (name && h.title.text.includes(name)) return true;
  return (
    words.size >= 2 &&
    containment(words, contentWords(`${h.title.text} ${textOf(h.parts.mechanism)}`)) === 1 &&
    /\d/.test([...words].join(' '))
  );
}

/** "Locks (no waits), a peak, and the export: …" -> each of them, without the reason that stands behind. */
function itemsIn(p: Piece): Piece[] {
  // Behind the list, in the same paragraph, may stand what is only unlikely.
  const end =
    /[.;]\s+(?:\w+ )?(?:unlikely|less likely|not ruled out|still open|open|would change|ruled in|weakened)\b/i.exec(p.text)?.index ??
    p.text.length;
  const out: Piece[] = [];
  let from = 0;
  let depth = 0;
  for (let i = 0; i <= end; i++) {
    const c = p.text[i] ?? '';
    if (c === '(') depth++;
    if (c === ')') depth = Math.max(0, depth - 1);
    const cut =
      i === end ||
      (depth === 0 && (/[;]/.test(c) || (c === ',' && /^,\s/.test(p.text.slice(i))) || (c === '.' && /^\.\s/.test(p.text.slice(i)))));
    if (!cut) continue;
    const part = sub(p, from, i);
    const lead = /^(?:and|or|also)\s+/i.exec(part.text)?.[0].length ?? 0;
    const what =
      /^[^(:—–]*?(?=\s*(?:[(:—–]|\s-\s|\b(?:because|since|as|given|due|is ruled out|are ruled out)\b|$))/i.exec(
        part.text.slice(lead),
      )?.[0] ?? '';
    if (what.trim() !== '') out.push(...apart(sub(part, lead, lead + what.length)));
    from = i + 1;
  }
  return out;
}

/** "Saturation and locks": two. */
const apart = (p: Piece): Piece[] => {
  const m = /\s(?:and|or)\s/.exec(p.text);
  return m && p.text.split(/\s+/).length <= 6 ? [sub(p, 0, m.index), sub(p, m.index + m[0].length, p.text.length)] : [p];
};
