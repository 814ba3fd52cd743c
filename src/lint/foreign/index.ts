import { anyOf } from '../../text/index.ts';
import { readLikelihood } from '../document/likelihood.ts';
import { hits, join, type Piece } from '../document/piece.ts';
import type { Action, Check, Doc, Hypothesis, Likelihood, Ranked, Severity, Step } from '../document/types.ts';
import { actionIds, branchesOf, hypothesisIds } from './branches.ts';
import type { Draft, Owner } from './draft.ts';
import { linesOf } from './lines.ts';
import { minutesIn } from './minutes.ts';
import { walk } from './walk.ts';

const TOGETHER = new RegExp(
  anyOf`
    (?:not|non-?) ?(?:mutually )?exclusive | (?:do not|don't) exclude | (?:independent|separate) (?:judg\w+|estimates?) | sum to more
    (?:true|at work|present) at once | (?:do not|don't|need not|needn't) (?:sum|add up) to
    (?:may |can |could )?(?:act|hold|be true) together | co-?occur | add up to more
    (?:may|can|could) both | both (?:may|can|could|are) (?:be )?(?:true|hold|needed|present) | not rivals | jointly | may overlap
  `,
  'i',
);
/**
 * Markdown (or plain text that looks like it) of a report in the six-section form -> the normal form. Nothing is demanded: what is not found is
 * absent. Linear in the length.
 */
export function readForeign(source: string): Doc {
  const lines = linesOf(source);
  const d = walk(lines);
  const table = tableOf(d);
  const hypotheses = hypothesesOf(d, table);
  const texts = d.said.filter((s) => !s.command).map((s) => s.piece.text);
  const first = lines.find((l) => !l.blank)?.body ?? { text: '', path: '', map: [0] };
  return {
    kind: 'foreign',
    computed:
      texts.some((t) => /^Expected [\d.]+ (?:min|h) until the right cause is treated/.test(t)) && /^\s*# Incident triage: /.test(source),
    top: { ...first, path: 'report' },
    sections: d.sections,
    said: d.said,
    severities: severitiesOf(d),
    hypotheses,
    table,
    ...(d.other === undefined ? {} : { other: d.other }),
    together: texts.some((t) => TOGETHER.test(t)),
    ruledIn: d.lists.ruledIn,
    ruledOut: d.lists.ruledOut,
    signals: d.lists.signals,
    triggers: d.lists.triggers,
    steps: d.steps.map(stepOf).map(withoutSections),
    actions: [...d.actions.values()].map((o) => actionOf(o, d)),
    order: d.order,
    checks: d.checks.filter((c) => c.pieces.length > 0).map(checkOf),
    timeline: d.lists.timeline,
    alerts: d.lists.alerts,
    todo: d.todo,
    leadIns: leadInsOf(lines),
  };
}

function tableOf(d: Draft): Ranked[] {
  const rows = d.table.filter((r, i) => d.table.findIndex((x) => x.id === r.id) === i);
  const ordered = rows.every((r) => r.rank !== undefined) ? [...rows].sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0)) : rows;
  return ordered.map(({ id, piece, rated, likelihood }) => ({
    id,
    piece,
    ...(rated ? { rated } : {}),
    ...(likelihood ? { likelihood } : {}),
  }));
}

function hypothesesOf(d: Draft, table: readonly Ranked[]): Hypothesis[] {
  const owners = [...d.hypotheses.values()];
  const rankOf = (id: string, i: number) => {
    const at = table.findIndex((r) => r.id === id);
    return at >= 0 ? at + 1 : table.length + i + 1;
  };
  const list = owners.map((o, i): Hypothesis => {
    // A hypothesis that is a row of a table has its likelihood there.
    const likelihood = likelihoodOf(o) ?? (o.told && o.parts.likelihood ? undefined : table.find((r) => r.id === o.id)?.likelihood);
    return {
      id: o.id,
      title: o.title,
      rank: table.length > 1 ? rankOf(o.id, i) : i + 1,
      parts: Object.fromEntries(Object.entries(o.parts).map(([k, v]) => [k === '' ? 'other' : k, v])),
      ...(likelihood ? { likelihood } : {}),
      told: o.told,
    };
  });
  return list;
}

