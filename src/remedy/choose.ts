import { type Diagnosis, type Hypothesis, holds, meets, type Setting } from '../diagnosis/index.ts';
import { ANSWER, changed, FREQUENCY } from '../knowledge/index.ts';
import type { Knowledge, Remedy, RemedyKind } from '../knowledge/types.ts';
import { isInForce } from './in-force.ts';
import { isTriedInVain } from './tried.ts';
import type { Chosen } from './types.ts';

const PREFIX: Readonly<Record<RemedyKind, string>> = { evidence: 'SAVE', mitigation: 'FM', fix: 'RCF', repair: 'REP' };
/** So many of a kind are read at night. Judgements. */
const MOST: Readonly<Record<RemedyKind, number>> = { evidence: 2, mitigation: 4, fix: 7, repair: 3 };
/** Remedies of one kind that a language model may add for one cause. */
const MOST_PROPOSED = 2;
/** Price of risk on a remedy's chance. Judgement. */
const RISK = { low: 1, medium: 0.8, high: 0.5 } as const;
/** A remedy for one mode is better aimed than one for its whole class, and that than an undoing that merely fits a change. */
const AIM = { mode: 1, class: 0.8, undo: 0.6 } as const;

/** So many remedies of one kind are enough for one cause. Judgement. */
const ENOUGH = 3;
/** Who reads at night has no use for the treatment of a remote cause; what is saved and what is repaired takes hours of people. Judgements. */
const WORTH_WORK: Readonly<Record<RemedyKind, number>> = { mitigation: 0.05, fix: 0.05, evidence: 0.15, repair: 0.15 };
/** A cause this much less likely than the first is treated when the plan ends in it, and not before. Judgement. */
const IN_EARNEST = 0.25;

/** A further remedy for the first cause ends it in one of ten tries at least, for its effort, if it is the cause. Judgement. */
const LEAST_VALUE = 0.1;

/** What ends an effect or its cause is chosen by what the plan can conclude. */
const TREATING: ReadonlySet<RemedyKind> = new Set(['mitigation', 'fix']);

interface Candidate {
  readonly remedy: Remedy;
  readonly per: ReadonlyMap<string, number>;
  readonly value: number;
  readonly unsaid?: true;
}

/**
 * The remedies of one kind for this ledger: the best by chance per effort, and at least one for each hypothesis that has any. A remedy
 * whose needs the incident does not show is left out: nobody switches off a part that nobody has seen.
 */
