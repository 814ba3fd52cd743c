import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readCase } from '../src/eval/cases.ts';
import { NAMED, type Walk, walk } from './support/walk.ts';

/** Ten of the dev cases, evenly; `node bench/walk.mjs` walks them all. */
const EVERY = 16;

const paths = readdirSync('eval/cases', { recursive: true, withFileTypes: true })
  .filter((e) => e.isFile() && e.name.endsWith('.yaml') && /(?:code|field|postmortems|workshop)$/.test(e.parentPath))
  .map((e) => join(e.parentPath, e.name))
  .sort()
  .filter((_, i) => i % EVERY === 0);

describe(`${paths.length} cases walked from page to close`, () => {
  const walks: Walk[] = [];
  beforeAll(async () => {
    for (const path of paths) walks.push(await walk(readCase(readFileSync(path, 'utf8'), 'dev')));
  }, 600_000);
  const mean = (xs: readonly number[]) => xs.reduce((s, x) => s + x, 0) / Math.max(1, xs.length);

  // Floor as measured: 8 of 10; of all cases 94 in 100. Where it fails, the text gives the reader next to nothing of the true class.
  it('end with the true class above 80 % in four of five', () => {
    expect(walks.filter((w) => w.atEnd > NAMED).length / walks.length).toBeGreaterThanOrEqual(0.8);
  });

  it('ask no step that cannot change what to do next', () => {
    expect(walks.filter((w) => w.idle > 0).map((w) => `${w.id}: ${w.trail.join('; ')}`)).toEqual([]);
  });

  it('are expected, on the page, to take three quarters of the minutes of a checklist at most', () => {
    expect(mean(walks.map((w) => w.expected.plan))).toBeLessThanOrEqual(0.75 * mean(walks.map((w) => w.expected.checklist)));
  });
});
