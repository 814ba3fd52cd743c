import type { KnowledgeProblem } from '../files.ts';
import { nearest } from '../nearest.ts';
import type { KnowledgeRule } from './types.ts';

/** The severity policy speaks of facts and observables that there are. */
export const policySound: KnowledgeRule = {
  id: 'policy-sound',
  why: 'a rule over a fact that does not exist never decides, and the level is silently another',
  check({ severity, policy, knowledge }) {
    if (!severity) return [];
    const known = new Set([...Object.keys(severity.facts ?? {}), ...(policy?.facts ?? [])]);
    const observables = new Set(knowledge.observables.map((o) => o.id));
    const out: Omit<KnowledgeProblem, 'rule'>[] = [];
    const say = (seen: string, message: string, ids: Iterable<string>) => {
      const near = nearest(seen, ids, 3, 0.3);
      const expected = near.length ? `one that there is, such as ${near.join(', ')}` : 'one that there is';
      out.push({ path: 'severity.yaml', seen, message, expected, mend: 'Correct the name, or write the fact under facts' });
    };
    for (const r of severity.rules ?? []) {
      for (const f of [...(r.all ?? []), ...(r.any ?? []), ...(r.none ?? []), ...(r.cites ?? [])])
        if (!known.has(f)) say(f, `rule "${r.id}" names no fact "${f}"`, known);
    }
    for (const [id, f] of Object.entries(severity.facts ?? {})) {
      for (const other of [...(f.unless ?? []), ...(f.either ?? [])])
        if (!known.has(other)) say(other, `fact "${id}" names no fact "${other}"`, known);
      for (const o of f.observables ?? []) if (!observables.has(o)) say(o, `fact "${id}" names no observable "${o}"`, observables);
    }
    return [...out, ...(policy?.unsound(severity) ?? []).map((p) => ({ path: 'severity.yaml', ...p }))];
  },
};