/** From its own field, else from its title or its first lines ("H2 (High): …"). */
function likelihoodOf(o: Owner): Likelihood | undefined {
  const field = o.parts.likelihood;
  if (field && field.length > 0) {
    const read = readLikelihood(join(field), true);
    if (read) {
      const named = readLikelihood(o.title, false);
      return named?.superlative ? { ...read, superlative: true, piece: read.superlative ? read.piece : named.piece } : read;
    }
  }
  const bracket = /\(([^)]*)\)|\[([^\]]*)\]|—\s*([^—]*)$/.exec(o.title.text);
  const inTitle = readLikelihood(o.title, false);
  if (
    inTitle?.superlative ||
    inTitle?.percent ||
    (bracket && inTitle?.word !== undefined && /likel|probab|high|medium|low|confidence/i.test(bracket[0]))
  )
    return inTitle;
  const line = (o.parts[''] ?? []).slice(0, 2).find((p) => /\d\s*%|likelihood|probab|confidence|·\s*0?\.\d/i.test(p.text));
  return line && readLikelihood(line, true);
}

/** "Go to 5", where the steps end at 4, names a section. */
const withoutSections = (s: Step, _: number, all: readonly Step[]): Step => ({
  ...s,
  branches: s.branches.map((b) => ({
    ...b,
    targets: b.targets.filter((t) => t.kind !== 'step' || !t.bare || all.some((x) => x.number === t.number)),
  })),
});

