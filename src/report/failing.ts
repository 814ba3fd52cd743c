import type { Diagnosis } from '../diagnosis/index.ts';
import type { Incident, Span } from '../incident/types.ts';
import type { Entity, Reading, Signal } from '../signals/index.ts';
import { sentencesOf } from '../signals/index.ts';

type Place = Pick<Signal, 'field' | 'start' | 'end'>;

/** A name that the text calls well is not the one that is looked at; a table or a namespace is shared by what is well and what is not. */
const SINGLED_OUT: ReadonlySet<string> = new Set([
  'service',
  'host',
  'site',
  'pod',
  'endpoint',
  'job',
  'queue',
  'topic',
  'group',
  'lambda',
]);
/** "only checkout-api", "only on web-14" */
const ONLY = /\bonly (?:(?:on|in|at|for|the|by|with|from|to) ){0,2}[`"']?$/i;

const within = (inner: Place, outer: Place): boolean => inner.field === outer.field && outer.start <= inner.start && inner.end <= outer.end;

/** The sentences in which the leading cause's own signals stand, the most telling first. */
function sentencesOfLead({ hypotheses: [lead] }: Diagnosis, incident: Incident): Place[] {
  return [...(lead?.supports ?? [])]
    .sort((a, b) => b.ratio - a.ratio)
    .flatMap((b) => b.evidence.signals)
    .flatMap((s): Place[] => {
      const { field } = s;
      if (field === 'log') return [];
      return [s, ...sentencesOf(incident[field]).filter((p) => p.start < s.end && s.start < p.end)].map(({ start, end }) => ({
        field,
        start,
        end,
      }));
    });
}

/** The signals in the order in which they lend their names: those of the leading cause first. */
export function byLead(signals: readonly Signal[], { hypotheses: [lead] }: Diagnosis): Signal[] {
  const ratio = new Map<Signal, number>();
  for (const b of lead?.supports ?? []) for (const s of b.evidence.signals) ratio.set(s, Math.max(b.ratio, ratio.get(s) ?? 1));
  return [...signals].sort((a, b) => (ratio.get(b) ?? 1) - (ratio.get(a) ?? 1));
}

/** The names with those of what fails first, without what is told to be well and nothing else. */
export function failingFirst({ entities, well }: Reading, diagnosis: Diagnosis, incident: Incident): Entity[] {
  const sentences = sentencesOfLead(diagnosis, incident);
  const isTold = (e: Entity) => sentences.some((s) => within(e, s));
  const isAlone = (e: Entity) => ONLY.test(incident[e.field].slice(Math.max(0, e.start - 24), e.start));
  // Code was pasted since it is suspected.
  const isPasted = (e: Entity) => e.field === 'code_snippet';
  const ill = new Set(entities.filter((e) => isTold(e) || isAlone(e) || isPasted(e)).map((e) => e.name));
  const spared = new Set(entities.filter((e) => isWell(e, well) && !ill.has(e.name)).map((e) => e.name));
  const rank = (e: Entity) => (isTold(e) || (isPasted(e) && e.slot !== 'table') ? 2 : isAlone(e) ? 1 : 0);
  return entities
    .filter((e) => !(SINGLED_OUT.has(e.slot) && spared.has(e.name)))
    .map((e) => ({ e, by: rank(e) }))
    .sort((a, b) => b.by - a.by)
    .map(({ e }) => e);
}

const isWell = (e: Entity, well: readonly Span[]): boolean => well.some((w) => within(e, w));
