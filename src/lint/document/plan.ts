import { anyOf, words } from '../../text/index.ts';
import { strength } from './likelihood.ts';
import type { Branch, Doc, Hypothesis, Step } from './types.ts';
import { contentWords } from './words.ts';

/** Of ours, under this a cause is kept in view and nobody prepares for it. */
const UNTREATED = 0.06;
/** So much less likely than the first, it is treated where the plan ends in it. A little more than the report's own bar, for what is rounded. */
const LESSER = 0.26;

/** Whether nothing needs to be prepared for a cause of ours: it is remote, or much less likely than the first, and no outcome concludes it. */
export function keptInView(doc: Doc, h: Hypothesis): boolean {
  const p = strength(h.likelihood) ?? 1;
  const concluded = doc.steps.some((s) => s.branches.some((b) => b.targets.some((t) => t.kind === 'hypothesis' && t.id === h.id)));
  return p < UNTREATED || (!concluded && p < LESSER * (strength(doc.hypotheses[0]?.likelihood) ?? 1));
}

/** Words that send the reader back to a hypothesis without testing it. */
export const REVISIT = new RegExp(
  String.raw`\b${anyOf`
    re-?visit | back to | re-?consider | re-?examine | re-?evaluate | return to | go back to | fall back to | pivot to
    move (?:on )?to | shift (?:focus )?to | look (?:at|into) | explore | investigate | consider | focus on | proceed (?:to|with)
    continue (?:to|with) | turn to | check | test | pursue | escalate to | jump to | skip to | go to
  `}\s+(?:\w+\s+){0,2}?\(?(?:hypothes[ie]s\s+)?H(\d{1,2})\b`,
  'gi',
);
const VERDICT = words`
  confirm\w* | support\w* | rul\w* out | likely | unlikely | eliminat\w* | refut\w* | disprov\w* | reject\w* | strengthen\w*
  weaken\w* | exclud\w* | holds? | true | false | correct | indicat\w* | consistent | points? to | suggests? | implicat\w* | proven
  valid\w* | discard\w* | lower\w* | rais\w* | demot\w* | primary | leads? | root cause | → ?H\d
`;

export const revisited = (text: string): string[] => [...text.matchAll(REVISIT)].map((m) => `H${m[1]}`);

/** A branch that says something of a hypothesis, beyond sending the reader to it. */
export function judges(b: Branch, id: string): boolean {
  const sent = revisited(b.piece.text);
  if (!b.targets.some((t) => t.kind === 'hypothesis' && t.id === id) && !new RegExp(`\\b${id}\\b`).test(b.when)) return false;
  if (!sent.includes(id)) return true;
  return b.piece.text
    .split(/[.;,]\s/)
    .some((clause) => new RegExp(`\\b${id}\\b`).test(clause) && VERDICT.test(clause) && !revisited(clause).includes(id));
}

/** Does a step look at something that speaks for or against a hypothesis? By its id, or, where a plan uses none, by its words. */
export function testsHypothesis(s: Step, h: Hypothesis, doc: Doc): boolean {
  if (s.names.includes(h.id) || s.branches.some((b) => judges(b, h.id))) return true;
  const says = [...s.action, ...s.expected].map((p) => p.text).join(' ');
  if (testsInWords(s, h, doc)) return true;
  const title = contentWords(h.title.text);
  const shared = [...title].filter((w) => contentWords(says).has(w)).length;
  const usesIds = doc.steps.some((x) => x.names.length > 0 || x.branches.some((b) => b.targets.some((t) => t.kind === 'hypothesis')));
  return usesIds ? title.size >= 2 && shared / title.size >= 0.75 : shared >= 2 || (title.size > 0 && shared / title.size >= 0.4);
}

/** A step whose words alone say what it tests. Where its outcomes name hypotheses, it tests those. */
export function testsInWords(s: Step, h: Hypothesis, doc: Doc): boolean {
  const says = [...s.action, ...s.expected].map((p) => p.text).join(' ');
  const open = doc.kind === 'foreign' && s.names.length === 0 && !s.branches.some((b) => b.targets.some((t) => t.kind === 'hypothesis'));
  return open && (doesItsConfirmation(says, h, doc) || looksForIt(says, h, doc));
}

