import { parse } from 'yaml';
import { z } from 'zod';
import type { Knowledge } from '../../knowledge/types.ts';
import type { Unsound } from '../linear.ts';
import { classOfTitle } from './classes.ts';
import { type CreEntry, type CreLine, entry } from './entry.ts';

/** The parts of a rule of prequel-dev/cre that are taken over; all else in it is passed by. */
const term = z.union([
  z.string(),
  z.object({ value: z.string().optional(), regex: z.string().optional(), jq: z.string().optional(), count: z.number().optional() }),
]);
const block = z.object({
  window: z.coerce.string().optional(),
  event: z.object({ source: z.string().optional() }).nullish(),
  match: z.array(term).optional(),
  order: z.array(term).optional(),
  negate: z.array(term).nullish(),
});
const text = z.coerce.string().optional();
const ruleShape = z.object({
  cre: z.object({
    id: z.coerce.string(),
    title: text,
    author: text,
    cause: text,
    impact: text,
    mitigation: text,
    references: z.array(z.coerce.string()).nullish(),
    applications: z.array(z.object({ name: text })).nullish(),
  }),
  metadata: z.object({ id: text, hash: text }).nullish(),
  rule: z.object({ set: block.optional(), sequence: block.optional() }),
});
const fileShape = z.object({ rules: z.array(z.unknown()).min(1), terms: z.record(z.string(), term).nullish() });

export interface Imported {
  readonly entries: readonly CreEntry[];
  /** Ids of drafts: their cause is not written. */
  readonly drafts: readonly string[];
  /** What could not be taken over, and why. */
  readonly unmapped: readonly { readonly id: string; readonly why: string }[];
}

/** A checked-out folder of enumerations -> entries of ours. A file without rules of that kind is passed by. */
export function convertCre(
  files: readonly { readonly path: string; readonly text: string }[],
  knowledge: Knowledge,
  unsound: (pattern: string) => Unsound | undefined,
): Imported {
  const out = { entries: [] as CreEntry[], drafts: [] as string[], unmapped: [] as { id: string; why: string }[] };
  const seen = new Set<string>();
  for (const file of files) {
    const read = fileOf(file.text);
    if (read === undefined) continue;
    if (typeof read === 'string') {
      out.unmapped.push({ id: file.path, why: read });
      continue;
    }
    for (const raw of read.rules) {
      const rule = ruleShape.safeParse(raw);
      if (!rule.success) {
        const issue = rule.error.issues[0];
        if (raw && typeof raw === 'object' && 'cre' in raw)
          out.unmapped.push({ id: file.path, why: `it has another form: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim() });
        continue;
      }
      const { id } = rule.data.cre;
      if (seen.has(id)) {
        out.unmapped.push({ id, why: `its id was used before (${file.path})` });
        continue;
      }
      seen.add(id);
      if (isDraft(rule.data.cre.cause)) out.drafts.push(id);
      else {
        const made = entryOf(rule.data, read.terms ?? {}, file.path, knowledge, unsound);
        if (typeof made === 'string') out.unmapped.push({ id, why: made });
        else out.entries.push(made);
      }
    }
  }
  return out;
}

/** A cause that only points elsewhere is not written yet. */
export const isDraft = (cause: string | undefined): boolean => {
  const said = (cause ?? '').trim();
  return said === '' || /^(?:see (?:the )?references?\b.{0,60}|tbd|todo|unknown|n\/a)\.?$/is.test(said);
};

function fileOf(source: string): z.infer<typeof fileShape> | string | undefined {
  if (!/^\s*(?:- )?cre:/m.test(source)) return undefined;
  try {
    const read = fileShape.safeParse(parse(source));
    return read.success ? read.data : undefined;
  } catch (e) {
    return `it is no YAML: ${(e as Error).message.split('\n')[0] ?? ''}`;
  }
}

type Terms = Readonly<Record<string, z.infer<typeof term>>>;

function entryOf(
  { cre, metadata, rule }: z.infer<typeof ruleShape>,
  terms: Terms,
  path: string,
  knowledge: Knowledge,
  unsound: (pattern: string) => Unsound | undefined,
): CreEntry | string {
  const { set, sequence } = rule;
  const body = set ?? sequence;
  if (!body || (set && sequence)) return 'its rule is neither one set nor one sequence';
  const lines = linesOf((set ? body.match : body.order) ?? [], terms, unsound);
  if (typeof lines === 'string') return lines;
  if (lines.length === 0) return 'it looks for no line';
  const none = linesOf(body.negate ?? [], terms, unsound);
  if (typeof none === 'string') return none;
  const made = entry.safeParse({
    id: cre.id,
    title: tidy(cre.title ?? cre.id),
    class: classOfTitle(cre.title ?? '', new Set(knowledge.classes.map((c) => c.id))),
    cause: tidy(cre.cause ?? ''),
    impact: tidy(cre.impact ?? ''),
    mitigation: tidy(cre.mitigation ?? ''),
    references: (cre.references ?? []).map(tidy),
    technologies: technologiesOf([body.event?.source ?? '', ...(cre.applications ?? []).map((a) => a.name ?? '')], knowledge),
    author: tidy(cre.author ?? ''),
    from: metadata?.hash ? `${path} (${metadata.hash})` : path,
    lines,
    ordered: sequence !== undefined && lines.length > 1,
    none,
    window: body.window,
  });
  return made.success ? made.data : `its fields do not fit: ${made.error.issues[0]?.path.join('.') ?? ''}`;
}

function linesOf(
  written: readonly z.infer<typeof term>[],
  terms: Terms,
  unsound: (pattern: string) => Unsound | undefined,
): CreLine[] | string {
  const out: CreLine[] = [];
  for (const w of written) {
    const t = typeof w === 'string' ? (terms[w] ?? w) : w;
    const one = typeof t === 'string' ? { value: t } : t;
    const count = Math.max(
      1,
      Math.round((typeof w === 'object' ? w.count : undefined) ?? (typeof one === 'object' && 'count' in one ? (one.count ?? 1) : 1)),
    );
    if ('jq' in one && one.jq !== undefined) return 'it asks for a field of an object (jq), and a text has lines';
    if ('regex' in one && one.regex) {
      const why = unsound(one.regex);
      if (why) return `${why.message}; expected ${why.expected}`;
      out.push({ regex: one.regex, count });
    } else if (one.value) out.push({ value: one.value, count });
    else return 'a line of it has neither value nor regex';
  }
  return out;
}

/** `cre.log.rabbitmq`, "rabbitmq" -> the technologies of that name. */
function technologiesOf(names: readonly string[], knowledge: Knowledge): string[] {
  const words = new Set(
    names
      .map((n) => n.toLowerCase().replace(/^cre\.(?:log|config)?\.?/, ''))
      .flatMap((n) => [n, n.split('.')[0] ?? '', n.replace(/[-_.]/g, ' ')]),
  );
  return knowledge.technologies
    .filter((t) => [t.id, t.name.toLowerCase(), ...t.aliases.map((a) => a.toLowerCase())].some((a) => words.has(a)))
    .map((t) => t.id);
}

const tidy = (s: string): string =>
  s
    .replace(/\r/g, '')
    .replace(/[ \t]+$/gm, '')
    .trim();
