import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify as toYaml } from 'yaml';
import { incidentFromFields, readIncident, writeMarkdown } from './index.ts';
import { FIELDS, type Incident } from './types.ts';

/** Lines that each look like part of some shape. */
const tricky = fc.constantFrom(
  '',
  '# Impact',
  '## notes',
  '### Logs',
  '\\# x',
  '\\\\## x',
  '**Impact:** all',
  '- **Stack**',
  'Impact',
  '---',
  '====',
  '```',
  '```js',
  '     ```',
  '~~~',
  '~~~~ a',
  'Stack: Go',
  '  indented',
  '\ttab',
  '{"a": 1}',
  'symptoms: |',
  'incident:',
  "it's 5 %",
  '> quoted',
  '- item',
  '"quoted"',
  'a: b: c # d',
  '| a | b |',
  '\\',
  '[ERROR] x',
  '__init__:',
);
const line = fc.oneof(
  tricky,
  fc.string({ unit: 'grapheme' }).map((s) => s.replace(/\n/g, ' ')),
);
const text = fc.array(line, { maxLength: 8 }).map((l) => l.join('\n'));
const five = fc.record(Object.fromEntries(FIELDS.map((f) => [f, text])) as Record<keyof Incident, typeof text>);
/** Five texts as the program holds them: cleaned. What is left is any text at all. */
const incidents = five
  .map(incidentFromFields)
  .filter((r) => r.ok)
  .map((r) => (r as { incident: Incident }).incident);

const back = async (written: string, name?: string) => {
  const r = await readIncident(written, name === undefined ? {} : { name });
  return r.ok ? r.incident : r.error;
};
const law = (check: (i: Incident) => Promise<void>) => fc.assert(fc.asyncProperty(incidents, check), { numRuns: 400 });

describe('any five texts come back the same', () => {
  it('from Markdown', () =>
    law(async (i) => {
      expect(await back(writeMarkdown(i))).toEqual(i);
    }));
  it('from YAML, at the top and under incident', () =>
    law(async (i) => {
      expect(await back(toYaml(i, { lineWidth: 0 }), 'a.yaml')).toEqual(i);
      expect(await back(toYaml({ id: 'x', incident: i, truth: { cause: 'y' } }), 'a.yml')).toEqual(i);
    }));
  it('from JSON', () =>
    law(async (i) => {
      expect(await back(JSON.stringify(i, null, 2))).toEqual(i);
    }));
  it('from the bracket form, where no text holds its marks', () =>
    law(async (i) => {
      fc.pre(!/^symptoms:/m.test(Object.values(i).join('\n')) && !/^[`~ ]*(?:```|~~~)/m.test(i.code_snippet));
      expect(await back(FIELDS.map((f) => `[${f.toUpperCase()}]:\n${i[f]}`).join('\n'))).toEqual(i);
    }));
  it('as they were given, where they are plain', () =>
    law(async (i) => {
      expect(incidentFromFields(i)).toEqual({ ok: true, incident: i, notes: [] });
    }));
});

describe('any input at all', () => {
  const formats = fc.constantFrom('auto', 'yaml', 'json', 'markdown') as fc.Arbitrary<'auto' | 'yaml' | 'json' | 'markdown'>;
  const sound = async (input: string | Uint8Array, format: 'auto' | 'yaml' | 'json' | 'markdown') => {
    const r = await readIncident(input, { format });
    if (!r.ok) expect(r.error).toMatch(/^[A-Z].*\.$/);
    else for (const f of FIELDS) expect(typeof r.incident[f]).toBe('string');
  };
  it('bytes never throw', () => fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), formats, sound), { numRuns: 1000 }));
  it('text never throws', () =>
    fc.assert(fc.asyncProperty(fc.oneof(fc.string({ unit: 'binary' }), text), formats, sound), { numRuns: 1000 }));
  it('no word of free text is lost', () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(tricky, fc.stringMatching(/^[a-z]{3,8}$/)), { minLength: 1, maxLength: 10 }), async (lines) => {
        const r = await readIncident(lines.join('\n'), { format: 'markdown' });
        const all = r.ok ? Object.values(r.incident).join('\n') : '';
        for (const word of lines.filter((l) => /^[a-z]{3,8}$/.test(l))) expect(all).toContain(word);
      }),
      { numRuns: 500 },
    ));
});