export function chooseRemedies(
  kind: RemedyKind,
  diagnosis: Diagnosis,
  knowledge: Knowledge,
  setting: Setting,
  concluded: ReadonlySet<string>,
): Chosen[] {
  const possibles = possibleOf(kind, knowledge, setting);
  // What a model proposes comes on top: neither its causes nor its remedies take a place from the knowledge's own.
  const known = diagnosis.hypotheses.filter((h) => h.mode.byModel?.as !== 'proposed');
  const bar = Math.max(WORTH_WORK[kind], IN_EARNEST * (known[0]?.probability ?? 0));
  const aimed = TREATING.has(kind) ? concluded : new Set<string>();
  const worthWork = known.filter((h, i) => i === 0 || h.probability >= bar || (aimed.has(h.id) && h.probability >= WORTH_WORK[kind]));
  const named = possibles.filter((r) => r.proposedBy === undefined);
  const forThese = ranked(named, worthWork, setting);
  // Something is saved before anything is destroyed, be it for a lesser cause.
  const own = forThese.length || kind !== 'evidence' ? worthWork : known;
  const candidates = own === worthWork ? forThese : ranked(named, known, setting);
  const chosen: Candidate[] = [];
  // First each hypothesis its own best, in rank order; then the best of the rest while there is room.
  const most = own === worthWork ? MOST[kind] : 1;
  for (const h of own) {
    if (chosen.length >= most) break;
    if (chosen.some((c) => c.per.has(h.id))) continue;
    const best = [...candidates]
      .filter((c) => c.per.has(h.id))
      .sort((a, b) => (b.per.get(h.id) ?? 0) - (a.per.get(h.id) ?? 0) || b.value - a.value)[0];
    if (best) chosen.push(best);
  }
  // Then what is for another mechanism that the first cause stands for.
  for (const v of TREATING.has(kind) ? (own[0]?.variants ?? []) : []) {
    if (chosen.length >= MOST[kind] || v.probability < WORTH_TREATING || chosen.some((c) => c.remedy.treats.includes(v.mode.id))) continue;
    const best = candidates.find((c) => c.remedy.treats.includes(v.mode.id));
    if (best) chosen.push(best);
  }
  for (const c of candidates) {
    if (chosen.length >= most) break;
    // What is for lesser causes alone has its one.
    const first = own[0];
    if (chosen.includes(c) || !first || !c.per.has(first.id) || c.value < LEAST_VALUE * first.probability) continue;
    const full = chosen.filter((x) => x.per.has(first.id)).length >= ENOUGH && !c.remedy.undoes;
    if (!full && !enough(c, chosen, own, setting)) chosen.push(c);
  }
  // A cause that nothing possible treats keeps what would be possible if nobody had merely left it unsaid.
  if (kind === 'mitigation')
    for (const h of own) {
      if (chosen.some((c) => c.per.has(h.id))) continue;
      const unsaid = knowledge.remedies.filter((r) => r.kind === kind && r.proposedBy === undefined && !denied(r, setting));
      const best = ranked(unsaid, [h], setting)[0];
      if (best) chosen.push({ ...best, remedy: onCondition(best.remedy), unsaid: true });
    }
  for (const partner of partnersOf(chosen, candidates)) chosen.push(partner);
  for (const h of diagnosis.hypotheses)
    if (!known.includes(h)) chosen.push(...forProposed(h, ranked(possibles, [h], setting), chosen, setting));
  return chosen
    .sort((a, b) => b.value - a.value)
    .map((c, i) => ({
      id: `${PREFIX[kind]}${i + 1}`,
      remedy: c.remedy,
      addresses: diagnosis.hypotheses.filter((h) => aimedOf(c.remedy, h, setting) > 0).map((h) => h.id),
      serves: new Map([...c.per].map(([id, p]) => [id, p * RISK[c.remedy.risk]])),
      chance: own.reduce((s, h) => s + (c.per.get(h.id) ?? 0), 0),
      ...(c.unsaid ? { unsaid: true as const } : {}),
    }));
}

/** The remedies of one kind for one cause alone, best first. */
export const bestFor = (kind: RemedyKind, h: Hypothesis, knowledge: Knowledge, setting: Setting, most: number): Remedy[] =>
  ranked(
    possibleOf(kind, knowledge, setting).filter((r) => r.proposedBy === undefined),
    [h],
    setting,
  )
    .slice(0, most)
    .map((c) => c.remedy);

/** What merely fits the class adds nothing to causes that enough treats already; the undoing of a change always stays in view. */
function enough(c: Candidate, chosen: readonly Candidate[], hypotheses: readonly Hypothesis[], setting: Setting): boolean {
  if (c.remedy.undoes) return false;
  return hypotheses
    .filter((h) => c.per.has(h.id))
    .every((h) => aimAt(c.remedy, h, setting) < AIM.mode && treatedBy(c.remedy.kind, h, chosen));
}

/** For a cause whose own fix is there, what fits its class mends another mechanism. */
const treatedBy = (kind: RemedyKind, h: Hypothesis, chosen: readonly Candidate[]): boolean =>
  chosen.filter((x) => x.per.has(h.id)).length >= ENOUGH || (kind === 'fix' && chosen.some((x) => x.remedy.treats.includes(h.mode.id)));

const possibleIn = new WeakMap<Setting, { readonly knowledge: Knowledge; readonly remedies: readonly Remedy[] }>();

/** Asked for each kind and each hypothesis of one incident: found once. */
function possibleOf(kind: RemedyKind, knowledge: Knowledge, setting: Setting): Remedy[] {
  let known = possibleIn.get(setting);
  if (known?.knowledge !== knowledge) known = { knowledge, remedies: knowledge.remedies.filter((r) => possible(r, setting)) };
  possibleIn.set(setting, known);
  return known.remedies.filter((r) => r.kind === kind);
}

