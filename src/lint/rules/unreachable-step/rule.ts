import { anyOf } from '../../../text/index.ts';
import { successors, TRY } from '../../document/plan.ts';
import type { Doc, Step } from '../../document/types.ts';
import { at, listed, rule } from '../../rule.ts';

export const unreachableStep = rule({
  id: 'unreachable-step',
  severity: 'error',
  why: 'a step that no branch reaches is never made',
  mend: 'reach it from an earlier outcome, or leave it out',
  check: (doc) => {
    if (!routes(doc)) return [];
    const reached = new Set([
      doc.steps[0]?.number,
      ...doc.steps.flatMap((s) => successors(doc, s)),
      ...readOn(doc),
      ...namedElsewhere(doc),
    ]);
    // "Step 2" reaches its parts 2a and 2b.
    const lost = doc.steps.filter((s) => !reached.has(s.number) && !reached.has(s.number.replace(/[a-z]$/, '')));
    return runsOf(doc, lost).map((run) =>
      at(
        whereOf(run[0] as Step),
        `no outcome leads to step${run.length > 1 ? 's' : ''} ${listed(run.map((s) => s.number))}`,
        'a branch that leads there',
      ),
    );
  },
});

/** Where outcomes are verdicts and none sends the reader on, the steps are made one after the other. */
const routes = (doc: Doc): boolean =>
  doc.kind === 'own' ||
  doc.steps.some((s, i) =>
    s.branches.some((b) => b.targets.some((t) => t.kind === 'step' && doc.steps.findIndex((x) => x.number === t.number) > i)),
  );

const EXCLUDES = new RegExp(
  String.raw`\b${anyOf`rul(?:ed|es|e) out | exclud\w+ | refut\w+ | drop(?:s|ped)? | closed? | unlikely | weakened | does not hold | not (?:it|the cause)`}\b`,
  'i',
);
/** It goes somewhere, though not to a step. */
const LEAVES =
  /\b(?:go (?:on )?to|proceed|continue|apply|mitigat\w*|fix\w*|roll\w*|revert|section|see|raise|restart|escalate|stop|hand|open|add)\b/i;
/**
 * Read one after the other: an outcome only crosses something out, or is a verdict alone ("hourly → H1"), so that the next step follows; and a
 * trial at the end is made for its own sake.
 */
function readOn(doc: Doc): string[] {
  if (doc.kind === 'own') return [];
  const onward = doc.steps.flatMap((s, i) =>
    s.branches.some(
      (b) =>
        (EXCLUDES.test(b.follows) && b.targets.every((t) => t.kind === 'hypothesis')) ||
        // "Then RCF2 gives most of the benefit" is a verdict too. Where most outcomes name the next step, a verdict ends the plan.
        (!namesTheWay(doc) &&
          b.targets.length > 0 &&
          b.targets.every((t) => t.kind === 'hypothesis' || t.kind === 'action') &&
          !LEAVES.test(b.follows)),
    )
      ? [doc.steps[i + 1]?.number ?? '']
      : [],
  );
  const last = doc.steps[doc.steps.length - 1];
  return [...onward, ...(last?.action.slice(0, 2).some((p) => TRY.test(p.text)) ? [last.number] : [])];
}

/** At least two, and half of the steps that have one behind them, name a step in an outcome. */
const namesTheWay = (doc: Doc): boolean => {
  const before = doc.steps.slice(0, -1);
  const naming = before.filter((s) => s.branches.some((b) => b.targets.some((t) => t.kind === 'step'))).length;
  return naming >= 2 && naming * 2 >= before.length;
};

/** "Repeat Step 4 with the fix", "FM1 now, after Step 1". */
const namedElsewhere = (doc: Doc): string[] =>
  doc.kind === 'own'
    ? []
    : doc.said
        .filter((s) => s.section === 'ledger' || s.section === 'mitigation' || s.section === 'verification')
        .flatMap((s) => [...s.piece.text.matchAll(/\bstep (\d{1,2}[a-z]?)\b/gi)].map((m) => (m[1] ?? '').toLowerCase()));

/** Steps in a row that are left out by one branch: one fault. */
function runsOf(doc: Doc, lost: readonly Step[]): Step[][] {
  const out: Step[][] = [];
  for (const s of lost) {
    const last = out[out.length - 1];
    if (last && doc.kind === 'foreign' && doc.steps.indexOf(s) === doc.steps.indexOf(last[last.length - 1] as Step) + 1) last.push(s);
    else out.push([s]);
  }
  return out;
}

/** Its title, or what it does where the title is a number alone. */
const whereOf = (s: Step) => (/[a-z]{3}/i.test(s.piece.text.replace(/^\W*step\W*/i, '')) ? s.piece : (s.action[0] ?? s.piece));
