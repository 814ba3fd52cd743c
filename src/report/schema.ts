import { z } from 'zod';

/**
 * The report: one typed document from which every rendering is made. The types of `types.ts` and the public JSON Schema are both
 * taken from here. Probabilities are 0..1, minutes are person-minutes, offsets are UTF-16 units into the named field of `incident`.
 */
const field = z.enum(['code_snippet', 'tech_stack', 'symptoms', 'occurrence_pattern', 'blast_radius']);
const probability = z.number().min(0).max(1);

/** Where a statement comes from. */
export const provenance = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('input'), field, start: z.number().int(), end: z.number().int() }),
  z.strictObject({ kind: z.literal('knowledge'), id: z.string(), source: z.string().optional() }),
  z.strictObject({ kind: z.literal('computed'), formula: z.string() }),
  z.strictObject({ kind: z.literal('model'), name: z.string() }),
  /** An event of the investigation's log, by its id. */
  z.strictObject({ kind: z.literal('recorded'), event: z.string() }),
]);

export const statement = z.strictObject({ text: z.string(), from: z.array(provenance) });

const quotation = z.strictObject({ quote: z.string(), field, start: z.number().int(), end: z.number().int() });
const classification = z.enum([
  'deterministic',
  'intermittent',
  'load-dependent',
  'time-dependent',
  'data-dependent',
  'environment-dependent',
]);
const origin = z.enum(['text', 'code', 'derived', 'recorded', 'model']);
const band = z.enum(['very likely', 'likely', 'possible', 'unlikely', 'remote']);
const level = z.enum(['SEV1', 'SEV2', 'SEV3', 'SEV4']);

export const severity = z.strictObject({
  level,
  rule: z.strictObject({ id: z.string(), text: z.string() }),
  because: z.array(statement),
  whyNotHigher: z.string(),
  whyNotLower: z.string(),
  changesWhen: z.string(),
});

export const signal = z.strictObject({
  id: z.string(),
  observable: z.string(),
  value: z.string(),
  reading: z.string(),
  classification,
  quote: z.string(),
  /** `log`: the words stand in the event of `log` that `event` names, and the offsets are into its text. */
  field: z.enum([...field.options, 'log']),
  event: z.string().optional(),
  start: z.number().int(),
  end: z.number().int(),
  origin,
  reliability: probability,
  formula: z.string().optional(),
  also: z.array(quotation),
});

/** A fact computed from the input: rates compared, limits reached. */
export const derived = z.strictObject({ id: z.string(), text: z.string(), formula: z.string(), inputs: z.array(quotation) });

/** A change in the window before the onset: named, not blamed. */
export const trigger = z.strictObject({
  name: z.string(),
  kinds: z.array(z.string()),
  at: z.string().optional(),
  derived: z.string().optional(),
  minutesBeforeOnset: z.number().optional(),
  fit: z.string(),
  undone: z.enum(['cured', 'no-effect', 'unknown']).optional(),
  ...quotation.shape,
});

const bearing = z.strictObject({
  /** Signal id. */
  signal: z.string(),
  observable: z.string(),
  /** How many times likelier this cause makes the signal than its rivals do. */
  ratio: z.number(),
  text: z.string(),
});

export const command = z.strictObject({
  observable: z.string(),
  action: z.string(),
  command: z.string().optional(),
  minutes: z.number(),
  readOnly: z.boolean(),
  access: z.string(),
  /** Present where a language model proposed it. */
  origin: z.literal('model').optional(),
});

export const hypothesis = z.strictObject({
  id: z.string(),
  class: z.string(),
  mode: z.string(),
  title: z.string(),
  probability,
  band,
  /** "likely, 55–80 %" */
  likelihood: z.string(),
  role: z.enum(['trigger', 'sustains', 'amplifies', 'root']),
  /** That it is just this mechanism, where that is clearly less: right in .29, .71 and .81 of 144 incidents of which .50, .70 and .92 was said. */
  alone: probability.optional(),
  /** Further mechanisms of the class, whose probability is in this hypothesis's. */
  variants: z.array(z.strictObject({ mode: z.string(), title: z.string(), probability })),
  mechanism: z.array(statement),
  supports: z.array(bearing),
  /** What the wording alone says for its class, where it says much: how many times likelier than at random, and the words that say it. */
  wording: z.strictObject({ ratio: z.number(), words: z.array(z.string()), text: z.string() }).optional(),
  unexplained: z.array(bearing),
  disconfirms: z.array(bearing),
  /** What it would usually show and nobody has looked at. */
  missing: z.array(z.strictObject({ observable: z.string(), text: z.string() })),
  /** What people reach for under this cause, and should not. */
  avoid: z.array(statement).optional(),
  confirmation: z.strictObject({ ...command.shape, expects: z.string(), looks: z.string(), step: z.number().int().optional() }).optional(),
  stability: z.strictObject({ first: z.number().int(), runs: z.number().int() }),
  origin: z.enum(['knowledge', 'model']),
  sources: z.array(z.string()),
});

