import { anyOf } from '../../text/index.ts';
import { type Piece, sub } from '../document/piece.ts';
import type { Branch, Target } from '../document/types.ts';

const OPENS = new RegExp(
  String.raw`^(?:[-*•]\s*)?${anyOf`
    if | when | where | otherwise | else | unless | in case | yes | no | both | neither | none | any | only | positive | negative
    inconclusive | match(?:es)? | true | false | found | not found | present | absent | pass | fail(?:ed|s)? | confirmed | unclear
    could not tell
  `}\b`,
  'i',
);
const CONDITION = anyOf`if | otherwise | else | when | no | yes | neither | both | unless | inconclusive`;
/** Up to the end of its sentence; the stop inside a number ends none. */
const OUTCOME = String.raw`(?:[^.;→]|\.(?=\d))`;
/** Where one outcome of a line ends and the next begins. */
const NEXT = new RegExp(
  anyOf`
    (?<=[.;,|])\s+(?=${CONDITION}\b(?!\s+(?:\w+\s+)?(?:longer|more|need))) | \s+/\s+(?=(?:if|no|yes|otherwise|else|not)\b)
    (?<=[.;])\s+(?=${OUTCOME}{2,90}\s→) | (?<=[.;])\s+(?=[^.;→]{2,90},\s+then\s)
  `,
  'gi',
);
/** "Above 300 s: H1, go to 3. Below 300 s: H5": a line whose outcomes stand before colons. */
const COLON_FORM = /^[^.;:→]{2,60}:\s[^→]*[.;]\s+[^.;:→]{2,60}:\s/;
const NEXT_COLON = /(?<=[.;])\s+(?=[^.;:→]{2,60}:\s)/g;
/** "Match = H1, go on with step 2; errors on all = H2": outcomes before signs of equality, two or more in a line. */
const EQUALS_FORM = /^[^.;:=→`]{2,80}\s=\s[^=→`]*[.;]\s+[^.;:=→`]{2,80}\s=\s[^=→`]*$/;
const NEXT_EQUALS = /(?<=[.;])\s+(?=[^.;:=→]{2,80}\s=\s)/g;

const CONSEQUENCE = anyOf`
  then\b | proceed | go[ ] | goto | jump | move | continue | skip | this[ ] | it[ ] | confirms? | supports? | rules? | H\d | step
  apply | escalate | revisit | see | treat | consider | mitigat | implicat | points?
`;
const HOW_ON = new RegExp(anyOf`→ | [,:;]\s*(?=${CONSEQUENCE}) | \bthen\b | :\s | \s[—–-]\s | ,\s`, 'i');

/** Outcomes of a step from its words: each with the condition, what follows, and where it leads. */
export function branchesOf(pieces: readonly Piece[], inBranching: boolean): Branch[] {
  const out: Branch[] = [];
  for (const p of pieces) {
    const equals = inBranching && EQUALS_FORM.test(p.text);
    for (const clause of clausesOf(p, equals)) {
      if (equals) {
        out.push(branchOf(clause, true));
        continue;
      }
      const opens = OPENS.test(clause.text);
      const arrow = clause.text.includes('→');
      const targets = targetsOf(clause.text);
      // Elsewhere "If H2 holds, the rows are idle" tells what to expect, not where to go.
      const leads = branchOf(clause).targets.length > 0 && branchOf(clause).follows !== '' && !/^(?:if|when) H\d/i.test(clause.text);
      if (inBranching ? opens || arrow || targets.length > 0 : (leads && (opens || arrow)) || (out.length > 0 && opens && arrow))
        out.push(branchOf(clause));
      else if (inBranching && out.length > 0) out[out.length - 1] = extended(out[out.length - 1] as Branch, clause);
    }
  }
  return out;
}

function clausesOf(p: Piece, equals: boolean): Piece[] {
  // A cut needs a whole outcome before it: "the log is empty; the queue grows → step 2" is one.
  const cuts = [0];
  for (const m of p.text.matchAll(equals ? NEXT_EQUALS : COLON_FORM.test(p.text) ? NEXT_COLON : NEXT)) {
    const before = p.text.slice(cuts[cuts.length - 1], m.index);
    if (!p.text.includes('→') || before.includes('→')) cuts.push(m.index);
  }
  cuts.push(p.text.length);
  const parts = cuts.slice(1).map((to, i) => sub(p, cuts[i] ?? 0, to));
  return parts.map((x) => sub(x, /^[\s/;,|]*/.exec(x.text)?.[0].length ?? 0, x.text.length)).filter((x) => x.text !== '');
}

