import type { Context } from 'hono';
import { PLAIN, RENDERERS } from '../../render/index.ts';
import { report as reportSchema } from '../../report/schema.ts';
import type { Report } from '../../report/types.ts';
import { REPORT_POLICY } from '../http/headers.ts';
import { Problem } from '../http/problem.ts';
import type { Reply } from '../http/route.ts';

const TYPES: Readonly<Record<string, string>> = {
  json: 'application/json; charset=utf-8',
  slack: 'application/json; charset=utf-8',
  markdown: 'text/markdown; charset=utf-8',
  html: 'text/html; charset=utf-8',
};
const PLAIN_TEXT = 'text/plain; charset=utf-8';
const ALIASES: Readonly<Record<string, string>> = { md: 'markdown', text: 'terminal', txt: 'terminal' };

export interface Format {
  readonly name: string;
  readonly write: (report: Report) => Reply;
}

export const rendered = {
  description: 'The report',
  schema: reportSchema,
  types: ['application/json', 'text/markdown', 'text/html', 'text/plain'],
};

/** By `format`, else by `Accept`; JSON where neither says. */
export function formatOf(c: Context, given: string | undefined): Format {
  const name = given === undefined || given === '' ? accepted(c.req.header('accept')) : (ALIASES[given] ?? given);
  const render = Object.hasOwn(RENDERERS, name) ? RENDERERS[name] : undefined;
  if (!render) {
    const known = Object.keys(RENDERERS).join(', ');
    throw new Problem('invalid', `there is no format "${name.slice(0, 40)}"; there are ${known}`, [
      { path: 'format', message: `one of ${known} was expected` },
    ]);
  }
  const type = TYPES[name] ?? PLAIN_TEXT;
  return {
    name,
    write: (report) => ({
      text: render(report, { paint: PLAIN, width: 80 }),
      headers: { 'content-type': type, ...(name === 'html' ? { 'content-security-policy': REPORT_POLICY } : {}) },
    }),
  };
}

function accepted(header: string | undefined): string {
  if (header === undefined || header === '') return 'json';
  const wanted = header
    .split(',')
    .map((part) => {
      const [type = '', ...params] = part.trim().toLowerCase().split(';');
      const q = params.map((p) => /^\s*q=([\d.]+)\s*$/.exec(p)?.[1]).find((x) => x !== undefined);
      return { type: type.trim(), q: q === undefined ? 1 : Number(q) };
    })
    .filter((w) => w.q > 0)
    .sort((a, b) => b.q - a.q);
  for (const { type } of wanted) {
    if (type === '*/*' || type === 'application/*' || type === 'application/json') return 'json';
    if (type === 'text/html' && Object.hasOwn(RENDERERS, 'html')) return 'html';
    if (type === 'text/markdown') return 'markdown';
    if (type === 'text/plain' || type === 'text/*') return 'terminal';
  }
  throw new Problem('not-acceptable', 'a report is written as application/json, text/markdown, text/html or text/plain');
}
