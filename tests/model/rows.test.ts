import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { type Reply, replyJsonSchema } from '../../src/model/schema.ts';
import { RENDERERS } from '../../src/render/index.ts';
import { asked, EMPTY, ENGINE, inputFrom, inputOf, without } from '../support/model.ts';
import { anthropic, type ModelServer, modelServer } from '../support/model-server.ts';

/** Something that the knowledge does not hold, told with facts that a reader of phrases does not find. */
const badges = await inputFrom(`# Tech stack
Turnstiles with firmware, a Java badge service, PostgreSQL
# Symptoms
Turnstiles of hall B stay shut. The badge service answers 200 and "OPEN", and the green lamp comes on. The motor relays click and nothing moves.
The humidity sensor of hall B shows a value it has never shown.
# Occurrence pattern
Every morning when the cleaning crew has been there, gone by noon
# Blast radius
140 people wait at the doors`);

const CLASS = (ENGINE.knowledge.classes.find((c) => /dependency|vendor|infrastructure/.test(c.id)) ?? ENGINE.knowledge.classes[0])!.id;

const good: Reply = {
  signals: [
    { observable: 'relay-clicks-door-shut', value: 'yes', field: 'symptoms', quote: 'The motor relays click and nothing moves' },
    { observable: 'relay-clicks-door-shut', value: 'yes', field: 'symptoms', quote: 'the relays were replaced last week' },
  ],
  observables: [
    {
      id: 'relay-clicks-door-shut',
      question: 'Does the relay switch while the door stays shut?',
      kind: 'environment-dependent',
      yes: 'the relay clicks and the door does not move',
      no: 'the relay does not switch',
      action: 'Stand at a turnstile and watch the relay and the motor while somebody badges',
      command: '',
      minutes: 6,
      access: 'platform',
    },
  ],
  modes: [
    {
      id: 'moisture-in-the-motor-drive',
      class: CLASS,
      title: 'Moisture from cleaning stops the motor drives until they have dried',
      mechanism: [
        'The cleaning crew wets hall B every morning.',
        'The motor drives cut out on moisture while the badge service and the relays still work.',
        'By noon they have dried.',
      ],
      role: 'root',
      cells: [
        {
          observable: 'relay-clicks-door-shut',
          value: 'yes',
          frequency: 'usually',
          because: 'the command arrives, the motor does not follow',
        },
      ],
    },
  ],
  remedies: [
    {
      kind: 'mitigation',
      treats: ['moisture-in-the-motor-drive'],
      title: 'Open hall B by its side door until noon',
      does: 'Lets people in past the turnstiles',
      sacrifices: 'nobody is counted',
      rollback: 'close the side door',
      minutes: 10,
      risk: 'low',
      test: '',
      verified_by: 'relay-clicks-door-shut',
    },
    {
      kind: 'fix',
      treats: ['moisture-in-the-motor-drive'],
      title: 'Seal the motor drives of hall B',
      does: 'Keeps moisture out of the drives',
      sacrifices: '',
      rollback: '',
      minutes: 600,
      risk: 'low',
      test: 'clean the hall and badge at once',
      verified_by: 'relay-clicks-door-shut',
    },
  ],
};

let server: ModelServer | undefined;
afterEach(async () => server?.close());

async function reply(input: Awaited<ReturnType<typeof inputFrom>>, ...replies: readonly Reply[]) {
  server = await modelServer(...replies.map((r) => anthropic(JSON.stringify(r))));
  return asked(input, server.url);
}