export const step = z.strictObject({
  number: z.number().int().positive(),
  ...command.shape,
  why: z.string(),
  outcomes: z.array(
    z.strictObject({
      outcome: z.string(),
      looks: z.string(),
      means: z.string(),
      probability,
      /** State of the plan -> P(this outcome | that state), no answer included: what Bayes' rule needs when the outcome is seen. */
      given: z.record(z.string(), probability).optional(),
      next: z.union([
        z.strictObject({ step: z.number().int().positive() }),
        z.strictObject({
          conclude: z.string(),
          /** Other states that the same remedies serve: the probability is that of all of them. */
          alike: z.array(z.string()).optional(),
          probability,
          remedies: z.array(z.string()),
          text: z.string(),
        }),
      ]),
    }),
  ),
});

export const action = z.strictObject({
  id: z.string(),
  remedy: z.string(),
  title: z.string(),
  does: z.string(),
  sacrifices: z.string(),
  rollback: z.string(),
  minutes: z.number(),
  risk: z.enum(['low', 'medium', 'high']),
  /** Hypothesis ids; for evidence and repairs too. */
  addresses: z.array(z.string()),
  command: z.string().optional(),
  destroys: z.string(),
  test: z.string(),
  regression: z.string(),
  cautions: z.array(z.string()),
  /** Of a mitigation: what its outcome tells of the cause. */
  tells: z.string().optional(),
  pairsWith: z.array(z.strictObject({ action: z.string(), because: z.string() })),
  sources: z.array(z.string()),
  /** Present where a language model proposed it. */
  origin: z.literal('model').optional(),
});

export const orderStep = z.strictObject({
  number: z.number().int().positive(),
  when: z.string(),
  actions: z.array(z.string()),
  text: z.string(),
});

export const check = z.strictObject({
  /** Action ids. */
  for: z.array(z.string()),
  observable: z.string(),
  measure: z.string(),
  baseline: z.string(),
  threshold: z.string(),
  window: z.string(),
  onlyWhen: z.string(),
  formula: z.string(),
  /** The figure of the input that a return to normal is measured by: events a minute, or a share of requests. */
  was: z.strictObject({ kind: z.enum(['rate', 'share']), value: z.number() }).optional(),
  /** The hours of a day outside which nothing is proved: "14:00" to "19:00", minutes east of UTC where the zone is known. */
  hours: z.strictObject({ from: z.string(), to: z.string(), zone: z.string(), offset: z.number().optional() }).optional(),
  /** Minutes for which it may look well unmended, as the input tells, and why: no shorter count shows that it is over. */
  spell: z.strictObject({ minutes: z.number(), because: z.string() }).optional(),
  /** Query that gives the baseline, where the input gives none. */
  query: z.string().optional(),
});

/** What was done and seen since the incident was written down, in the order of the log; an undone event no longer counts. */
export const logEntry = z.strictObject({
  id: z.string(),
  at: z.string(),
  by: z.string(),
  kind: z.enum(['observed', 'applied', 'added', 'noted', 'undone', 'closed']),
  text: z.string(),
  /** What came of an action. */
  effect: z.enum(['cured', 'partly', 'no-effect', 'unknown']).optional(),
  counts: z.boolean(),
});

/** What a language model was asked and gave; absent where none was asked. */
export const modelUse = z.strictObject({
  /** "anthropic/claude-opus-4-6" */
  name: z.string(),
  used: z.boolean(),
  /** What came of it, one sentence. */
  outcome: z.string(),
  calls: z.number().int(),
  seconds: z.number(),
  tokens: z.strictObject({ input: z.number().int(), output: z.number().int(), estimated: z.boolean() }),
  /** US dollars; absent where the price is not known. */
  cost: z.number().optional(),
  /** Where the price is from and when it was read, or that it is not known. */
  price: z.string(),
  /** What was taken over, and what was left out and why: reason -> how many. */
  taken: z.strictObject({
    signals: z.number().int(),
    modes: z.number().int(),
    seconded: z.number().int(),
    observables: z.number().int(),
    remedies: z.number().int(),
  }),
  dropped: z.record(z.string(), z.number().int()),
});

