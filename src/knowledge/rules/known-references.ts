import type { KnowledgeRule } from './types.ts';

/** Ids that a file names must exist: a cell on an unknown observable is a cell that nobody can ever see. */
export const knownReferences: KnowledgeRule = {
  id: 'known-references',
  why: 'a reference to something that does not exist is silently never used',
  check({ knowledge: k }) {
    const observables = new Map(k.observables.map((o) => [o.id, o]));
    const modes = new Set(k.modes.map((m) => m.id));
    const classes = new Set(k.classes.map((c) => c.id));
    const technologies = new Set(k.technologies.map((t) => t.id));
    const roles = new Set(k.technologies.flatMap((t) => t.roles));
    const remedies = new Set(k.remedies.map((r) => r.id));
    const out: { path: string; message: string }[] = [];
    const say = (path: string, message: string) => out.push({ path, message });

    const condition = (path: string, entry: string) => {
      const signal = /^([^=]+)=(.+)$/.exec(entry);
      if (signal) return reading(path, signal[1] ?? '', signal[2] ?? '');
      if (entry.startsWith('role:')) {
        if (!roles.has(entry.slice(5))) say(path, `no technology has the role "${entry.slice(5)}"`);
      } else if (!technologies.has(entry)) say(path, `no technology "${entry}"`);
    };
    const reading = (path: string, id: string, value: string) => {
      const o = observables.get(id);
      if (!o) say(path, `no observable "${id}"`);
      else if (!(value in o.values) && !(value === 'no' && 'yes' in o.values)) say(path, `observable "${id}" has no value "${value}"`);
    };

    for (const m of k.modes) {
      const path = `modes/${m.id}`;
      if (!classes.has(m.class)) say(path, `no class "${m.class}"`);
      for (const c of m.cells) reading(path, c.observable, c.value);
      for (const n of [...m.needs.any, ...m.needs.all, ...m.usualWith]) condition(path, n);
      for (const s of m.mechanism) if (s.when) condition(path, s.when);
      for (const c of m.cascades) if (!modes.has(c.with)) say(path, `cascade with no mode "${c.with}"`);
    }
    for (const r of k.remedies) {
      const path = `remedies/${r.id}`;
      for (const t of r.treats) {
        if (t.startsWith('class:') ? !classes.has(t.slice(6)) : !modes.has(t)) say(path, `treats unknown "${t}"`);
      }
      for (const n of [...r.needs.any, ...r.needs.all]) condition(path, n);
      for (const p of r.pairsWith) if (!remedies.has(p.remedy)) say(path, `pairs with no remedy "${p.remedy}"`);
      if (!observables.has(r.verifiedBy)) say(path, `verified by no observable "${r.verifiedBy}"`);
      if (r.undoes && !observables.has(r.undoes)) say(path, `undoes no observable "${r.undoes}"`);
      for (const t of Object.keys(r.commands)) if (t !== 'any' && !technologies.has(t)) say(path, `command for no technology "${t}"`);
    }
    for (const e of k.errors) {
      const path = `errors/${e.technology}`;
      if (!technologies.has(e.technology)) say(path, `no technology "${e.technology}"`);
      for (const a of e.answers) reading(path, a.split('=')[0] ?? '', a.split('=')[1] ?? '');
    }
    for (const t of k.technologies)
      for (const i of t.implies) if (!technologies.has(i)) say(`technologies/${t.id}`, `implies no technology "${i}"`);
    for (const o of k.observables) {
      for (const s of o.settledBy) reading(`observables/${o.family}/${o.id}`, s.split('=')[0] ?? '', s.split('=')[1] ?? '');
      for (const c of o.checks) if (c.on !== 'any') condition(`observables/${o.family}/${o.id}`, c.on);
    }
    return out;
  },
};
