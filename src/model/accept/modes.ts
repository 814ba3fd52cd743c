import { FREQUENCY } from '../../knowledge/index.ts';
import type { Cell, Mode, Observable } from '../../knowledge/types.ts';
import type { Reply } from '../schema.ts';
import { oursAlike } from './alike.ts';
import { kebab } from './observables.ts';
import { isHarmful, plainText, ungrounded } from './texts.ts';
import type { Against, Read } from './types.ts';

const MOST = 4;

/** The causes that a model names: those of ours by their ids, the others as rows for this one inference. `signals`: all that is read, the model's included. */
export function acceptModes(
  reply: Reply,
  observables: readonly Observable[],
  signals: readonly Read[],
  against: Against,
): { readonly modes: Mode[]; readonly seconded: string[]; readonly ids: ReadonlyMap<string, string> } {
  const ours = new Map(against.knowledge.modes.map((m) => [m.id, m]));
  const known = new Map([...against.knowledge.observables, ...observables].map((o) => [o.id, o]));
  const read = new Set(signals.map((s) => `${s.observable}=${s.value}`));
  const seconded = new Set<string>();
  const modes: Mode[] = [];
  /** The model's id -> ours. */
  const ids = new Map<string, string>();
  for (const m of reply.modes) {
    const named = ours.get(m.id) ?? ours.get(kebab(m.id));
    if (named) {
      seconded.add(named.id);
      continue;
    }
    const draft = modeOf(m, known, against);
    if (!draft) continue;
    const alike = oursAlike(draft, against.knowledge.modes);
    if (alike) {
      seconded.add(alike.id);
      continue;
    }
    if (modes.some((x) => oursAlike(draft, [x]))) against.drop('already read');
    else if (
      !draft.cells.some((c) => c.value !== 'no' && FREQUENCY[c.frequency] >= FREQUENCY.sometimes && read.has(`${c.observable}=${c.value}`))
    )
      against.drop('explains no signal');
    else if (modes.length >= MOST) against.drop('more than is taken');
    else {
      modes.push(draft);
      ids.set(m.id, draft.id);
    }
  }
  const among = modes.length + seconded.size;
  return {
    modes: modes.map((m) => ({ ...m, byModel: { name: against.model, as: 'proposed', among } })),
    seconded: [...seconded],
    ids,
  };
}

function modeOf(m: Reply['modes'][number], known: ReadonlyMap<string, Observable>, against: Against): Mode | undefined {
  const id = kebab(m.id);
  const title = plainText(m.title, 140).replace(/[.\s]+$/, '');
  const sentences = m.mechanism.map((s) => plainText(s)).filter((s) => s.length > 2);
  if ([title, ...sentences].some(isHarmful)) return left(against, 'would change the system');
  if (ungrounded(title, against.input)) return left(against, 'names what is not in the input');
  const grounded = sentences.filter((s) => !ungrounded(s, against.input));
  for (let i = grounded.length; i < sentences.length; i++) against.drop('names what is not in the input');
  if (id === '' || title.length < 4 || grounded.length === 0) return left(against, 'empty or malformed');
  const domain = against.knowledge.classes.find((c) => c.id === m.class)?.domain ?? 'code';
  return {
    id: `model-${id}`,
    class: m.class,
    domain,
    title,
    prevalence: 'rare',
    prevalenceBecause: 'proposed by a model',
    needs: { any: [], all: [] },
    usualWith: [],
    mechanism: grounded.map((text) => ({ text })),
    cells: cellsOf(m, known, against),
    role: m.role,
    cascades: [],
    sources: [`model: ${against.model}`],
    byModel: { name: against.model, as: 'proposed', among: 1 },
  };
}

function left(against: Against, reason: Parameters<Against['drop']>[0]): undefined {
  against.drop(reason);
}

function cellsOf(m: Reply['modes'][number], known: ReadonlyMap<string, Observable>, against: Against): Cell[] {
  const seen = new Set<string>();
  return m.cells.flatMap((c): Cell[] => {
    const o = known.get(c.observable) ?? known.get(kebab(c.observable));
    const because = plainText(c.because, 240).replace(/[.\s]+$/, '');
    if (!o || !(c.value in o.values)) return drop('unknown observable or value');
    const key = `${o.id}=${c.value}`;
    if (seen.has(key)) return drop('already read');
    if (isHarmful(because)) return drop('would change the system');
    seen.add(key);
    // A reason that brings facts of its own is not repeated; the cell says what it says.
    const said =
      because !== '' && !ungrounded(because, against.input) ? because : 'the model says so, and gives no reason that rests on the input';
    return [{ observable: o.id, value: c.value, frequency: c.frequency, because: said }];
  });
  function drop(reason: Parameters<Against['drop']>[0]): Cell[] {
    against.drop(reason);
    return [];
  }
}
