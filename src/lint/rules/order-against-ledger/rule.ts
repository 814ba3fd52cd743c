import { anyOf, words } from '../../../text/index.ts';
import { DEEDS } from '../../document/deeds.ts';
import { strength } from '../../document/likelihood.ts';
import { type Hit, hits } from '../../document/piece.ts';
import type { Doc } from '../../document/types.ts';
import { contentWords } from '../../document/words.ts';
import { actionIds } from '../../foreign/branches.ts';
import { at, listed, quoted, ranked, rule } from '../../rule.ts';

const IN_ONE_GO = anyOf`at once | simultaneously | in one go | at the same time | in a single (?:step|release|roll-?out) | immediately`;
const AT_ONCE = words`
  (?:to|on|for|in|across)?\s?(?:all|every|the (?:whole|entire)|each)\b[^.;→]{0,40}\b${IN_ONE_GO} | big[- ]bang | everywhere at once
  fleet[- ]wide at once
`;
/** "RCF1 → FM3" */
const FIX_FIRST =
  /\bRCF\d+ → FM\d+\b(?! (?:off|back|removed|lifted|undone|ends?|is))(?! ?\((?:only )?(?:if|when|where|as a)\b)(?! (?:only )?(?:if|when)\b)/;
const CLEAR = 0.6;
const REMOTE = 0.15;

/** Something fast for the same hypothesis stands before it. */
function isEased(doc: Doc, h: Hit): boolean {
  const fix = doc.actions.find((a) => a.id === actionIds(h.text)[0]);
  const before = actionIds(h.piece.text.slice(0, h.start));
  return doc.actions.some(
    (a) =>
      a.kind === 'mitigation' &&
      before.includes(a.id) &&
      // Where a report does not say for which each is, the first may be for the same.
      (!a.addresses.length || !fix?.addresses.length || a.addresses.some((id) => fix.addresses.includes(id))),
  );
}

/** Both are for the same hypothesis, or one does not say for which. */
function isOneCause(doc: Doc, [first, then]: readonly string[]): boolean {
  const [fix, fast] = [first, then].map((id) => doc.actions.find((a) => a.id === id));
  if (!fix || fast?.kind !== 'mitigation') return false;
  return fix.addresses.length === 0 || fast.addresses.length === 0 || fix.addresses.some((id) => fast.addresses.includes(id));
}

const BEFORE_IT = /^[^.;→]{3,60}\b(?:beforehand\b|before that\b|before (?:FM|RCF)\d+\s*(?:[.;:,)]|$))/i;
/** "1. FM1 now. 2. Step 1 beforehand": what has to come first stands behind. */
function tooLate(doc: Doc) {
  const acts = doc.order.findIndex((p) => /^\W*(?:\d+\W+)?(?:FM)\d/.test(p.text));
  const late =
    acts < 0
      ? undefined
      : doc.order
          .slice(acts + 1)
          .find(
            (p) => BEFORE_IT.test(p.text) && !/\b(?:if|when|unless)\b/i.test(p.text.slice(0, 40)) && !/^\W*(?:\d+\W+)?RCF/.test(p.text),
          );
  return late
    ? at(late, `${quoted(late.text)} stands behind ${quoted(doc.order[acts]?.text ?? '')}`, 'what comes first in the first place')
    : undefined;
}

