import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadEngine } from '../src/cli/engine.ts';
import { loadParser } from '../src/cli/parsers.ts';
import { readCase, triageText } from '../src/eval/cases.ts';
import { RENDERERS } from '../src/render/index.ts';
import type { Report } from '../src/report/types.ts';

/** The showcase incident, read as the person on call would read its report. */
let report: Report;
let text: string;

beforeAll(async () => {
  const path = new URL('../eval/cases/code/checkout-duplicate-charges.yaml', import.meta.url);
  const { id, incident } = readCase(readFileSync(path, 'utf8'), 'code');
  report = await triageText(incident, id, loadEngine(), loadParser);
  text = RENDERERS.markdown?.(report, {}) ?? '';
}, 60_000);

const classOf = (id: string) => report.hypotheses.find((h) => h.id === id)?.class;
const titles = (kind: 'mitigations' | 'fixes' | 'repairs') => report[kind].map((a) => `${a.title} ${a.does}`).join('\n');

describe('checkout-duplicate-charges', () => {
  it('is SEV2, with the rule and why neither SEV1 nor SEV3', () => {
    expect(report.severity.level).toBe('SEV2');
    expect(report.severity.rule.text).not.toBe('');
    expect(report.severity.whyNotHigher).toContain('SEV1');
    expect(report.severity.whyNotLower).toContain('SEV3');
  });

  it('places release, onset and peak', () => {
    expect(report.onset?.label).toBe('14:20 UTC');
    const release = report.triggers.find((t) => t.name.includes('v2.8.1'));
    expect(release).toMatchObject({ at: '13:55 UTC', minutesBeforeOnset: 25 });
    expect(release?.derived).toContain('25 min');
    expect(report.triggers.find((t) => t.name.includes('peak'))).toMatchObject({ at: '14:00 UTC', minutesBeforeOnset: 20 });
    expect(text).toContain('19:00 UTC');
  });

  it('reads the order of the two writes and the missing key from the code', () => {
    const code = report.signals.filter((s) => s.field === 'code_snippet').map((s) => s.observable);
    expect(code).toContain('code-effect-before-write');
    expect(code).toContain('code-effect-without-idempotency-key');
  });

  it('puts a second writer and the missing key first and second, and says that neither alone explains both', () => {
    expect([classOf('H1'), classOf('H2')].sort()).toEqual(['duplicate-delivery', 'missing-idempotency']);
    expect(report.joint?.members.toSorted()).toEqual(['H1', 'H2']);
    expect(report.joint?.text).toMatch(/^No single cause explains all of this/);
  });

  it('names the scale-out as a change, and shows no suspect of it that is all but excluded', () => {
    expect(report.triggers.some((t) => t.kinds.includes('scale-out'))).toBe(true);
    expect(report.hypotheses.slice(3).every((h) => h.probability >= 0.02)).toBe(true);
  });

  it('compares the two rates', () => {
    expect(report.derived.some((d) => d.text.includes('800'))).toBe(true);
  });

  it('does not ask what the input answers, and begins with the row that exists', () => {
    const asked = report.plan.steps.map((s) => s.observable);
    expect(asked).not.toContain('charged-twice');
    expect(asked).not.toContain('unique-violation');
    expect(report.plan.steps[0]?.observable).toBe('two-writers-same-event');
    expect(report.plan.steps[0]?.command).toMatch(/select/i);
  });

  it('pairs the idempotency key with an insert that bears the same payment', () => {
    const key = report.fixes.find((f) => /idempotency key/i.test(f.title));
    const partner = key?.pairsWith[0]?.action;
    expect(report.fixes.find((f) => f.id === partner)?.title).toMatch(/insert/i);
    expect(text).toMatch(/ON CONFLICT DO NOTHING alone hides/);
  });

  it('offers scaling back, and switches off no writer that nobody has seen', () => {
    expect(titles('mitigations')).toMatch(/scale back/i);
    expect(titles('mitigations')).not.toMatch(/switch off one of the two writers/i);
  });

  it('lists the repair', () => {
    expect(titles('repairs')).toMatch(/refund/i);
    expect(titles('repairs')).toMatch(/reconcile/i);
  });

  it('says how long zero must hold, and that only the peak counts', () => {
    const rate = report.verification.checks.find((c) => c.baseline.includes('40'));
    expect(rate?.window).toContain('4.5 min');
    expect(rate?.onlyWhen).toContain('between 14:00 UTC and 19:00 UTC');
  });

  it('breaks none of its own rules', () => {
    expect(report.lint).toEqual([]);
  });
});