function possible(r: Remedy, setting: Setting): boolean {
  if (r.undoes && !holds(`${r.undoes}=yes`, setting)) return false;
  if (`${r.undoes}=yes` === ANSWER.release && holds(ANSWER.undoneInVain, setting)) return false;
  if (futile(r, setting)) return false;
  const signalNeeds = [...r.needs.any, ...r.needs.all].some((n) => n.includes('='));
  return meets(r.needs, setting) || (!setting.stackGiven && !signalNeeds);
}

const NONE_PRINTED: ReadonlyMap<string, string> = new Map();

/** The act was done in vain or its setting stands so already, as the input tells. Asked of what treats a cause at all: it reads the remedy's words. */
const isSpent = (r: Remedy, setting: Setting): boolean =>
  isTriedInVain(r, setting.inVain ?? []) || isInForce(r, setting.printed ?? NONE_PRINTED);

/** The same was tried in vain, as the input tells: by what was read, or by the name of the setting that the remedy sets. */
const futile = (r: Remedy, setting: Setting): boolean =>
  (r.undoes !== undefined && setting.undoneInVain?.has(r.undoes)) ||
  (r.futileWhen?.some((reading) => holds(reading, setting)) ?? false) ||
  (setting.inVain?.some((quote) => settingsIn(r).some((name) => quote.includes(name))) ?? false);

/** terminationGracePeriodSeconds, max_connections: names that mean one thing. */
const SETTING = /\b(?:[a-z]+(?:[A-Z][a-z]+){2,}|[a-z]+(?:_[a-z]+)+)\b/g;
const settings = new WeakMap<Remedy, readonly string[]>();
function settingsIn(r: Remedy): readonly string[] {
  if (r.kind !== 'mitigation') return [];
  const known = settings.get(r) ?? Object.values(r.commands).flatMap((c) => (c.match(SETTING) ?? []).map((name) => name.toLowerCase()));
  settings.set(r, known);
  return known;
}

/** Something that the remedy needs or undoes is said not to be there, or it was tried in vain. */
const denied = (r: Remedy, setting: Setting): boolean =>
  futile(r, setting) ||
  [...(r.undoes ? [`${r.undoes}=yes`] : []), ...r.needs.all, ...r.needs.any].some(
    (n) => n.endsWith('=yes') && holds(n.replace(/=yes$/, '=no'), setting),
  );

/** Nobody has seen what it would undo or needs. What has to be settled before it stays first. */
function onCondition(r: Remedy): Remedy {
  const gates = r.cautions.filter((c) => c.startsWith('Before: '));
  const look = `The input does not say that there is what this ${r.undoes ? 'would undo: find it' : 'is for: look'} first.`;
  return changed(r, { cautions: [...gates, look, ...r.cautions.filter((c) => !gates.includes(c))] });
}

/** What the incident does not name is offered on condition, and never to begin with. */
export const untold = (c: Chosen): Chosen => (c.unsaid ? c : { ...c, remedy: onCondition(c.remedy), unsaid: true });

function weigh(remedy: Remedy, hypotheses: readonly Hypothesis[], setting: Setting): Candidate {
  const per = new Map<string, number>();
  for (const h of hypotheses) {
    const aimed = aimedOf(remedy, h, setting);
    if (aimed > 0) per.set(h.id, aimed * FREQUENCY[remedy.cures]);
  }
  const chance = [...per.values()].reduce((s, v) => s + v, 0);
  return { remedy, per, value: chance * RISK[remedy.risk] };
}

/** The remedies that treat any of these, by chance per risk. */
function ranked(remedies: readonly Remedy[], hypotheses: readonly Hypothesis[], setting: Setting): Candidate[] {
  // Most remedies name none of them: these are not weighed.
  const named = new Set(hypotheses.flatMap((h) => [`class:${h.mode.class}`, ...mechanismsOf(h).map((m) => m.mode.id)]));
  return remedies
    .filter((r) => r.undoes !== undefined || r.treats.some((t) => named.has(t)))
    .map((remedy) => weigh(remedy, hypotheses, setting))
    .filter((c) => c.per.size > 0 && !isSpent(c.remedy, setting))
    .sort((a, b) => b.value - a.value || (a.remedy.id < b.remedy.id ? -1 : 1));
}