/** An outcome sends to the change of the root cause, where the order eases the same hypothesis first. */
function straightToTheFix(doc: Doc) {
  // Where the order goes through the plan, what eases it has been done by then.
  if (doc.order.some((p) => /\bsteps?\b/i.test(p.text))) return undefined;
  const order = doc.order.flatMap((p) => actionIds(p.text));
  for (const s of doc.steps)
    for (const b of s.branches) {
      const named = b.targets.flatMap((t) => (t.kind === 'action' ? [t.id] : []));
      const fix = doc.actions.find((a) => a.id === named[0] && a.kind === 'fix' && named.length === 1);
      const eases = doc.actions.find(
        (a) =>
          a.kind === 'mitigation' &&
          order.includes(a.id) &&
          order.indexOf(a.id) < order.indexOf(fix?.id ?? '') &&
          a.addresses.some((id) => fix?.addresses.includes(id)),
      );
      if (fix && eases && /^\W*(?:apply |the )?(?:fix\W*)?\(?RCF\d+/i.test(b.follows))
        return at(b.piece, `step ${s.number} sends to ${fix.id}, and the order puts ${eases.id} before it`, `${eases.id}, then ${fix.id}`);
    }
  return undefined;
}

const HELPED = words`
  resolved (?:it|this|that) | cured (?:it|this) | fixed (?:it|this) | helped | solved (?:it|this) | stopped (?:it|this) | cleared (?:it|this)
  (?:normal|fine|well|healthy) (?:again )?after | made it (?:go away|stop) | brought (?:it|them) back
`;
const IN_VAIN = /\b(?:not|n't|no|never|nothing|neither)\b[^.;]{0,20}\b(?:help|resolv|cur|fix|solv|stop|clear)/i;
const FALLBACK = words`fall-?back | only (?:if|when|as) | as (?:a )?(?:last resort|reserve|plan b) | last | optional(?:ly)? | otherwise`;
/** The incident tells of a measure that helped, and the order keeps it for when another one fails. */
function provenHeldBack(doc: Doc, incident: string) {
  for (const sentence of incident.split(/\n|(?<=[.;])\s+/)) {
    if (!HELPED.test(sentence) || IN_VAIN.test(sentence)) continue;
    const deed = DEEDS.find((d) => d.asked.test(sentence) || d.done.test(sentence));
    if (!deed) continue;
    const told = contentWords(sentence);
    const proven = doc.actions.find(
      (a) =>
        a.kind === 'mitigation' &&
        deed.asked.test(a.title.text) &&
        [...contentWords(a.title.text.replace(deed.asked, ' '))].some((w) => !/^\d/.test(w) && told.has(w)),
    );
    const where = proven && doc.order.find((p) => new RegExp(`\\b${proven.id}\\b[^.;→]{0,25}`).test(p.text) && p.text.length < 120);
    if (where && actionIds(where.text)[0] === proven.id && FALLBACK.test(where.text) && doc.order.indexOf(where) > 0)
      return at(
        where,
        `${proven.id} is kept for later, and the incident says of it ${quoted(sentence.trim())}`,
        `${proven.id} first, until the others are in place`,
      );
  }
  return undefined;
}

export const orderAgainstLedger = rule({
  id: 'order-against-ledger',
  reads: 'prose',
  severity: 'warning',
  only: 'elsewhere',
  why: 'the order is what is followed at night, whatever the rest says',
  mend: 'put what eases the harm in minutes first, for the likeliest cause first, on one instance first',
  check: (doc, facts) => {
    if (doc.order.length === 0) return [];
    const late = tooLate(doc);
    if (late) return [late];
    const straight = straightToTheFix(doc);
    if (straight) return [straight];
    const held = facts.given ? provenHeldBack(doc, facts.text) : undefined;
    if (held) return [held];
    const everything = doc.order
      .flatMap((p) => hits(p, AT_ONCE))
      .filter((h) => actionIds(h.piece.text).some((id) => id.startsWith('RCF')))
      .slice(0, 1);
    if (everything[0])
      return [
        at(everything[0], `${quoted(everything[0].text)}: a change is made everywhere before it was seen to work`, 'one instance first'),
      ];
    const where = doc.order.find((p) => actionIds(p.text).length > 0);
    const first = where && doc.actions.find((a) => a.id === actionIds(where.text)[0]);
    if (!where || !first) return [];
    const fast = doc.actions.filter((a) => a.kind === 'mitigation');
    const conditional = /\b(?:if|when|once|after|as soon as)\b/i.test(where.text.slice(0, where.text.indexOf(first.id)));
    if (first.kind === 'fix' && fast.length > 0 && !conditional)
      return [
        at(
          where,
          `the order begins with ${first.id} ${quoted(first.title.text)}, a change of the root cause`,
          `a mitigation first: ${listed(fast.map((a) => a.id))}`,
        ),
      ];
    const after = doc.order.flatMap((p) => hits(p, FIX_FIRST)).find((h) => isOneCause(doc, actionIds(h.text)) && !isEased(doc, h));
    if (after)
      return [
        at(
          after,
          `${quoted(after.text)}: a mitigation of minutes waits for a change of the root cause`,
          'what eases the harm before what cures it',
        ),
      ];
    const lead = ranked(doc)[0];
    const others = doc.hypotheses.filter((h) => first.addresses.includes(h.id));
    const better = lead && fast.find((a) => a !== first && a.addresses.includes(lead.id));
    return lead &&
      better &&
      !conditional &&
      first.kind === 'mitigation' &&
      (strength(lead.likelihood) ?? 0) >= CLEAR &&
      others.length > 0 &&
      others.every((h) => h !== lead && (strength(h.likelihood) ?? 1) <= REMOTE)
      ? [
          at(
            where,
            `the order begins with ${first.id}, for ${listed(others.map((h) => h.id))}; ${lead.id} leads, and ${better.id} is for it`,
            `${better.id} first`,
          ),
        ]
      : [];
  },
});
