import type { KnowledgeProblem } from '../files.ts';
import { nearest } from '../nearest.ts';
import type { KnowledgeRule } from './types.ts';

/** Ids that a file names must exist: a cell on an unknown observable is a cell that nobody can ever see. */
export const knownReferences: KnowledgeRule = {
  id: 'known-references',
  why: 'a reference to something that does not exist is silently never used',
  check({ knowledge: k, own = k, changes }) {
    const observables = new Map(k.observables.map((o) => [o.id, o]));
    const modes = new Set(k.modes.map((m) => m.id));
    const classes = new Set(k.classes.map((c) => c.id));
    const technologies = new Set(k.technologies.map((t) => t.id));
    const roles = new Set(k.technologies.flatMap((t) => t.roles));
    const remedies = new Set(k.remedies.map((r) => r.id));
    const out: Omit<KnowledgeProblem, 'rule'>[] = [];
    const say = (path: string, seen: string, message: string, known: Iterable<string>, mend = 'Correct the id, or write the entry') => {
      const near = nearest(seen, known, 3, 0.3);
      const expected = near.length ? `an id that there is, such as ${near.join(', ')}` : 'an id that there is';
      out.push({ path, seen, message, expected, mend });
    };

    const condition = (path: string, entry: string) => {
      const signal = /^([^=]+)=(.+)$/.exec(entry);
      if (signal) return reading(path, signal[1] ?? '', signal[2] ?? '');
      if (entry.startsWith('role:')) {
        if (!roles.has(entry.slice(5)))
          say(
            path,
            entry,
            `no technology has the role "${entry.slice(5)}"`,
            [...roles].map((r) => `role:${r}`),
          );
      } else if (!technologies.has(entry)) say(path, entry, `no technology "${entry}"`, technologies);
      return undefined;
    };
    const reading = (path: string, id: string, value: string) => {
      const o = observables.get(id);
      if (!o) say(path, id, `no observable "${id}"`, observables.keys(), 'Correct the id, or write it: triage knowledge new observable');
      else if (!(value in o.values) && !(value === 'no' && 'yes' in o.values))
        out.push({
          path,
          seen: id,
          message: `observable "${id}" has no value "${value}"`,
          expected: Object.keys(o.values).join(' or '),
          mend: 'Take one of its values',
        });
    };

    for (const m of own.modes) {
      const path = `modes/${m.id}`;
      if (!classes.has(m.class)) say(path, m.class, `no class "${m.class}"`, classes, 'Take one of triage knowledge show classes');
      for (const c of m.cells) reading(path, c.observable, c.value);
      for (const n of [...m.needs.any, ...m.needs.all, ...m.usualWith]) condition(path, n);
      for (const s of m.mechanism) if (s.when) condition(path, s.when);
      for (const c of m.cascades) if (!modes.has(c.with)) say(path, c.with, `cascade with no mode "${c.with}"`, modes);
    }
    for (const r of own.remedies) {
      const path = `remedies/${r.id}`;
      for (const t of r.treats) {
        if (t.startsWith('class:') ? !classes.has(t.slice(6)) : !modes.has(t))
          say(path, t, `treats unknown "${t}"`, t.startsWith('class:') ? [...classes].map((c) => `class:${c}`) : modes);
      }
      for (const n of [...r.needs.any, ...r.needs.all]) condition(path, n);
      for (const p of r.pairsWith) if (!remedies.has(p.remedy)) say(path, p.remedy, `pairs with no remedy "${p.remedy}"`, remedies);
      if (!observables.has(r.verifiedBy)) say(path, r.verifiedBy, `verified by no observable "${r.verifiedBy}"`, observables.keys());
      for (const s of r.futileWhen ?? []) reading(path, s.split('=')[0] ?? '', s.split('=')[1] ?? '');
      for (const o of r.silences ?? []) if (!observables.has(o)) say(path, o, `silences no observable "${o}"`, observables.keys());
      if (r.undoes && !observables.has(r.undoes)) say(path, r.undoes, `undoes no observable "${r.undoes}"`, observables.keys());
      for (const t of Object.keys(r.commands))
        if (t !== 'any' && !technologies.has(t)) say(path, t, `command for no technology "${t}"`, technologies);
      for (const t of r.restarts === true ? [] : (r.restarts ?? []))
        if (!(t in r.commands)) say(path, t, `restarts by no command of its own: "${t}"`, Object.keys(r.commands));
    }
    for (const e of own.errors) {
      const path = `errors/${e.technology}`;
      if (!technologies.has(e.technology)) say(path, e.technology, `no technology "${e.technology}"`, technologies);
      for (const a of e.answers) reading(path, a.split('=')[0] ?? '', a.split('=')[1] ?? '');
    }
    for (const t of own.technologies)
      for (const i of t.implies) if (!technologies.has(i)) say(`technologies/${t.id}`, i, `implies no technology "${i}"`, technologies);
    for (const o of own.observables) {
      for (const s of o.settledBy) reading(`observables/${o.family}/${o.id}`, s.split('=')[0] ?? '', s.split('=')[1] ?? '');
      for (const id of o.sameLook)
        if (!observables.has(id)) say(`observables/${o.family}/${o.id}`, id, `no observable "${id}"`, observables.keys());
      for (const c of o.checks) if (c.on !== 'any') condition(`observables/${o.family}/${o.id}`, c.on);
    }
    for (const { mode } of changes?.switchedOff ?? [])
      if (!modes.has(mode)) say('shipped.yaml', mode, `no shipped mode "${mode}" to switch off`, modes);
    for (const c of changes?.refined ?? []) {
      if (!modes.has(c.mode)) say('shipped.yaml', c.mode, `no shipped mode "${c.mode}" to refine`, modes);
      for (const cell of c.cells) reading('shipped.yaml', cell.observable, cell.value);
      for (const id of c.forget) if (!observables.has(id)) say('shipped.yaml', id, `no observable "${id}" to forget`, observables.keys());
      for (const n of [...(c.needs?.any ?? []), ...(c.needs?.all ?? []), ...(c.usualWith ?? [])]) condition('shipped.yaml', n);
    }
    return out;
  },
};
