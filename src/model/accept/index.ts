import type { Incident } from '../../incident/types.ts';
import { changed } from '../../knowledge/index.ts';
import type { Knowledge } from '../../knowledge/types.ts';
import type { Engine } from '../../signals/index.ts';
import type { Reply } from '../schema.ts';
import { acceptModes } from './modes.ts';
import { acceptObservables } from './observables.ts';
import { acceptRemedies } from './remedies.ts';
import { acceptSignals } from './signals.ts';
import type { Accepted, Against, Read, Reason } from './types.ts';

export type { Accepted, Reason } from './types.ts';

/** A model's answer -> what of it is taken over. Everything else is left out and counted; nothing of it is trusted for being in the schema. */
export function accept(reply: Reply, incident: Incident, read: readonly Read[], knowledge: Knowledge, model: string): Accepted {
  const dropped = new Map<Reason, number>();
  const against: Against = {
    knowledge,
    read,
    incident,
    input: Object.values(incident).join('\n'),
    model,
    drop: (reason) => dropped.set(reason, (dropped.get(reason) ?? 0) + 1),
  };
  const observables = acceptObservables(reply, against);
  const signals = acceptSignals(reply, observables, against);
  const { modes, seconded, ids } = acceptModes(reply, observables, [...read, ...signals], against);
  const spoken = new Set([...signals.map((s) => s.observable), ...modes.flatMap((m) => m.cells.map((c) => c.observable))]);
  return {
    signals,
    // One that neither a signal nor a cause speaks of tells nothing apart.
    observables: observables.filter((o) => spoken.has(o.id)),
    modes,
    remedies: acceptRemedies(reply, modes, ids, observables, against),
    seconded,
    dropped,
  };
}

/** The engine with the model's rows beside ours, for one inference. The reader stays as it is: it knows nothing of what the model proposes. */
export function extended(engine: Engine, accepted: Accepted, model: string): Engine {
  const { knowledge } = engine;
  const seconded = new Set(accepted.seconded);
  const among = accepted.modes.length + seconded.size;
  const modes = knowledge.modes.map((m) => (seconded.has(m.id) ? changed(m, { byModel: { name: model, as: 'seconded', among } }) : m));
  return {
    ...engine,
    knowledge: {
      ...knowledge,
      modes: [...modes, ...accepted.modes],
      observables: [...knowledge.observables, ...accepted.observables],
      remedies: [...knowledge.remedies, ...accepted.remedies],
    },
  };
}
