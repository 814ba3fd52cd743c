import type { Mode, Observable, Remedy } from '../../knowledge/types.ts';
import type { Reply } from '../schema.ts';
import { kebab } from './observables.ts';
import { isHarmful, plainText, ungrounded } from './texts.ts';
import type { Against } from './types.ts';

const MOST = 8;

/** Remedies for the causes that the model itself proposes: for ours there are ours. Words alone; how well one cures is not the model's to say. */
export function acceptRemedies(
  reply: Reply,
  modes: readonly Mode[],
  ids: ReadonlyMap<string, string>,
  observables: readonly Observable[],
  against: Against,
): Remedy[] {
  const known = new Set([...against.knowledge.observables, ...observables].map((o) => o.id));
  const out: Remedy[] = [];
  for (const r of reply.remedies) {
    const treats = [...new Set(r.treats.flatMap((t) => ids.get(t) ?? []))];
    const texts = {
      title: plainText(r.title, 140).replace(/[.\s]+$/, ''),
      does: plainText(r.does),
      sacrifices: plainText(r.sacrifices),
      rollback: plainText(r.rollback),
      test: plainText(r.test),
    };
    const verifiedBy = known.has(r.verified_by) ? r.verified_by : modes.find((m) => treats.includes(m.id))?.cells[0]?.observable;
    if (treats.length === 0 || verifiedBy === undefined) against.drop('treats no cause that it proposes');
    else if (texts.title.length < 4 || texts.does.length < 4) against.drop('empty or malformed');
    else if (Object.values(texts).some(isHarmful)) against.drop('would change the system');
    else if (Object.values(texts).some((t) => ungrounded(t, against.input))) against.drop('names what is not in the input');
    else if (out.length >= MOST) against.drop('more than is taken');
    else
      out.push({
        id: `model-${kebab(r.title)}-${out.length + 1}`,
        kind: r.kind,
        ...texts,
        sacrifices: texts.sacrifices || 'not said by the model: weigh it before',
        rollback: texts.rollback || 'not said by the model: know how to undo it before',
        minutes: Math.max(5, Math.min(10_000, Math.round(Number.isFinite(r.minutes) ? r.minutes : 30))),
        risk: r.risk === 'low' ? 'medium' : r.risk,
        treats,
        needs: { any: [], all: [] },
        commands: {},
        cures: 'sometimes',
        destroys: '',
        regression: '',
        cautions: ['Proposed by a model and tried by nobody here.'],
        pairsWith: [],
        verifiedBy,
        sources: [`model: ${against.model}`],
        proposedBy: against.model,
      });
  }
  return out;
}