/** What the ledger calls its cheapest confirmation, and no other's in the same words. */
function doesItsConfirmation(says: string, h: Hypothesis, doc: Doc): boolean {
  const looked = contentWords(says);
  const share = (x: Hypothesis): number => {
    const asked = contentWords((x.parts.confirmation ?? []).map((p) => p.text).join(' '));
    return asked.size < 2 ? 0 : [...asked].filter((w) => looked.has(w)).length / asked.size;
  };
  const own = share(h);
  return own >= 0.6 && doc.hypotheses.every((x) => x === h || share(x) <= own);
}

/** The step names the thing that this hypothesis alone is about, in two words of its title or in the one that opens it. */
function looksForIt(says: string, h: Hypothesis, doc: Doc): boolean {
  const looked = contentWords(says);
  const others = new Set(doc.hypotheses.flatMap((x) => (x === h ? [] : [...contentWords(x.title.text)])));
  const own = [...contentWords(h.title.text)].filter((w) => !others.has(w));
  const [first] = own;
  // "Amplification (ndots:5)", and the step measures the part of ndots.
  const named = namesIn(h.title.text).filter((n) => doc.hypotheses.every((x) => x === h || !x.title.text.toLowerCase().includes(n)));
  return (
    named.some((n) => says.toLowerCase().includes(n)) ||
    own.filter((w) => looked.has(w)).length >= 2 ||
    (first !== undefined && looked.has(first) && contentWords(h.title.text.split(/\s+/)[0] ?? '').has(first))
  );
}

const NAME = /`([^`]{3,})`|\b([A-Za-z]\w*[_.]\w+|[a-z]+[A-Z]\w*|[A-Z]{2,}[a-z]*[A-Z_]*|\w{4,}(?=[:=]\d))/g;
/** Names as code and settings have them: `max_connections`, REQUIRES_NEW, ndots:5. */
const namesIn = (text: string): string[] => [...text.matchAll(NAME)].map((m) => (m[1] ?? m[2] ?? '').toLowerCase());

/** A text takes up what a hypothesis says of its mechanism: a name that stands in it, or several of its words. */
export function takesUp(text: string, h: Hypothesis): boolean {
  const story = `${h.title.text}. ${(h.parts.mechanism ?? []).map((p) => p.text).join(' ')}`;
  const said = contentWords(text);
  const shared = (of: string): number => [...contentWords(of)].filter((w) => said.has(w) && !/^\d/.test(w)).length;
  const lower = text.toLowerCase();
  return shared(h.title.text) >= 2 || shared(story) >= 3 || namesIn(story).some((n) => lower.includes(n));
}

/** Numbers of the steps that a step leads to; without a branch that says otherwise, the next one. */
export function successors(doc: Doc, s: Step): string[] {
  const i = doc.steps.indexOf(s);
  const next = doc.steps[i + 1]?.number;
  const told = s.branches.flatMap((b) =>
    b.targets.flatMap((t) => (t.kind === 'step' ? [t.number] : t.kind === 'next' && next ? [next] : [])),
  );
  const closed = s.branches.length >= 2 && s.branches.every((b) => b.targets.length > 0);
  return closed || !next ? told : [...told, next];
}

export const idsOf = (doc: Doc): ReadonlySet<string> => new Set(doc.hypotheses.map((h) => h.id));

/** The step tries to make it happen. */
export const TRY = words`
  reproduc\w* | re-?creat\w* | simulat\w* | provok\w* | load[- ]test\w* | stress[- ]test\w* | unit test | replay\w* | in staging
  on staging | locally | fire \d+ | send \d+ | in a sandbox | test (?:environment|cluster|bench)
`;

const about = (b: Branch, id: string, verdict: RegExp): boolean =>
  b.follows.split(/[.;,]\s/).some((c) => new RegExp(`\\b${id}\\b`).test(c) && verdict.test(c));

/** An outcome that calls it confirmed. */
export const confirmed = (b: Branch, id: string): boolean =>
  about(b, id, /\b(?:is |as )?(?:confirm(?:ed|s)|prov(?:en|ed|es)|established|certain|the (?:root )?cause|supported)\b/i) &&
  !about(b, id, /\b(?:not|never|un)[ -]?(?:confirmed|proven|supported)\b|\bmain\b/i);

/** An outcome that crosses it out; "less likely" does not. */
export const ruledOut = (b: Branch, id: string): boolean =>
  about(b, id, /\b(?:rul\w+ out|reject\w*|exclud\w*|refut\w*|eliminat\w*|disprov\w*|discard\w*|is (?:wrong|false|dead)|dropped)\b/i) &&
  !about(b, id, /\b(?:not|main cause|alone)\b/i);