function stepOf(o: Owner): Step {
  const part = (name: string): Piece[] => o.parts[name] ?? [];
  const rest = part('').filter((p) => !/^\W*(?:if|otherwise|else|yes|no)\b/i.test(p.text) && !p.text.includes('→'));
  const pointed = [...part('purpose'), ...part('cost')].filter((p) => p.text.includes('→'));
  const branching = [...part('branching'), ...part('').filter((p) => !rest.includes(p)), ...pointed];
  const own = branchesOf(branching, true);
  const branches = own.length > 0 ? own : branchesOf([...part('expected'), ...part('action')], false);
  const action = [...(o.title.text === '' ? [] : [o.title]), ...part('action'), ...rest];
  const about = [...action, ...part('expected'), ...part('purpose')];
  // "(access log, 3 min, read-only)"
  const aside = /\(([^)]*\d\s*min[^)]*)\)/.exec(action.map((p) => p.text).join(' '))?.[1] ?? '';
  const minutes = minutesIn(join([...part('cost'), o.title]).text) ?? minutesIn(aside);
  return {
    number: o.id,
    piece: o.piece,
    action,
    expected: part('expected'),
    branches,
    names: [...new Set(about.flatMap((p) => hypothesisIds(p.text)))],
    ...(minutes === undefined ? {} : { minutes }),
    commands: about.filter((p) => /`/.test(p.text)),
  };
}

const AIMS_AT = anyOf`
  addresse[sd] | treats | targets | mitigates | covers | helps | for | if | under
  (?:tie[ds]?|trace[ds]?|linked|relate[ds]?|belongs?) to | fixes | confirmed
`;
const SERVES = new RegExp(anyOf`→\s*\(?H\d{1,2}(?:\s*(?:,|and|\+|&|/)\s*H\d{1,2})*\)?\W*$ | \b${AIMS_AT}\b[^.]*\bH\d`, 'i');
function actionOf(o: Owner, d: Draft): Action {
  const said = o.parts.addresses ?? [];
  // "FM1 (H1, H2): …", or behind the bold part: "**FM1 - Raise it** (H1)".
  const behind = /^\W*\(((?:H\d{1,2}|all|and|or|to|[\s,&/–—-])+)\)/i.exec(o.parts['']?.[0]?.text ?? '')?.[1];
  const inTitle = /\(([^)]*\b(?:H\d|all)\b[^)]*)\)/i.exec(o.title.text)?.[1] ?? behind ?? '';
  const all = [o.title, ...Object.values(o.parts).flat()];
  const anywhere = all.filter((p) => SERVES.test(p.text));
  // "One line. (H1)": a bracket that holds ids alone says whose it is, wherever it stands.
  const bracketed = all.filter((p) => IDS_ALONE.test(p.text));
  const brackets = bracketed.flatMap((p) => hits(p, IDS_ALONE).map((h) => h.text)).join(' ');
  const addressed = said[0] ?? bracketed[0] ?? (hypothesisIds(inTitle).length > 0 ? o.title : anywhere[0]);
  const stated = said.length > 0 || hypothesisIds(`${inTitle} ${brackets}`).length > 0;
  const text = [...said.map((p) => p.text), inTitle, brackets, ...(stated ? [] : anywhere.map((p) => p.text))].join(' ');
  const ids = hypothesisIds(text);
  // "All three": each of them, by their number.
  const counted = /\ball (?:two|three|four|five|six|\d)\b/i.test(said.map((p) => p.text).join(' ')) ? [...d.hypotheses.keys()] : [];
  const linked = ids.length > 0 ? ids : counted.length > 0 ? counted : linkedBy(o.id, d);
  const { '': loose, ...parts } = o.parts;
  return {
    id: o.id,
    // "Serves: evidence".
    kind: said.some((p) => /^\W*evidence\b/i.test(p.text)) ? 'evidence' : (o.kind ?? 'mitigation'),
    title: o.title,
    parts: { ...parts, does: [...(loose ?? []), ...(parts.does ?? [])] },
    addresses: linked,
    ...(addressed ? { addressed } : {}),
    all:
      said.some(
        (p) => /\b(?:all|any|every|each)\b(?! (?:two|three|four|five|six|\d)\b)/i.test(p.text) && hypothesisIds(p.text).length === 0,
      ) ||
      /^all\b/i.test(inTitle) ||
      (said.length === 0 && all.some((p) => /\b(?:addresses|treats|covers|mitigates|targets)\s+(?:all|every|any)\b/i.test(p.text))),
  };
}

const SOME_IDS = String.raw`H\d{1,2}(?:\s*(?:,|and|or|to|&|/|\+|–|—|-)\s*H\d{1,2})*`;
/** "(H1, H2)", or "H1, H2." as the last sentence. */
const IDS_ALONE = new RegExp(
  String.raw`\((?:for |treats |addresses )?${SOME_IDS}\)|(?<=[.;!?)] )(?:hypothes[ie]s:? )?${SOME_IDS}\.?$`,
  'i',
);

/** "H2 confirmed → FM3", in the order or the plan. */
function linkedBy(id: string, d: Draft): string[] {
  return [
    ...new Set(
      d.said
        .filter((s) => (s.section === 'plan' || s.section === 'mitigation') && s.of !== id && actionIds(s.piece.text).includes(id))
        .flatMap((s) =>
          s.piece.text
            .split(/[.;]\s/)
            .filter((x) => actionIds(x).includes(id))
            .flatMap(hypothesisIds),
        ),
    ),
  ];
}

function checkOf(c: Draft['checks'][number]): Check {
  const text = (name: string) => (c.parts[name] ?? []).map((p) => p.text).join(' ');
  const piece = join(c.pieces);
  return {
    for: c.for,
    piece,
    measure: text('measure') || piece.text,
    threshold: text('threshold') || piece.text,
    window: text('window') || piece.text,
    baseline: text('baseline') || piece.text,
    query: /`[^`]*(?:select|rate\(|count|sum|filter|stats|grep|query|get )[^`]*`/i.test(piece.text),
  };
}

const LEVELS: readonly (readonly [RegExp, number])[] = [
  [/\b(?:SEV|severity|priority|P|S)[\s:-]*(?:level\s*)?([0-5])\b/i, Number.NaN],
  [/\bcritical\b/i, 1],
  [/\bhigh\b|\bmajor\b/i, 2],
  [/\bmedium\b|\bmoderate\b/i, 3],
  [/\blow\b|\bminor\b/i, 4],
];

/** The severity where it is stated as such, and every "SEV2" elsewhere. */
function severitiesOf(d: Draft): Severity[] {
  const out: Severity[] = [];
  for (const s of d.said) {
    const first = out.every((x) => x.piece.path !== 'severity');
    const stated = first && s.section === 'snapshot' && (s.part === 'severity' || /^\W*(?:\w+ )?severity\b/i.test(s.piece.text));
    const code = /\bSEV[\s-]?([0-5])\b|\bP([0-4])\b(?!\d)|\bS([1-4])\b(?=\s*[—:(-])/i.exec(s.piece.text);
    const number = code ? Number(code[1] ?? code[2] ?? code[3]) : undefined;
    if (stated) {
      const level = number ?? LEVELS.slice(1).find(([re]) => re.test(s.piece.text.split(/[.;]/)[0] ?? ''))?.[1];
      if (level !== undefined)
        out.push({ level: code?.[2] !== undefined && number === 0 ? 1 : level, piece: { ...s.piece, path: 'severity' } });
    } else if (number !== undefined && code?.[1] !== undefined && !s.command) out.push({ level: number, piece: s.piece });
  }
  return out;
}

/** "Three things:" before a list. */
function leadInsOf(lines: ReturnType<typeof linesOf>): { piece: Piece; items: number }[] {
  return lines.flatMap((line, i) => {
    if (line.code || line.cells || !/[:：]\s*$/.test(line.body.text)) return [];
    let j = i + 1;
    while (lines[j]?.blank && j < i + 3) j++;
    const first = lines[j];
    if (!first || first.bullet === '') return [];
    let items = 0;
    for (; j < lines.length; j++) {
      const l = lines[j];
      if (!l || l.heading > 0 || l.cells) break;
      if (l.blank || l.code) continue;
      if (l.bullet !== '' && l.indent === first.indent) items++;
      else if (l.indent <= first.indent && l.bullet === '') break;
      else if (l.indent < first.indent) break;
    }
    return [{ piece: { ...line.body, path: 'list' }, items }];
  });
}
