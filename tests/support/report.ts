import type { Report } from '../../src/report/types.ts';

const incident = {
  code_snippet: '',
  tech_stack: 'PostgreSQL',
  symptoms: 'Pool is empty, 40 errors/hour since 14:20 UTC',
  occurrence_pattern: 'after release 7 at 13:55 UTC',
  blast_radius: '5% of requests',
};

const quote = (field: keyof typeof incident, words: string) => {
  const start = incident[field].indexOf(words);
  return { field, start, end: start + words.length, quote: words };
};

const hypothesis = (
  id: string,
  probability: number,
  band: Report['hypotheses'][number]['band'],
  likelihood: string,
): Report['hypotheses'][number] => ({
  id,
  class: 'connection-pool-exhaustion',
  mode: `mode-${id.toLowerCase()}`,
  title: `Cause ${id}`,
  probability,
  band,
  likelihood,
  role: 'root',
  variants: [],
  mechanism: [{ text: 'A path keeps its client.', from: [{ kind: 'knowledge', id: 'x' }] }],
  supports: [{ signal: 'S1', observable: 'pool-empty', ratio: 4, text: 'the pool is empty' }],
  unexplained: [],
  disconfirms: [],
  missing: [],
  stability: { first: 150, runs: 200 },
  origin: 'knowledge',
  sources: ['judgement'],
});

const action = (id: string, addresses: string[]): Report['mitigations'][number] => ({
  id,
  remedy: `remedy-${id.toLowerCase()}`,
  title: `Action ${id}`,
  does: 'frees clients',
  sacrifices: 'requests in flight',
  rollback: 'none needed',
  minutes: 5,
  risk: 'low',
  addresses,
  destroys: '',
  test: '',
  regression: '',
  cautions: [],
  pairsWith: [],
  sources: ['judgement'],
});

/** A small report that keeps every rule; a test breaks it in one way. A new copy at each call. */
export function cleanReport(): Report {
  return {
    version: 1,
    title: 'pool',
    incident: { ...incident },
    notes: [],
    glance: {
      severity: 'SEV2: degraded',
      leading: 'H1 Cause H1, 70 %',
      doNow: { text: 'FM1', from: [] },
      firstCheck: { text: 'Look', from: [] },
    },
    severity: {
      level: 'SEV2',
      rule: { id: 'degraded', text: 'degraded' },
      because: [],
      whyNotHigher: 'a',
      whyNotLower: 'b',
      changesWhen: 'c',
    },
    problem: [{ text: 'Since 14:20 UTC, 25 min after release 7 (13:55 UTC): 40 errors/hour.', from: [] }],
    onset: { label: '14:20 UTC', text: 'Since 14:20 UTC' },
    triggers: [
      {
        name: 'release 7',
        kinds: ['deploy'],
        at: '13:55 UTC',
        minutesBeforeOnset: 25,
        fit: 'in the window',
        ...quote('occurrence_pattern', 'release 7'),
      },
    ],
    signals: [
      {
        id: 'S1',
        observable: 'pool-empty',
        value: 'yes',
        reading: 'the pool is empty',
        classification: 'deterministic',
        ...quote('symptoms', 'Pool is empty'),
        origin: 'text',
        reliability: 0.6,
        also: [],
      },
    ],
    derived: [],
    ruledIn: [],
    ruledOut: [],
    contradictions: [],
    attempts: [],
    hypotheses: [
      hypothesis('H1', 0.7, 'likely', 'likely, 55–80 %'),
      hypothesis('H2', 0.2, 'possible', 'possible, 20–55 %'),
      hypothesis('H3', 0.05, 'unlikely', 'unlikely, 5–20 %'),
    ],
    other: 0.05,
    matrix: { signals: ['S1'], hypotheses: ['H1', 'H2', 'H3'], cells: [['++', '0', '-']] },
    cover: { members: ['H1'], leaves: [], text: 'H1 alone.' },
    stability: '',
    separation: { separable: true, text: '' },
    plan: {
      steps: [
        {
          number: 1,
          observable: 'idle-rows',
          action: 'Count idle rows',
          command: 'select count(*) from pg_stat_activity',
          minutes: 3,
          readOnly: true,
          access: 'database',
          why: 'it splits the field',
          outcomes: [
            {
              outcome: 'yes',
              looks: 'many',
              means: 'idle',
              probability: 0.5,
              next: { conclude: 'H1', probability: 0.9, remedies: ['FM1'], text: 'H1' },
            },
            { outcome: 'no', looks: 'few', means: 'busy', probability: 0.4, next: { step: 2 } },
          ],
        },
        {
          number: 2,
          observable: 'slow-query',
          action: 'Read the longest query',
          minutes: 3,
          readOnly: true,
          access: 'database',
          why: 'it splits the rest',
          outcomes: [
            {
              outcome: 'yes',
              looks: 'long',
              means: 'slow',
              probability: 0.5,
              next: { conclude: 'H2', probability: 0.9, remedies: ['FM1'], text: 'H2' },
            },
            {
              outcome: 'no',
              looks: 'short',
              means: 'quick',
              probability: 0.5,
              next: { conclude: 'other', probability: 0.6, remedies: [], text: 'none' },
            },
          ],
        },
      ],
      expectedMinutes: 4,
      byLikelihoodMinutes: 8,
      text: 'Expected 4 min.',
    },
    evidence: [],
    mitigations: [action('FM1', ['H1', 'H2', 'H3'])],
    fixes: [action('RCF1', ['H1', 'H2', 'H3'])],
    repairs: [],
    order: [],
    verification: {
      checks: [
        {
          for: ['FM1'],
          observable: 'request-errors',
          measure: 'errors',
          baseline: '40 errors/hour',
          threshold: 'none in 4.5 min',
          window: '4.5 min',
          onlyWhen: 'at peak',
          formula: 't = 3 / rate',
        },
      ],
      fix: [],
      regressions: [],
    },
    followUp: { detectionGap: [], alerts: [], hardening: [], timeline: [], actions: [] },
    gaps: [],
    lint: [],
  };
}
