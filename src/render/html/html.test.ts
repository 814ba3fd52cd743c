import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { hostileText, prefixed } from '../../../tests/support/hostile.ts';
import { cleanReport } from '../../../tests/support/report.ts';
import { INCIDENTS, triaged } from '../../../tests/support/triaged.ts';
import type { Report } from '../../report/types.ts';
import { CONTENT_SECURITY_POLICY, html, htmlFragment, SCRIPT, SCRIPT_HASH, STYLE, STYLE_HASH } from './index.ts';

/** A report as it is when somebody has looked, and a model was asked. */
function withLog(): Report {
  const r = cleanReport();
  const text = 'the <b>pool</b> was full';
  const seen = {
    ...r.signals[0]!,
    id: 'S2',
    field: 'log' as const,
    event: 'e1',
    start: 0,
    end: text.length,
    quote: text,
    origin: 'recorded' as const,
  };
  const bare = { ...seen, id: 'S3', event: 'e2', end: 0, quote: '' };
  const entry = { at: '2026-01-01T10:00:00Z', by: 'an <i>engineer</i>', kind: 'observed' as const, counts: true };
  return {
    ...r,
    signals: [...r.signals, seen, bare],
    ruledIn: [{ text: 'the pool was full', from: [{ kind: 'recorded', event: 'e1' }] }],
    log: [
      { ...entry, id: 'e1', text },
      { ...entry, id: 'e2', text: 'noted', counts: false },
    ],
    model: {
      name: 'some/model',
      used: true,
      outcome: 'The model proposed one cause.',
      calls: 1,
      seconds: 2,
      tokens: { input: 1, output: 1, estimated: false },
      price: 'not known',
      taken: { signals: 0, modes: 1, seconded: 0, observables: 0, remedies: 0 },
      dropped: {},
    },
  };
}

let reports: readonly Report[] = [];

beforeAll(async () => {
  reports = [withLog(), ...(await Promise.all(INCIDENTS.map(triaged)))];
}, 60_000);

/** The tags of a page with the names of their attributes: what text must not be able to change. */
const skeleton = (page: string): string[] =>
  [...page.matchAll(/<(?:"[^"]*"|[^">])*>/g)].map(([tag]) => tag.replace(/="[^"]*"/g, '=""').replace(/\s+/g, ' '));

describe('escaping', () => {
  it('no text of a report changes the structure of its page', () => {
    const alike = (prefix: string) => 'x'.repeat(prefix.length);
    fc.assert(
      fc.property(hostileText, fc.nat({ max: 3 }), (hostile, which) => {
        const report = reports[which] ?? cleanReport();
        // A sign before it: what is blank is rightly left out.
        const prefix = `z${hostile} `;
        const page = htmlFragment(prefixed(report, prefix));
        expect(skeleton(page)).toEqual(skeleton(htmlFragment(prefixed(report, `z${alike(hostile)} `))));
      }),
      { numRuns: 60 },
    );
  });

  it('text outside of tags holds no sign of markup, and no control character', () => {
    fc.assert(
      fc.property(hostileText, (hostile) => {
        const page = htmlFragment(prefixed(cleanReport(), `${hostile} `));
        const text = page.replace(/<(?:"[^"]*"|[^">])*>/g, '');
        expect(text).not.toMatch(/[<>"'`]/);
        expect(page).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/);
      }),
    );
  });

  it('has no inline handler, no inline style, and no address but of its own parts and of the web', () => {
    for (const r of reports) {
      const tags = [...htmlFragment(r).matchAll(/<(?:"[^"]*"|[^">])*>/g)].map(([tag]) => tag);
      for (const tag of tags) {
        const names = [...tag.matchAll(/\s([a-z-]+)="/g)].map((m) => m[1] ?? '');
        expect(names.filter((n) => n.startsWith('on') || n === 'style' || n === 'src')).toEqual([]);
        const href = / href="([^"]*)"/.exec(tag)?.[1];
        if (href !== undefined) expect(href).toMatch(/^(?:#|https?:\/\/)/);
      }
    }
  });

  it('a source that is no address of the web is no link', () => {
    const r = cleanReport();
    const first = { ...r.hypotheses[0]!, sources: ['javascript:alert(1)', 'data:text/html,x', 'https://example.test/a?b="c'] };
    const page = htmlFragment({ ...r, hypotheses: [first, ...r.hypotheses.slice(1)] });
    expect(page).not.toMatch(/href="(?:javascript|data):/);
    expect(page).toContain('href="https://example.test/a?b=&quot;c"');
  });
});

describe('the page', () => {
  it('loads nothing, and knows its style and its script by their hashes', () => {
    const page = html(cleanReport());
    const [style = '', script = ''] = [/<style>([\s\S]*?)<\/style>/, /<script>([\s\S]*?)<\/script>/].map((p) => p.exec(page)?.[1] ?? '');
    const hash = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`;
    expect([style, script]).toEqual([STYLE, SCRIPT]);
    expect([hash(style), hash(script)]).toEqual([STYLE_HASH, SCRIPT_HASH]);
    expect(page.replaceAll('&#39;', "'")).toContain(CONTENT_SECURITY_POLICY);
    expect(page.match(/<style|<script/g)).toHaveLength(2);
    expect(STYLE).not.toMatch(/url\(|@import/);
  });

  it('its style and script are those that the sources give', async () => {
    const { pageAssets } = (await import(pathToFileURL('scripts/page-assets.mjs').href)) as { pageAssets: () => Promise<string> };
    expect(readFileSync('src/render/html/assets.ts', 'utf8')).toBe(await pageAssets());
  });

  it('has the six sections by their titles, each id once, and no link to nowhere', () => {
    for (const r of reports) {
      const page = htmlFragment(r);
      const titles = [...page.matchAll(/<h2[^>]*>([^<]*)<\/h2>/g)].map((m) => m[1]);
      expect(titles).toEqual(
        expect.arrayContaining([
          'At a glance',
          '1. Incident Snapshot',
          '2. Hypothesis Ledger',
          '3. Diagnostic Plan',
          '4. Mitigation Options',
          '5. Verification',
          '6. Post-Incident Follow-Up',
        ]),
      );
      const ids = [...page.matchAll(/ id="([^"]*)"/g)].map((m) => m[1] ?? '');
      expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
      const targets = [...page.matchAll(/ href="#([^"]*)"/g)].map((m) => m[1] ?? '');
      expect(targets.filter((t) => !ids.includes(t))).toEqual([]);
    }
  });

  it('links every signal to its place in the input, and that place back to it', () => {
    for (const r of reports) {
      const page = htmlFragment(r);
      for (const s of r.signals.filter((x) => x.quote !== '')) {
        expect(page).toContain(`href="#text-${s.id}"`);
        expect(page).toContain(`id="text-${s.id}"`);
        expect(page).toContain(`<a class="ref" href="#${s.id}"`);
      }
    }
  });

  it('cuts a very long field around its signals, and says so', () => {
    const r = cleanReport();
    const filler = 'lorem ipsum '.repeat(40_000);
    const symptoms = `${filler}${r.incident.symptoms}${filler}`;
    const moved = r.signals.map((s) => ({ ...s, start: s.start + filler.length, end: s.end + filler.length }));
    const page = htmlFragment({ ...r, incident: { ...r.incident, symptoms }, signals: moved });
    expect(page.length).toBeLessThan(80_000);
    expect(page).toContain('<mark>Pool is empty</mark>');
    expect(page.match(/characters, read and not shown/g)?.length).toBe(2);
  });
});
