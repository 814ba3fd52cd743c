import type { Knowledge, ShippedChanges, TeamKnowledge } from '../knowledge/types.ts';
import { type Additions, type Engine, extendReader } from '../signals/index.ts';
import type { CreEntry } from './cre/entry.ts';
import { lineRules } from './cre/rules.ts';
import { merged } from './merge.ts';
import { patternsIn } from './patterns.ts';
import { mergedPolicy, type OwnPolicy, sayings } from './severity.ts';

/** A team's folder as reports use it: plain data, so that a thread or a browser can be handed what another one compiled. */
export interface TeamPack {
  readonly folder: string;
  /** The folder cannot be used, and why: reports are made without it, and say so. */
  readonly broken?: string;
  /** What it brings and what it changes of the shipped knowledge, in words. */
  readonly brings: string;
  readonly changed: readonly string[];
  readonly own: Knowledge;
  readonly changes?: ShippedChanges;
  readonly severity?: OwnPolicy;
  readonly cre: {
    readonly entries: readonly CreEntry[];
    readonly notices: readonly string[];
    readonly knowledge: Pick<Knowledge, 'modes' | 'observables' | 'remedies'>;
  };
}

type Linear = typeof import('./linear.ts');

/** The shipped knowledge alone, and why. */
export const brokenTeam = (folder: string, broken: string): TeamPack => ({
  folder,
  broken,
  brings: '',
  changed: [],
  own: { classes: [], modes: [], observables: [], remedies: [], technologies: [], errors: [], lexicon: {} },
  cre: { entries: [], notices: [], knowledge: { modes: [], observables: [], remedies: [] } },
});

/** The engine with a team's knowledge in it. The shipped one stays as it is. */
export async function openTeam(engine: Engine, pack: TeamPack): Promise<Engine> {
  const { own, cre, severity } = pack;
  if (pack.broken !== undefined) return { ...engine, team: useOf(pack) };
  const linear = await linearFor(own, severity, cre.entries.length, engine);
  const finderOf: Additions['finderOf'] = (pattern) => linear?.linear(pattern);
  const knowledge = withCre(merged(engine.knowledge, own, pack.changes), cre.knowledge);
  const additions: Additions = {
    lexicon: own.lexicon,
    observables: own.observables,
    errors: linear ? errorPatterns(own, linear) : [],
    lines: linear ? lineRules(cre.entries, linear) : [],
    finderOf,
  };
  return {
    ...engine,
    knowledge,
    severity: severity ? mergedPolicy(engine.severity, severity, linear?.linear) : engine.severity,
    text: extendReader(engine.text, knowledge.observables, additions),
    team: useOf(pack),
  };
}

function useOf({ folder, broken, brings, changed, own, cre, severity }: TeamPack): TeamKnowledge {
  const ids = (xs: readonly { readonly id: string }[]) => new Set(xs.map((x) => x.id));
  return {
    folder,
    ...(broken === undefined ? { brings } : { broken }),
    changes: changed,
    modes: ids([...own.modes, ...cre.knowledge.modes]),
    observables: ids([...own.observables, ...cre.knowledge.observables]),
    remedies: ids([...own.remedies, ...cre.knowledge.remedies]),
    rules: ids(severity?.rules ?? []),
    notices: cre.notices,
  };
}

const withCre = (k: Knowledge, cre: TeamPack['cre']['knowledge']): Knowledge => ({
  ...k,
  modes: [...k.modes, ...cre.modes],
  observables: [...k.observables, ...cre.observables],
  remedies: [...k.remedies, ...cre.remedies],
});

/** What runs patterns in linear time, where there are any. */
export async function linearFor(
  own: Knowledge,
  policy: OwnPolicy | undefined,
  enumerations: number,
  engine: Engine,
): Promise<Linear | undefined> {
  const needed =
    patternsIn(own).length > 0 ||
    enumerations > 0 ||
    (policy !== undefined && sayings(policy, engine.severity).some((f) => f.own.length > 0));
  return needed ? await import('./linear.ts') : undefined;
}

function errorPatterns(own: Knowledge, { linear, needsOfLinear }: Linear): Additions['errors'] {
  const one = (observable: string, value: string, pattern: string, means?: string) => ({
    observable,
    value,
    pattern,
    needs: needsOfLinear(pattern),
    finder: linear(pattern),
    ...(means === undefined ? {} : { means }),
  });
  return [
    ...own.errors.flatMap((e) => e.answers.map((a) => one(a.split('=')[0] ?? '', a.split('=')[1] ?? 'yes', e.match, e.means))),
    ...own.observables.flatMap((o) => Object.entries(o.values).flatMap(([value, v]) => v.errors.map((p) => one(o.id, value, p)))),
  ];
}