/** What a team's own knowledge had to do with the report; absent where there is none. */
export const teamUse = z.strictObject({
  /** The folder it was read from. */
  folder: z.string(),
  /** False where it could not be used: `text` says why, and the report is made from the shipped knowledge. */
  used: z.boolean(),
  text: z.string(),
  /** Ids of the signals read by it, of the hypotheses that are its modes, and of the actions that are its remedies. */
  signals: z.array(z.string()),
  hypotheses: z.array(z.string()),
  actions: z.array(z.string()),
  /** Its rule decided the severity. */
  severity: z.boolean(),
  /** Notices of what was taken over from others. */
  notices: z.array(z.string()),
});

export const report = z.strictObject({
  version: z.literal(1),
  title: z.string(),
  incident: z.strictObject({
    code_snippet: z.string(),
    tech_stack: z.string(),
    symptoms: z.string(),
    occurrence_pattern: z.string(),
    blast_radius: z.string(),
  }),
  notes: z.array(z.strictObject({ kind: z.string(), field: field.optional(), text: z.string() })),
  /** The investigation so far; absent where nothing was recorded. */
  log: z.array(logEntry).optional(),
  glance: z.strictObject({
    severity: z.string(),
    leading: z.string(),
    doNow: statement,
    /** What makes it worse under the leading cause, and what was tried in vain. */
    doNot: statement.optional(),
    /** The way round that the input tells of: what people who are hit can be told meanwhile. */
    meanwhile: statement.optional(),
    firstCheck: statement,
  }),
  severity,
  problem: z.array(statement),
  onset: z.strictObject({ label: z.string(), text: z.string(), derived: z.string().optional() }).optional(),
  triggers: z.array(trigger),
  signals: z.array(signal),
  derived: z.array(derived),
  ruledIn: z.array(statement),
  ruledOut: z.array(statement),
  /** What the telling says is well, in its own words: a cause has to leave it alone. */
  well: z.array(statement).optional(),
  contradictions: z.array(z.strictObject({ about: z.string(), one: quotation, other: quotation, effect: z.string() })),
  hypotheses: z.array(hypothesis),
  other: probability,
  /** Rows: signal ids; columns: hypothesis ids; cells: how strongly it bears. */
  matrix: z.strictObject({
    signals: z.array(z.string()),
    hypotheses: z.array(z.string()),
    cells: z.array(z.array(z.enum(['++', '+', '0', '-', '--']))),
  }),
  joint: z
    .strictObject({ members: z.array(z.string()), probability, text: z.string(), onlyBy: z.record(z.string(), z.array(z.string())) })
    .optional(),
  cover: z.strictObject({ members: z.array(z.string()), leaves: z.array(z.string()), text: z.string() }),
  stability: z.string(),
  separation: z.strictObject({ separable: z.boolean(), text: z.string(), step: z.number().int().optional() }),
  plan: z.strictObject({
    steps: z.array(step),
    expectedMinutes: z.number(),
    byLikelihoodMinutes: z.number(),
    /** What the steps tell apart: exclusive states that add up to 1; `members` are hypothesis ids, none for something else. */
    states: z.array(z.strictObject({ id: z.string(), members: z.array(z.string()), probability })).optional(),
    text: z.string(),
  }),
  evidence: z.array(action),
  mitigations: z.array(action),
  fixes: z.array(action),
  repairs: z.array(action),
  order: z.array(orderStep),
  /** What the input tells was tried. */
  attempts: z.array(z.strictObject({ ...statement.shape, effect: z.enum(['helped', 'for-a-while', 'no-effect']) })),
  verification: z.strictObject({ checks: z.array(check), fix: z.array(statement), regressions: z.array(statement) }),
  followUp: z.strictObject({
    detectionGap: z.array(statement),
    alerts: z.array(z.strictObject({ observable: z.string(), on: z.string(), rule: z.string(), because: z.string() })),
    hardening: z.array(statement),
    timeline: z.array(
      z.strictObject({
        at: z.string(),
        what: z.string(),
        derived: z.string().optional(),
        open: z.boolean(),
        /** Minutes after the onset (before it: negative), or after the first row where no onset is known; `until` where it lasts. */
        minutes: z.number().optional(),
        until: z.number().optional(),
        from: z.array(provenance).optional(),
      }),
    ),
    actions: z.array(z.strictObject({ text: z.string(), owner: z.string(), addresses: z.array(z.string()) })),
  }),
  gaps: z.array(z.strictObject({ what: z.string(), costs: z.string(), ask: z.string() })),
  model: modelUse.optional(),
  team: teamUse.optional(),
  lint: z.array(
    z.strictObject({
      rule: z.string(),
      severity: z.enum(['error', 'warning']),
      place: z.string(),
      seen: z.string(),
      expected: z.string(),
      why: z.string(),
      mend: z.string(),
    }),
  ),
});