function branchOf(p: Piece, equals = false): Branch {
  const arrow = equals ? p.text.search(/=\s/) : p.text.indexOf('→');
  const m = arrow >= 0 ? undefined : HOW_ON.exec(p.text);
  const at = arrow >= 0 ? arrow : (m?.index ?? p.text.length);
  const when = p.text.slice(0, at).trim();
  const rest = p.text.slice(at).replace(/^[→=,:;\s—–-]+/, '');
  // "none → 2": a bare number is a step.
  const bare = /^(\d{1,2}[a-z]?)\W*$/.exec(rest)?.[1];
  const targets: Target[] = bare ? [{ kind: 'step', number: bare }] : targetsOf(rest === '' ? p.text : rest);
  return { piece: p, when: when.replace(/^(?:if|when|in case)\s+/i, ''), follows: rest, targets };
}

function extended(b: Branch, more: Piece): Branch {
  const targets = [...b.targets, ...targetsOf(more.text)];
  const map = b.piece.map && more.map ? { map: [...b.piece.map, ...more.map] } : {};
  return {
    ...b,
    piece: { text: `${b.piece.text} ${more.text}`, path: b.piece.path, ...map },
    follows: `${b.follows} ${more.text}`,
    targets,
  };
}

export const hypothesisIds = (text: string): string[] => [
  ...new Set(
    [...text.matchAll(/\b(?:H|hypothesis\s+#?)(\d{1,2})\b(?:\s*[–—-]\s*H?(\d{1,2})\b)?/gi)].flatMap((m) => range('H', m[1], m[2])),
  ),
];
export const actionIds = (text: string): string[] => [
  ...new Set(
    [...text.matchAll(/\b(FM|RCF|REP|SAVE|MIT|FIX)[- ]?(\d{1,2})\b(?:\s*[–—-]\s*(?:FM|RCF|REP)?(\d{1,2})\b)?/g)].flatMap((m) =>
      range(m[1] ?? '', m[2], m[3]),
    ),
  ),
];

function range(prefix: string, from: string | undefined, to: string | undefined): string[] {
  const a = Number(from);
  const b = to === undefined ? a : Number(to);
  if (!(b >= a && b - a < 12)) return [`${prefix}${a}`];
  return Array.from({ length: b - a + 1 }, (_, i) => `${prefix}${a + i}`);
}

/** "With the log of Step 1" sends nobody back to it. */
const REFERRING = anyOf`of | from | in | by | as in | like`;
/** "What Steps 1 to 4 have confirmed" neither. */
const HAVE = anyOf`has | have | had`;
const AND_STEP = String.raw`\s*(?:,|or|and|to|/|[–—-])\s*(?:step\s*)?(\d{1,2}[a-z]?)\b(?!\s*(?:%|min|hour|s\b))`;
const STEPS = new RegExp(
  String.raw`(?<!\b${REFERRING} )\bsteps?\s*#?\s*(\d{1,2}[a-z]?)\b(?:${AND_STEP})?(?!(?:${AND_STEP})? (?:${HAVE} )?(?:said|says|show(?:ed|s|n)|f(?:ou|i)nds?|confirmed|told|gave)\b)`,
  'gi',
);
/** "Go to 3.", "go on with 4": a bare number behind the way is a step. */
const BARE_STEP = /\b(?:go (?:on )?(?:to|with)|continue with|proceed to) (\d{1,2}[a-z]?)(?=\s*(?:[.;,)]|$))/gi;
/** Where a text sends its reader. */
export function targetsOf(text: string): Target[] {
  const steps = [...text.matchAll(STEPS)];
  const out: Target[] = [
    ...steps.flatMap((m): Target[] =>
      [m[1], m[2]].flatMap((n) => (n === undefined ? [] : [{ kind: 'step' as const, number: n.toLowerCase() }])),
    ),
    ...[...text.matchAll(BARE_STEP)].map((m): Target => ({ kind: 'step', number: (m[1] ?? '').toLowerCase(), bare: true })),
    ...hypothesisIds(text).map((id): Target => ({ kind: 'hypothesis', id })),
    ...actionIds(text).map((id): Target => ({ kind: 'action', id })),
  ];
  if (/\b(?:next step|continue (?:to|with) the next|proceed (?:on|further)|carry on|continue below|move on)\b/i.test(text))
    out.push({ kind: 'next' });
  if (/\b(?:escalate|stop here|end of plan|none of these|something else|widen|open a (?:ticket|case)|page the|call in)\b/i.test(text))
    out.push({ kind: 'end' });
  return out;
}
