import { z } from 'zod';
import { withLists } from '../text/index.ts';

/**
 * What people write under `knowledge/`, as YAML. `compile.ts` turns it into the shapes of `types.ts`.
 * Loaded only where knowledge is checked or compiled, never when a report is made.
 */
const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is kebab-case');
const text = z.string().trim().min(1);
const texts = z.array(text).default([]);

export const frequency = z.enum(['always', 'usually', 'often', 'sometimes', 'rarely', 'never']);
const prevalence = z.enum(['common', 'occasional', 'uncommon', 'rare']);
const needs = z.strictObject({ any: texts, all: texts }).default({ any: [], all: [] });

/** YAML reads bare yes and no as text or as booleans, depending on its version: both are taken as the words. */
const valueKey = (key: unknown) => (key === true ? 'yes' : key === false ? 'no' : String(key));
const keyed = <T extends z.ZodType>(inner: T) =>
  z.preprocess(
    (v) =>
      v && typeof v === 'object' && !Array.isArray(v)
        ? Object.fromEntries(Object.entries(v).map(([k, x]) => [valueKey(k === 'true' ? true : k === 'false' ? false : k), x]))
        : v,
    z.record(z.string(), inner),
  );

const value = z.strictObject({ means: text, phrases: texts, errors: texts, examples: texts });

export const observableFile = z.strictObject({
  id,
  question: text,
  kind: z.enum(['deterministic', 'intermittent', 'load-dependent', 'time-dependent', 'data-dependent', 'environment-dependent']),
  noise: z.enum(['ubiquitous', 'common', 'some', 'little', 'specific']),
  read_by: z.enum(['text', 'code', 'changes', 'arithmetic']).default('text'),
  perishable: z.boolean().default(false),
  /** False for what people mention only when it is remarkable ("the database is healthy"): its frequencies are of the mention, not of the fact. */
  askable: z.boolean().default(true),
  /** `observable=value`: once one of these was read nobody need look. */
  settled_by: texts,
  /** Observables that who looks here has seen as well: a plan asks one of them. Stands with either. */
  same_look: texts,
  /** An absence that does not stand beside a quoted message of a program. */
  refuted_by: z.literal('error-text').optional(),
  /** What brings it about in turn: a mode that often shows one of these sometimes shows this one, with this reason. */
  follows_from: z.array(z.strictObject({ observable: id, because: text })).default([]),
  values: keyed(value),
  near: texts,
  measured: z
    .array(
      z.strictObject({
        of: text,
        unit: z.enum(['percent', 'seconds', 'bytes', 'count', 'per-second', 'times']),
        when: keyed(text),
      }),
    )
    .default([]),
  checks: z
    .array(
      z.strictObject({
        on: text,
        action: text,
        command: text.optional(),
        minutes: z.number().positive().max(240),
        access: z.enum(['code', 'logs', 'metrics', 'database', 'shell', 'platform', 'vendor', 'users', 'none']),
        read_only: z.boolean(),
        looks: keyed(text),
      }),
    )
    .min(1),
  alert: z
    .strictObject({ on: text, rule: text, because: text, also: z.array(z.strictObject({ on: text, rule: text })).optional() })
    .optional(),
});

/** A row's cell: `{yes: usually, because: …}`, one or more values and a reason. */
const cell = z.preprocess(
  (v) => {
    if (!v || typeof v !== 'object' || Array.isArray(v)) return v;
    const { because, ...values } = v as Record<string, unknown>;
    return {
      because,
      values: Object.fromEntries(Object.entries(values).map(([k, x]) => [k === 'true' ? 'yes' : k === 'false' ? 'no' : k, x])),
    };
  },
  z.strictObject({ because: text, values: z.record(z.string(), frequency) }),
);

export const modeFile = z.strictObject({
  id,
  class: id,
  title: text,
  prevalence,
  prevalence_because: text,
  sources: z.array(text).min(1),
  needs,
  usual_with: texts,
  mechanism: z.array(z.strictObject({ text, when: text.optional() })).min(1),
  cells: z.record(id, cell),
  role: z.enum(['trigger', 'sustains', 'amplifies', 'root']),
  /** What people reach for under this cause, and what makes it worse, or hides it, or costs the night. */
  avoid: z
    .array(z.strictObject({ text, because: text }))
    .max(2)
    .default([]),
  harmless: z.literal(true).optional(),
  cascades: z.array(z.strictObject({ with: id, how_often: frequency, because: text })).default([]),
});

export const remedyFile = z.strictObject({
  id,
  kind: z.enum(['mitigation', 'fix', 'repair', 'evidence']),
  title: text,
  does: text,
  sacrifices: z.string().default(''),
  rollback: z.string().default(''),
  minutes: z.number().positive(),
  risk: z.enum(['low', 'medium', 'high']),
  treats: z.array(text).min(1),
  needs,
  commands: z.record(z.string(), text).default({}),
  /** It starts the processes anew on its way: by whatever command, or by those of these technologies. */
  restarts: z.union([z.literal(true), z.array(text).min(1)]).optional(),
  /** It takes away what is used, whatever is wrong with it: that nobody meets the trouble then tells nothing of its cause. */
  contains: z.literal(true).optional(),
  cures: frequency,
  destroys: z.string().default(''),
  test: z.string().default(''),
  regression: z.string().default(''),
  cautions: texts,
  pairs_with: z.array(z.strictObject({ remedy: id, because: text })).default([]),
  undoes: id.optional(),
  verified_by: id,
  silences: z.array(id).optional(),
  /** `observable=value`: what shows that this was tried in vain. */
  futile_when: z.array(text).optional(),
  sources: z.array(text).min(1),
});

