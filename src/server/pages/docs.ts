import { type Html, html, pageOf } from './html.ts';

interface Operation {
  readonly summary?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean; readonly schema?: Schema }[];
  readonly requestBody?: { readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> };
  readonly responses?: Readonly<
    Record<string, { readonly description?: string; readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> }>
  >;
}
type Schema = Readonly<Record<string, unknown>>;
export interface Document {
  readonly info: { readonly title: string; readonly version: string; readonly description?: string };
  readonly paths?: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> };
}

/** The OpenAPI document as a page to read: routes by subject, then the shapes that they name. */
export function docsPage(doc: Document): string {
  const operations = Object.entries(doc.paths ?? {}).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const tags = [...new Set(operations.map((o) => o.operation.tags?.[0] ?? 'Other'))];
  const shapes = Object.entries(doc.components?.schemas ?? {});
  return pageOf(
    `${doc.info.title}: the API`,
    html`<main><h1>${doc.info.title}: the API</h1>
<p class="soft">Version ${doc.info.version}. <a href="/openapi.json">OpenAPI 3.1</a> · <a href="/">Start</a></p>
<p>${doc.info.description ?? ''}</p>
<nav aria-label="Subjects"><p>${tags.map((t) => html`<a href="#${anchor(t)}">${t}</a> · `)}<a href="#shapes">Shapes</a></p></nav>
${tags.map((t) => html`<section><h2 id="${anchor(t)}">${t}</h2>${operations.filter((o) => (o.operation.tags?.[0] ?? 'Other') === t).map((o) => operationOf(o.path, o.method, o.operation))}</section>`)}
<section><h2 id="shapes">Shapes</h2>${shapes.map(([name, schema]) => html`<h3 id="shape-${name}"><code>${name}</code></h3><pre>${typeOf(schema, 0, true)}</pre>`)}</section>
</main>`,
  );
}

const anchor = (t: string): string => t.toLowerCase().replace(/\W+/g, '-');

function operationOf(path: string, method: string, o: Operation): Html {
  const rows = (o.parameters ?? []).map(
    (p) =>
      html`<tr><td><code>${p.name}</code></td><td class="soft">${p.in}${p.required ? ', required' : ''}</td><td><code>${typeOf(p.schema ?? {}, 0)}</code></td></tr>`,
  );
  const body = Object.entries(o.requestBody?.content ?? {});
  const answers = Object.entries(o.responses ?? {}).map(
    ([status, r]) =>
      html`<tr><td><code>${status}</code></td><td>${r.description ?? ''}</td><td>${Object.entries(r.content ?? {}).map(([type, c]) => html`<code>${c.schema?.type === 'string' ? type : typeOf(c.schema ?? {}, 0)}</code> `)}</td></tr>`,
  );
  return html`<h3><code>${method.toUpperCase()} ${path}</code></h3><p>${o.summary ?? ''}. <span class="soft">${o.description ?? ''}</span></p>
${body.length > 0 && html`<p>Body (${body.map(([t]) => t).join(' or ')}): <code>${typeOf(body[0]?.[1].schema ?? {}, 0)}</code></p>`}
<table>${rows}${answers}</table>`;
}

const DEEPEST = 6;

/** A JSON Schema in the notation of TypeScript, which is shorter to read. */
function typeOf(schema: Schema, depth: number, whole = false): string {
  const s = schema as {
    $ref?: string;
    enum?: unknown[];
    const?: unknown;
    type?: string | string[];
    properties?: Record<string, Schema>;
    required?: string[];
    items?: Schema;
    anyOf?: Schema[];
    oneOf?: Schema[];
    additionalProperties?: Schema | boolean;
  };
  if (s.$ref && !whole) return s.$ref.split('/').at(-1) ?? '';
  if (s.const !== undefined) return JSON.stringify(s.const);
  if (s.enum) return s.enum.map((v) => JSON.stringify(v)).join(' | ');
  const union = s.anyOf ?? s.oneOf;
  if (union) return union.map((u) => typeOf(u, depth)).join(' | ');
  if (Array.isArray(s.type)) return s.type.map((t) => typeOf({ ...schema, type: t }, depth)).join(' | ');
  if (s.type === 'array') return `${bracketed(typeOf(s.items ?? {}, depth))}[]`;
  if (s.properties) {
    if (depth > DEEPEST) return '{…}';
    const pad = '  '.repeat(depth + 1);
    const lines = Object.entries(s.properties).map(([k, v]) => `${pad}${k}${s.required?.includes(k) ? '' : '?'}: ${typeOf(v, depth + 1)}`);
    return `{\n${lines.join('\n')}\n${'  '.repeat(depth)}}`;
  }
  if (typeof s.additionalProperties === 'object') return `{ [name]: ${typeOf(s.additionalProperties, depth)} }`;
  return s.type ?? 'any';
}

const bracketed = (t: string): string => (t.includes(' | ') ? `(${t})` : t);
