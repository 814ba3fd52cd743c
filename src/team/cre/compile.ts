import { parse } from 'yaml';
import type { KnowledgeFile, KnowledgeProblem } from '../../knowledge/files.ts';
import { lineWith } from '../../knowledge/places.ts';
import { schemaProblem } from '../../knowledge/problem.ts';
import type { Knowledge, Mode, Noise, Observable, Remedy } from '../../knowledge/types.ts';
import type { Unsound } from '../linear.ts';
import { CRE_FILE, type CreEntry, type CreLine, creFile } from './entry.ts';
import { creId, meansOf, prose } from './rules.ts';

export { creId } from './rules.ts';

export interface CreCompiled {
  readonly entries: readonly CreEntry[];
  readonly notices: readonly string[];
  readonly knowledge: {
    readonly modes: readonly Mode[];
    readonly observables: readonly Observable[];
    readonly remedies: readonly Remedy[];
  };
  readonly problems: readonly KnowledgeProblem[];
  readonly unsound: (of: (pattern: string) => Unsound | undefined) => KnowledgeProblem[];
}

/** The imported enumerations of a team's folder: an observable each, and a mode with its remedy where a cause class is given. */
export function compileCre(files: readonly KnowledgeFile[], shipped: Knowledge): CreCompiled {
  const file = files.find((f) => f.path === CRE_FILE);
  const { entries, notices, problems } = read(file, shipped);
  const classes = new Map(shipped.classes.map((c) => [c.id, c.domain]));
  const known = new Set(shipped.technologies.map((t) => t.id));
  const causes = entries.filter((e) => e.class !== undefined);
  return {
    entries,
    notices,
    problems,
    knowledge: {
      observables: entries.map(observableOf),
      modes: causes.map((e) => modeOf(e, classes.get(e.class ?? '') ?? 'unknown', known)),
      remedies: causes.filter((e) => e.mitigation !== '').map(remedyOf),
    },
    unsound: (of) =>
      entries.flatMap((e) =>
        [...e.lines, ...e.none].flatMap((l) => {
          const why = l.regex === undefined ? undefined : of(l.regex);
          return why ? [{ path: CRE_FILE, line: lineWith(file?.text ?? '', e.id), rule: 'patterns-sound', ...why }] : [];
        }),
      ),
  };
}

function read(file: KnowledgeFile | undefined, shipped: Knowledge) {
  const nothing = { entries: [] as CreEntry[], notices: [] as string[], problems: [] as KnowledgeProblem[] };
  if (!file) return nothing;
  try {
    // It was written as JSON, which is read many times faster than other YAML.
    const result = creFile.safeParse(file.text.startsWith('{') ? JSON.parse(file.text) : parse(file.text));
    if (!result.success) return { ...nothing, problems: result.error.issues.map((i) => schemaProblem(file, i)) };
    const classes = new Set(shipped.classes.map((c) => c.id));
    const problems = result.data.enumerations
      .filter((e) => e.class !== undefined && !classes.has(e.class))
      .map((e) => ({
        path: CRE_FILE,
        line: lineWith(file.text, e.id),
        rule: 'known-references',
        message: `no class "${e.class}"`,
        expected: 'one of triage knowledge show classes',
        mend: 'Correct it, or take the line out: then it is a signal alone',
      }));
    return { entries: result.data.enumerations, notices: result.data.notices, problems };
  } catch (e) {
    return {
      ...nothing,
      problems: [
        {
          path: CRE_FILE,
          rule: 'yaml',
          message: (e as Error).message.split('\n')[0] ?? '',
          expected: 'YAML',
          mend: 'Import the folder again',
        },
      ],
    };
  }
}

const MOST_PROSE = 600;
/** In the mechanism; whole it stands with the fixes, where it is among the best of them. */
const MOST_ADVICE = 300;
function cut(text: string, most = MOST_PROSE): string {
  const all = prose(text);
  if (all.length <= most) return all;
  const end = all.lastIndexOf(' ', most);
  return `${all.slice(0, end > 0 ? end : most)} …`;
}

