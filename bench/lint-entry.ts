import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadEngine } from '../src/cli/engine.ts';
import { loadParser } from '../src/cli/parsers.ts';
import { readIncident } from '../src/incident/index.ts';
import { factsOf, type Located, lintForeign, readForeign } from '../src/lint/index.ts';

interface Fault {
  readonly line: number;
  readonly quote: string;
  readonly kind: string;
}
type How = 'place' | 'kind' | 'line' | 'absence';
type Pairs = ReadonlyMap<Fault, { readonly how: How; readonly finding: Located }>;

/** Rules that say of an entry what is not in it: on the line of another fault they have not found that fault. */
const OF_ABSENCE =
  /^(?:no-(?:rollback|sacrifice|evidence-against)|mitigation-without-hypothesis|hypothesis-without-\w+|step-without-cost)$/;

/** Scores a folder, report by report; `quiet` prints counts alone. */
export async function score(folder: string, wanted: readonly string[], quiet: boolean): Promise<void> {
  const engine = loadEngine();
  const names = readdirSync(folder)
    .filter((f) => f.endsWith('.faults.json'))
    .map((f) => f.slice(0, -'.faults.json'.length))
    .filter((n) => wanted.length === 0 || wanted.includes(n))
    .sort();
  const rows: (string | number)[][] = [];
  for (const name of names) {
    const file = [`${name}.md`, `${name}.report.md`].map((f) => join(folder, f)).find((f) => existsSync(f)) ?? '';
    const source = readFileSync(file, 'utf8');
    const lines = source.split(/\r?\n/);
    const listed = JSON.parse(readFileSync(join(folder, `${name}.faults.json`), 'utf8')) as (Partial<Fault> & { quote: string })[];
    const faults = listed.map((f) => ({
      quote: f.quote,
      kind: f.kind ?? '',
      line: f.line ?? lines.findIndex((l) => l.includes(f.quote.split('\n')[0] ?? '')) + 1,
    }));
    const incident = join(folder, `${name}.incident.md`);
    const read = existsSync(incident) ? await readIncident(readFileSync(incident), { name: incident }) : undefined;
    const doc = readForeign(source);
    const findings = lintForeign(source, await factsOf(read?.ok ? read.incident : undefined, doc, engine, loadParser), doc);
    const pairs = matched(lines, faults, findings);
    if (!quiet) print(name, faults, findings, pairs);
    const count = (...hows: How[]) => [...pairs.values()].filter((p) => hows.includes(p.how)).length;
    rows.push([
      name,
      faults.length,
      count('place', 'kind', 'line'),
      count('line'),
      count('absence'),
      findings.length - count('place', 'kind', 'line'),
    ]);
  }
  console.log('report | listed | found | of these by the line alone | only something missing on its line | further findings');
  for (const r of rows) console.log(r.join(' | '));
  console.log(['all', ...[1, 2, 3, 4, 5].map((i) => rows.reduce((n, r) => n + Number(r[i]), 0))].join(' | '));
}

/** Fault -> finding and how they meet: "place" (the words overlap), "line", or "kind" (what is not there has no place). Each counts once. */
function matched(lines: readonly string[], faults: readonly Fault[], findings: readonly Located[]): Pairs {
  const pairs = new Map<Fault, { how: How; finding: Located }>();
  const free = (f: Located) => ![...pairs.values()].some((p) => p.finding === f);
  const absent = (f: Located) => OF_ABSENCE.test(f.rule);
  const onLine = (fault: Fault, f: Located) =>
    f.position !== undefined && fault.line > 0 && fault.line >= f.position.line && fault.line <= f.position.endLine;
  const overlaps = (fault: Fault, f: Located) => {
    const from = (lines[fault.line - 1] ?? '').indexOf(fault.quote);
    if (!onLine(fault, f) || !f.position) return false;
    return from < 0 ? overlap(fault.quote, f.quote) : f.position.column - 1 < from + fault.quote.length && f.position.endColumn - 1 > from;
  };
  const slug = (kind: string) => kind.toLowerCase().replace(/[^a-z]+/g, '-');
  const stages: readonly (readonly [How, (fault: Fault, f: Located) => boolean])[] = [
    ['place', (fault, f) => !absent(f) && (overlaps(fault, f) || (f.quote.length >= 20 && overlap(fault.quote, f.quote)))],
    ['kind', (fault, f) => slug(fault.kind).includes(f.rule)],
    ['line', (fault, f) => !absent(f) && onLine(fault, f)],
    ['absence', onLine],
  ];
  for (const [how, same] of stages)
    for (const fault of faults) {
      if (pairs.has(fault)) continue;
      const finding = findings.find((f) => free(f) && same(fault, f));
      if (finding) pairs.set(fault, { how, finding });
    }
  return pairs;
}

function overlap(a: string, b: string): boolean {
  const plain = (text: string) =>
    text
      .toLowerCase()
      .replace(/[^a-z0-9%.,:]+/g, ' ')
      .trim();
  const [x, y] = [plain(a), plain(b)];
  return x !== '' && y !== '' && (x.includes(y) || y.includes(x));
}

function print(name: string, faults: readonly Fault[], findings: readonly Located[], pairs: Pairs): void {
  console.log(`== ${name}`);
  const cut = (text: string) => (text.length > 110 ? `${text.slice(0, 109)}…` : text);
  for (const f of faults) {
    const by = pairs.get(f);
    const mark = by ? { place: '  ', kind: '  ', line: '~ ', absence: '? ' }[by.how] : '! ';
    const how = by ? `\n      by ${by.finding.rule} (${by.finding.position?.line ?? '-'}): ${cut(by.finding.seen)}` : '';
    console.log(`${mark}${f.line} ${f.kind}: ${cut(f.quote)}${how}`);
  }
  const used = new Set([...pairs.values()].map((p) => p.finding));
  for (const f of findings) if (!used.has(f)) console.log(`+ ${f.position?.line ?? '-'} ${f.rule}: ${cut(f.seen)}  <${cut(f.quote)}>`);
}