/** For a cause that a model proposes: its own remedies, or the knowledge's best where nothing chosen treats it yet. A cause of a model makes nothing the first thing to do. */
function forProposed(h: Hypothesis, candidates: readonly Candidate[], chosen: readonly Candidate[], setting: Setting): Candidate[] {
  const fresh = candidates.filter((c) => !chosen.some((x) => x.remedy === c.remedy));
  const proposed = fresh.filter((c) => c.remedy.proposedBy !== undefined).slice(0, MOST_PROPOSED);
  const treated = chosen.some((c) => aimAt(c.remedy, h, setting) > 0);
  return (proposed.length || treated ? proposed : fresh.slice(0, 1)).map((c) => ({ ...c, value: 0 }));
}

/** A mechanism of the class that is this likely, and is not the one that is shown, has its own remedies weighed. Judgement. */
const WORTH_TREATING = 0.2;

/** The mechanism that is shown, and those it stands for. */
const mechanismsOf = (h: Hypothesis): Pick<Hypothesis['variants'][number], 'mode' | 'probability'>[] => [
  { mode: h.mode, probability: h.alone },
  ...h.variants.filter((v) => v.probability >= WORTH_TREATING),
];

/** What of a hypothesis's probability belongs to mechanisms that the remedy names. */
export function namedPart(remedy: Remedy, h: Hypothesis): number {
  const named = mechanismsOf(h).reduce((sum, m) => sum + (remedy.treats.includes(m.mode.id) ? m.probability : 0), 0);
  return Math.min(h.probability, named);
}

export const treatsClass = (remedy: Remedy, h: Hypothesis): boolean => remedy.treats.includes(`class:${h.mode.class}`);

/** What of the hypothesis's probability a remedy is for, by how well it is aimed: a mechanism's remedy serves that mechanism's part of the class. */
function aimedOf(remedy: Remedy, h: Hypothesis, setting: Setting): number {
  const named = namedPart(remedy, h);
  if (treatsClass(remedy, h)) return AIM.mode * named + AIM.class * (h.probability - named);
  return named > 0 ? AIM.mode * named : aimAt(remedy, h, setting) * h.probability;
}

function aimAt(remedy: Remedy, h: Hypothesis, setting: Setting): number {
  if (remedy.treats.includes(h.mode.id)) return AIM.mode;
  if (remedy.treats.includes(`class:${h.mode.class}`)) return AIM.class;
  const undone = remedy.undoes;
  if (!undone || !holds(`${undone}=yes`, setting)) return 0;
  const cell = h.mode.cells.find((c) => c.observable === undone && c.value === 'yes');
  if (!cell || FREQUENCY[cell.frequency] < FREQUENCY.often) return 0;
  return isTrigger(remedy, h, setting) ? AIM.mode : AIM.undo;
}

/** The remedy undoes a change of the onset's own window, after which such a cause usually begins. */
export function isTrigger({ undoes, restarts }: Remedy, { mode }: Hypothesis, { inWindow }: Setting): boolean {
  if (undoes === undefined || !inWindow?.has(undoes)) return false;
  const shows = (answer: string) =>
    mode.cells.some((c) => `${c.observable}=${c.value}` === answer && FREQUENCY[c.frequency] >= FREQUENCY.usually);
  // Where each rollout does harm, one more does it again.
  return shows(`${undoes}=yes`) && !(restarts && shows(ANSWER.eachDeploy));
}

/** Remedies that must not come alone bring their partner. */
function partnersOf(chosen: readonly Candidate[], candidates: readonly Candidate[]): Candidate[] {
  const wanted = new Set(chosen.flatMap((c) => c.remedy.pairsWith.map((p) => p.remedy)));
  return candidates.filter((c) => wanted.has(c.remedy.id) && !chosen.includes(c));
}