/** Letters and digits of the longest plain piece of a line: what stands for hardly anything else is worth more than "error". */
const weightOf = (l: CreLine): number =>
  Math.max(
    0,
    ...(l.value ?? (l.regex ?? '').replace(/\\[a-zA-Z]/g, '\0').replace(/[.*+?()[\]{}|^$\\]+/g, '\0'))
      .split('\0')
      .map((s) => s.replace(/[^\p{L}\p{N}]/gu, '').length),
  );

/** Judgement: a sentence, some words, a word or two. */
const noiseOf = (e: CreEntry): Noise => {
  const weight = Math.max(...e.lines.map(weightOf));
  return weight >= 18 ? 'specific' : weight >= 10 ? 'little' : 'common';
};

const shown = (l: CreLine): string => prose(l.value ?? l.regex ?? '').slice(0, 160);

function observableOf(e: CreEntry): Observable {
  const empty = { phrases: [], errors: [], examples: [] };
  return {
    id: creId(e),
    family: 'cre',
    team: 'imported',
    question: `Does a log hold what ${e.id} (${prose(e.title)}) is known by?`,
    kind: 'deterministic',
    noise: noiseOf(e),
    readBy: 'text',
    perishable: false,
    askable: true,
    settledBy: [],
    sameLook: [],
    values: { yes: { means: meansOf(e), ...empty }, no: { means: `no line of ${e.id} is there`, ...empty } },
    near: [],
    measured: [],
    checks: [
      {
        on: 'any',
        action: `Search the log for ${e.lines
          .map((l) => `“${shown(l)}”`)
          .slice(0, 3)
          .join(e.ordered ? ', then ' : ' and ')}`,
        minutes: 3,
        access: 'logs',
        readOnly: true,
        looks: { yes: e.lines.length > 1 ? 'all of these lines stand in it' : 'such a line stands in it', no: 'no such line' },
      },
    ],
  };
}

const sourcesOf = (e: CreEntry): string[] => [
  `${e.id}${e.author ? `, ${e.author}` : ''} (Common Reliability Enumerations, Apache-2.0)`,
  ...e.references,
];

function modeOf(e: CreEntry, domain: string, known: ReadonlySet<string>): Mode {
  const technologies = e.technologies.filter((t) => known.has(t));
  return {
    id: creId(e),
    class: e.class ?? '',
    domain,
    title: `${prose(e.title)} (${e.id})`,
    prevalence: 'uncommon',
    prevalenceBecause: 'an enumeration does not say how often it happens',
    needs: { any: technologies, all: [] },
    usualWith: [],
    mechanism: [
      { text: cut(e.cause) },
      ...(e.impact ? [{ text: cut(e.impact) }] : []),
      ...(e.mitigation ? [{ text: `Advised: ${cut(e.mitigation, MOST_ADVICE)}` }] : []),
    ],
    cells: [{ observable: creId(e), value: 'yes', frequency: 'always', because: 'the enumeration is known by it' }],
    role: 'root',
    cascades: [],
    team: 'imported',
    sources: sourcesOf(e),
  };
}

/** An enumeration says what to do, not how long it takes nor how it is taken back: so it is a fix to be planned, not a fast mitigation. */
function remedyOf(e: CreEntry): Remedy {
  return {
    id: `${creId(e)}-mitigation`,
    kind: 'fix',
    title: `What ${e.id} advises`,
    does: cut(e.mitigation),
    sacrifices: '',
    rollback: 'Take the change back; the enumeration names no other way',
    minutes: 60,
    risk: 'medium',
    treats: [creId(e)],
    needs: { any: [], all: [] },
    commands: {},
    cures: 'usually',
    destroys: '',
    test: `The lines of ${e.id} no longer come under the same load`,
    regression: 'The enumeration names none; try it on one instance first',
    cautions: [],
    pairsWith: [],
    verifiedBy: creId(e),
    sources: sourcesOf(e),
  };
}