describe('a good model', () => {
  it('adds a cause and a signal that the knowledge does not hold, marked in every rendering', async () => {
    const input = badges;
    const own = await without(input);
    const report = await reply(input, good);
    expect(report.model).toMatchObject({
      used: true,
      taken: { signals: 1, modes: 1, observables: 1, remedies: 2 },
      dropped: { 'quotation not in the input': 1 },
    });
    const h = report.hypotheses.find((x) => x.origin === 'model');
    expect(h?.title).toBe('Moisture from cleaning stops the motor drives until they have dried (proposed by a model)');
    expect(h?.mechanism[0]?.from).toEqual([{ kind: 'model', name: 'anthropic/claude-opus-4-6' }]);
    expect(h?.supports.map((b) => b.observable)).toContain('relay-clicks-door-shut');
    // Where the knowledge has nothing, the row takes its share of what is left for a cause that it does not hold.
    expect(h?.probability).toBeGreaterThan(0.1 * own.other);
    for (const x of report.hypotheses) {
      const before = own.hypotheses.find((y) => y.mode === x.mode);
      if (before) expect(x.probability).toBeCloseTo(before.probability, 2);
    }
    const s = report.signals.find((x) => x.origin === 'model');
    expect(s?.quote).toBe('The motor relays click and nothing moves');
    expect(input.incident.symptoms.slice(s?.start, s?.end)).toBe(s?.quote);
    expect(report.mitigations.some((m) => m.origin === 'model' && m.addresses.includes(h?.id ?? ''))).toBe(true);
    expect(report.severity).toEqual(own.severity);
    expect(report.lint.filter((f) => f.severity === 'error')).toEqual([]);
    for (const format of ['markdown', 'terminal', 'json']) {
      const text = (RENDERERS[format]?.(report, { width: 200 }) ?? '').replace(/\s+/g, ' ');
      expect(text).toContain('until they have dried (proposed by a model)');
      expect(text).toContain('(read by a model)');
      expect(text).toContain('Open hall B by its side door until noon (proposed by a model)');
    }
  });

  it('that names one of our causes, by its id or in its own words, speaks for it and adds no second row', async () => {
    const input = await inputOf('examples/checkout-duplicate-charges.md');
    const own = await without(input);
    const second = own.hypotheses[1];
    const mode = ENGINE.knowledge.modes.find((m) => m.id === second?.mode);
    const words = {
      ...good.modes[0]!,
      id: 'anything',
      class: mode!.class,
      title: mode!.title.replace(/\{[a-z_]+\|?|\}/g, ''),
      mechanism: mode!.mechanism.map((s) => s.text.replace(/\{[a-z_]+\|?|\}/g, '')),
      cells: [],
    };
    for (const m of [{ ...words, id: mode!.id, mechanism: [] }, words]) {
      const report = await reply(input, { ...EMPTY, modes: [m] });
      await server?.close();
      expect(report.model?.taken).toMatchObject({ modes: 0, seconded: 1 });
      expect(report.hypotheses.every((h) => h.origin === 'knowledge')).toBe(true);
      const named = report.hypotheses.find((h) => h.class === second?.class);
      expect(named?.probability).toBeGreaterThanOrEqual(second?.probability ?? 1);
      expect(named?.mechanism.at(-1)).toEqual({
        text: 'A model that was asked named this cause as well.',
        from: [{ kind: 'model', name: 'anthropic/claude-opus-4-6' }],
      });
    }
  });

  it('is asked again when the report with its rows breaks a rule, and then taken', async () => {
    const wrong = { ...good, modes: good.modes.map((m) => ({ ...m, mechanism: ['x'.repeat(401)] })) };
    const report = await reply(badges, wrong, good);
    expect(server?.got).toHaveLength(2);
    expect(JSON.stringify(server?.got[1]?.body.messages)).toContain('modes.0.mechanism.0: Too big');
    expect(report.model).toMatchObject({ used: true, calls: 2 });
  });
});

describe('names', () => {
  it('are hidden from the model and real in the report', async () => {
    const input = await inputFrom(
      'Symptoms: jobs of ann.lee@example.org fail with "no such export" since 14:20, twenty today; bob@example.org is fine. Host 10.4.0.17 answers.\nOccurrence pattern: since 14:20, after the change by ann.lee@example.org\nTech stack: Python, PostgreSQL',
    );
    const rows: Reply = {
      ...good,
      signals: [{ observable: 'export-owner-fails', value: 'yes', field: 'symptoms', quote: 'jobs of <email-1> fail' }],
      observables: [
        {
          ...good.observables[0]!,
          id: 'export-owner-fails',
          question: 'Do only the jobs of <email-1> fail?',
          yes: 'only jobs of <email-1> fail',
          action: 'Compare the jobs of <email-1> with those of <email-2>',
        },
      ],
      modes: [
        {
          ...good.modes[0]!,
          title: 'The export of <email-1> is gone',
          cells: [{ observable: 'export-owner-fails', value: 'yes', frequency: 'always', because: 'it is <email-1> whose export is gone' }],
        },
      ],
    };
    server = await modelServer(anthropic(JSON.stringify(rows)));
    const report = await asked(input, server.url, { ips: true });
    const sent = JSON.stringify(server.got[0]?.body);
    expect(sent).not.toMatch(/ann\.lee|bob@|10\.4\.0\.17/);
    expect(sent).toContain('jobs of <email-1> fail with');
    expect(sent).toContain('<ip-1>');
    expect(report.signals.find((s) => s.origin === 'model')?.quote).toBe('jobs of ann.lee@example.org fail');
    expect(JSON.stringify(report)).toContain('The export of ann.lee@example.org is gone');
    expect(JSON.stringify(report)).not.toMatch(/<(?:email|ip)-\d>/);
  });

  it('of secrets are in neither', async () => {
    const slack = `xo${'xb'}-1234567890-abcdefghijklmnop`;
    const twilio = `npm_${'a1B2c3D4e5F6'.repeat(3)}`;
    const input = await inputFrom(
      `Symptoms: the deploy job fails since 14:20 with 403, config had ${slack} and ${twilio} and postgres://app:hunter2@db/x\nTech stack: Node.js`,
    );
    server = await modelServer(anthropic(JSON.stringify(EMPTY)));
    const report = await asked(input, server.url);
    for (const text of [JSON.stringify(server.got[0]?.body), JSON.stringify(report)])
      expect(text).not.toMatch(/abcdefghijklmnop|a1B2c3D4e5F6|hunter2/);
  });
});

it('the schema of an answer is the documented one', () => {
  const documented: unknown = JSON.parse(readFileSync('docs/model-reply.schema.json', 'utf8'));
  expect(replyJsonSchema(ENGINE.knowledge.classes.map((c) => c.id))).toEqual(documented);
});
