import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Incident } from '../../incident/types.ts';
import { severityFile } from '../../knowledge/schema.ts';
import { readQuantities } from '../quantities.ts';
import { decideSeverity, levelFeatures, type SeverityPolicy, trainLevels } from '../severity.ts';
import { packPatterns } from './patterns.ts';
import { LEVELS } from './types.ts';
import { modelOf, placedFeatures, readLevels } from './wording/index.ts';

const folder = new URL('../../../knowledge/', import.meta.url);
const written = severityFile.parse(parse(readFileSync(new URL('severity.yaml', folder), 'utf8'))) as SeverityPolicy;
const policy = { ...written, packed: packPatterns(written) };

const incident = (symptoms: string, blast_radius = ''): Incident => ({
  code_snippet: '',
  tech_stack: '',
  symptoms,
  occurrence_pattern: '',
  blast_radius,
});

const quantities = (i: Incident) => readQuantities((['symptoms', 'blast_radius'] as const).map((field) => ({ field, text: i[field] })));
const described = ['fifth-a', 'fifth-b', 'fifth-c', 'sixth-a', 'sixth-b'].flatMap((name) =>
  readFileSync(new URL(`descriptions/${name}.jsonl`, folder), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { severity: (typeof LEVELS)[number]; text: string })
    .map(({ severity, text }) => ({ severity, incident: incident(text) })),
);

/** Learned from every other text. */
const wording = modelOf(
  trainLevels(
    described
      .filter((_, i) => i % 2 === 0)
      .map((d) => ({
        level: LEVELS.indexOf(d.severity),
        features: levelFeatures(policy, d.incident, [], quantities(d.incident)),
      })),
    LEVELS.length,
  ),
);
const decide = (i: Incident) => decideSeverity({ ...policy, wording }, i, [], quantities(i));

describe('a level by the way of telling', () => {
  it('is right for two in three texts that were not learned from', () => {
    const unseen = described.filter((_, i) => i % 6 === 1);
    const right = unseen.filter((d) => decide(d.incident).level === d.severity);
    expect(right.length / unseen.length).toBeGreaterThanOrEqual(0.66);
  });

  it('quotes the sentence that shows it, at its place, and mostly has one', () => {
    const text = described.slice(0, 120).map((d) => d.incident);
    const told = text.map((i) => ({ i, d: decide(i) })).filter(({ d }) => d.rule.id.startsWith('told-'));
    expect(told.length).toBeGreaterThan(20);
    expect(told.filter(({ d }) => d.because[0]?.span).length / told.length).toBeGreaterThan(0.85);
    for (const { i, d } of told) {
      const span = d.because[0]?.span;
      if (span) expect(i[span.field].slice(span.start, span.end)).toBe(span.quote);
      const said = `${d.whyNotHigher}${d.whyNotLower}${d.changesWhen}`;
      expect(said.replace(/“[^”]+”/g, 'quoted')).not.toMatch(/[{}]|undefined|“”/);
    }
  });

  it('is asked for nothing where the words are unknown or too few', () => {
    for (const text of ['', 'down', 'zzz qqq xxyzzy '.repeat(30)]) expect(decide(incident(text)).rule.id).not.toMatch(/^told-/);
  });

  it('leaves to the rules what a number in the blast radius says', () => {
    for (const [blast, rule] of [
      ['three users', 'few'],
      ['22% of checkouts fail', 'critical-degraded'],
      ['all users, nobody can log in', 'down-for-most'],
    ] as const)
      expect(decide(incident('staging build lab, nobody waits, only a note for the record', blast)).rule.id).toBe(rule);
  });

  it('never outvotes a rule that is sure, nor any rule where the policy does not let it', () => {
    for (const { incident: i } of described.slice(0, 60)) {
      const bare = decideSeverity(policy, i, [], quantities(i));
      expect(decideSeverity({ ...policy, wording, outvote: undefined }, i, [], quantities(i))).toEqual(bare);
      if (policy.rules.find((r) => r.id === bare.rule.id)?.sure) expect(decide(i)).toEqual(bare);
    }
  });

  it('needs more to outvote a rule the more the policy asks', () => {
    const outvoted = (times: number) =>
      described
        .slice(0, 120)
        .filter(({ incident: i }) =>
          decideSeverity(
            { ...policy, wording, outvote: { raise: times, lower: times, blast_radius_blank: times } },
            i,
            [],
            quantities(i),
          ).rule.id.startsWith('told-'),
        ).length;
    const counts = [1, 3, 30, 1e6].map(outvoted);
    expect(counts).toEqual([...counts].sort((x, y) => y - x));
    expect(counts[0]).toBeGreaterThan(counts[2] ?? 0);
    expect(counts[3]).toBe(0);
  });
});

describe('words as features', () => {
  it('counts numbers by their size and shares by their reach', () => {
    const of = (text: string) => placedFeatures(text).map((p) => p.feature);
    expect(of('0.5% 12 % 88 percent')).toEqual(expect.arrayContaining(['#few%', '#some%', '#most%']));
    expect(of('7 users 41 users 1,100 users 12k users')).toEqual(expect.arrayContaining(['#1', '#10', '#1000']));
  });

  it('stand where they were read, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        for (const { start, end, feature } of placedFeatures(text)) {
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(feature).not.toMatch(/[|\t\n]/);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('give probabilities', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('hospital', 'nobody', 'lab', '#some%', '!fails', 'unheard of')), (features) => {
        const { probabilities } = readLevels(features, wording);
        expect(probabilities.reduce((a, b) => a + b)).toBeCloseTo(1);
      }),
    );
  });
});