/** A default as it is met in an incident, in seconds, bytes or pieces; and words of which one stands near where the round number alone says too little. */
const met = z.strictObject({ kind: z.enum(['time', 'bytes', 'count']), value: z.number().positive(), beside: z.array(text).default([]) });

export const technologyFile = z.strictObject({
  id,
  name: text,
  aliases: z.array(text).min(1),
  roles: z.array(text).min(1),
  /** Technologies that are there where this one is: Kubernetes runs on Linux. */
  implies: z.array(id).default([]),
  /** How the names of the metrics begin that only this technology has: an alert on them is offered where it is in the stack. */
  metrics: z.array(z.string().regex(/^[a-z0-9_:]+$/)).default([]),
  defaults: z.array(z.strictObject({ name: text, value: z.coerce.string(), means: text, met: met.optional(), source: text })).default([]),
});

export const lexiconFile = z.record(z.string().regex(/^[a-z0-9-]+$/), z.array(z.coerce.string()).min(1));
export const classesFile = z.record(id, z.strictObject({ domain: text, is: text }));

/** Exact messages, codes and exit statuses of one technology, and what each answers. */
export const errorsFile = z.strictObject({
  technology: id,
  errors: z
    .array(
      z.strictObject({
        /** A regular expression over a line of text, case ignored; named groups become slots. */
        match: text,
        /** `observable=value`, one or more. */
        answers: z.union([text, z.array(text).min(1)]).transform((a) => (typeof a === 'string' ? [a] : a)),
        means: text,
        /** A line as the software prints it: a test. */
        example: text,
        source: text,
      }),
    )
    .min(1),
});

/** An incident that tests a mode: on it the mode leads, or must not lead. */
export const caseFile = z.strictObject({
  code_snippet: z.string().default(''),
  tech_stack: z.string().default(''),
  symptoms: text,
  occurrence_pattern: z.string().default(''),
  blast_radius: z.string().default(''),
  leads: z.string().optional(),
});

/** Further incidents of a mode, in other voices: the text classifier is trained on them (`scripts/train`). */
export const toldFile = z.strictObject({ texts: z.array(text).min(3) });

/** What a team changes of the shipped knowledge, each with its reason: `shipped.yaml` in its folder. */
export const shippedFile = z.strictObject({
  /** Mode id -> why it cannot be here. */
  switch_off: z.record(id, text).default({}),
  refine: z
    .record(
      id,
      z.strictObject({
        because: text,
        prevalence: prevalence.optional(),
        /** Each takes the place of the shipped one. */
        needs: z.strictObject({ any: texts, all: texts }).optional(),
        usual_with: z.array(text).optional(),
        /** Cells that are added, or take the place of the shipped ones on the same observable. */
        cells: z.record(id, cell).default({}),
        /** Observables of which the mode shall no longer speak. */
        forget: z.array(id).default([]),
      }),
    )
    .default({}),
});

const field = z.enum(['code_snippet', 'tech_stack', 'symptoms', 'occurrence_pattern', 'blast_radius']);
const share = z.number().min(0).max(1);

/** A pattern, in one text or as a list of its alternatives: there a blank at an end counts, and YAML reads some as numbers. */
const alternatives = z.array(z.union([z.string().min(1), z.number()])).min(1);
const pattern = z
  .union([text, alternatives], 'neither a pattern nor a list of its alternatives')
  .transform((p) => (typeof p === 'string' ? p : p.join('|')));
const patternLists = z.record(z.string().regex(/^[a-z]+$/, 'a list is named by lower-case letters'), pattern);

/** The severity policy: `signals/severity` gives it its meaning. In a team's folder every part may be absent. */
export const severityFile = z.strictObject({
  /** In a team's folder: only its own rules decide. */
  only: z.boolean().optional(),
  bands: z
    .strictObject({
      most: share.optional(),
      noticeable: share.optional(),
      few_users: z.number().int().positive().optional(),
      mass: z.number().int().positive().optional(),
    })
    .optional(),
  harmless_from: share.optional(),
  outvote: z
    .strictObject({ raise: z.number().positive(), lower: z.number().positive(), blast_radius_blank: z.number().positive() })
    .optional(),
  lists: patternLists.optional(),
  facts: z
    .record(
      id,
      z
        .strictObject({
          means: text,
          /** Lists for the words of this fact alone; they are put in here. */
          lists: patternLists.optional(),
          says: z.array(pattern).optional(),
          fields: z.array(field).optional(),
          headline: z.boolean().optional(),
          spared: z.boolean().optional(),
          sure: z.boolean().optional(),
          observables: z.array(id).optional(),
          reach: z.enum(['most', 'noticeable', 'few', 'unknown']).optional(),
          reach_in: field.optional(),
          told: z.enum(['SEV1', 'SEV2', 'SEV3', 'SEV4']).optional(),
          shown_by: z.array(id).optional(),
          beside_reach: z.boolean().optional(),
          with_reach: z.boolean().optional(),
          unless: z.array(id).optional(),
          either: z.array(id).optional(),
          yes: z.string().optional(),
          lower: z.string().optional(),
          no: z.string().optional(),
        })
        .transform(({ lists, ...fact }) => (lists && fact.says ? { ...fact, says: fact.says.map((s) => withLists(s, lists)) } : fact)),
    )
    .optional(),
  rules: z
    .array(
      z.strictObject({
        id,
        level: z.enum(['SEV1', 'SEV2', 'SEV3', 'SEV4']),
        when: text,
        sure: z.boolean().optional(),
        all: z.array(id).optional(),
        any: z.array(id).optional(),
        none: z.array(id).optional(),
        cites: z.array(id).optional(),
        changes: text.optional(),
      }),
    )
    .optional(),
});
