import { readLikelihood } from '../document/likelihood.ts';
import { join, type Piece, renamed, sub } from '../document/piece.ts';
import type { ActionKind } from '../document/types.ts';
import { actionIds } from './branches.ts';
import { add, type Draft, openOwner, partList, pathOf } from './draft.ts';
import { ACTION_LABELS, CHECK_LABELS, HYPOTHESIS_LABELS, partOf, STEP_LABELS } from './labels.ts';
import type { Line } from './lines.ts';

interface Row {
  readonly cells: readonly Piece[];
  readonly line: Line;
}

/** A table, by the section that it stands in. What is no table of the form is read as plain text. */
export function readTable(d: Draft, lines: readonly Line[]): void {
  const rows: Row[] = lines.flatMap((line) =>
    line.cells && !line.cells.every((c) => /^:?[-–—]*:?$/.test(c.text)) ? [{ cells: line.cells, line }] : [],
  );
  const [head, ...body] = rows;
  if (!head) return;
  const names = head.cells.map((c) => c.text.toLowerCase());
  const all = (row: Row) => add(d, join(row.cells.filter((c) => c.text !== '')), false);
  if (d.section === 'ledger' && ledgerTable(d, names, body)) return;
  if (d.section === 'ledger' && columnsAreHypotheses(d, head, body)) return;
  if (d.section === 'ledger' && names.filter((n) => /^h\d/.test(n)).length > 1) {
    for (const row of body)
      d.said.push({ section: 'ledger', piece: { ...join(row.cells), path: 'matrix' }, part: 'matrix', command: false });
    return;
  }
  if (d.section === 'plan' && planTable(d, names, body)) return;
  if (d.section === 'mitigation' && d.group !== 'order' && actionTable(d, names, body)) return;
  if (d.section === 'verification') {
    checkTable(d, names, body);
    return;
  }
  const list = listOf(d, names);
  for (const row of list && body.length > 0 ? body : rows) {
    all(row);
    const last = d.said[d.said.length - 1];
    if (!last) continue;
    if (d.section === 'mitigation' && d.group === 'order') d.order.push(last.piece);
    else if (list === 'todo') {
      const due = cell(row, names, /^(?:due|deadline|when|until|target|date|by|eta|term)\b|date$/);
      const owner = named(cell(row, names, /owner|assignee|responsible|team/)?.text ?? '');
      d.todo.push({ piece: last.piece, owner, ...(due ? { dated: named(due.text) !== '' } : {}) });
    } else if (list) d.lists[list].push(last.piece);
  }
}

function listOf(d: Draft, names: readonly string[]): keyof Draft['lists'] | 'todo' | undefined {
  const has = (re: RegExp) => names.some((n) => re.test(n));
  if (d.section === 'followUp') {
    if (has(/owner|assignee/)) return 'todo';
    if (has(/^(?:at|time|when)\b|timestamp/)) return 'timeline';
    if (d.group === 'todo' || d.group === 'timeline' || d.group === 'alerts') return d.group;
  }
  if (d.section === 'snapshot') {
    if (has(/before onset|^change$/)) return 'triggers';
    if (has(/signal|quotation|classification|reads as/)) return 'signals';
    if (d.group in d.lists) return d.group as keyof Draft['lists'];
  }
  return undefined;
}

/** A cell that leaves open what its column asks for names nothing. */
const named = (text: string): string =>
  /^\W*(?:tbd|tba|t\.b\.d\.?|n\/a|none|unassigned|nobody|to be (?:decided|determined|assigned))?\W*$/i.test(text) ? '' : text;

const cell = (row: Row, names: readonly string[], re: RegExp): Piece | undefined => {
  const i = names.findIndex((n) => re.test(n));
  return i >= 0 ? row.cells[i] : undefined;
};

function ledgerTable(d: Draft, names: readonly string[], body: readonly Row[]): boolean {
  const idOf = (row: Row): string | undefined => {
    for (const c of row.cells.slice(0, 3)) {
      const m = /^\W*(?:hypothesis\s*#?)?H?[-\s]?(\d{1,2})\b/i.exec(c.text);
      if (m && /H|hypothesis/i.test(m[0])) return `H${Number(m[1])}`;
    }
    return undefined;
  };
  const ided = body.filter((r) => idOf(r) !== undefined);
  if (ided.length === 0 || names.filter((n) => /^h\d/.test(n)).length > 1) return false;
  for (const row of body) {
    const piece = { ...join(row.cells.filter((c) => c.text !== '')), path: 'ranked table' };
    const id = idOf(row);
    const said =
      cell(row, names, /likelihood|probab|confidence|plausib|score|^p(?:\(.*\))?$|^(?:chance|odds|weight|share|%)/) ?? bareIn(row);
    const byColumn = said && readLikelihood(said, true);
    const band = cell(row, names, /^band$/);
    d.said.push({ section: 'ledger', piece, command: false, part: 'table', ...(id ? { of: id } : {}) });
    if (!id) {
      if (/something else|other|unknown|none of/i.test(piece.text) && byColumn?.percent) d.other = byColumn.percent[0];
      continue;
    }
    const likelihood =
      byColumn ??
      (band && readLikelihood(band, true)) ??
      (names.some((n) => /likelihood|probab/.test(n)) ? undefined : readLikelihood(piece, false));
    const ranked = Number(/\d+/.exec(cell(row, names, /^(?:rank|#|order|no\.?|priority|position)$/)?.text ?? '')?.[0] ?? Number.NaN);
    const rated = join(
      row.cells.filter((c, i) => c.text !== '' && !/cost|effort|time|confirm|impact|risk|test|blast/.test(names[i] ?? '')),
    );
    d.table.push({ id, piece, rated, ...(likelihood ? { likelihood } : {}), ...(Number.isNaN(ranked) ? {} : { rank: ranked }) });
    fromRow(d, id, row, names);
  }
  return true;
}

/** "| | H1 | H2 |" with a row for each part: a ledger on its side. */
function columnsAreHypotheses(d: Draft, head: Row, body: readonly Row[]): boolean {
  const ids = head.cells.map((c) => /^\W*H[-\s]?(\d{1,2})\b/i.exec(c.text)?.[1]);
  const partIn = (row: Row) => partOf(row.cells[0]?.text ?? '', HYPOTHESIS_LABELS);
  if (ids.filter(Boolean).length < 2 || body.filter((r) => partIn(r) !== undefined).length < 2) return false;
  head.cells.forEach((cell, i) => {
    if (ids[i] === undefined) return;
    const id = `H${Number(ids[i])}`;
    const name = body.find((r) => /^\W*(?:name|title|hypothesis|cause|summary)\W*$/i.test(r.cells[0]?.text ?? ''))?.cells[i];
    const behind = sub(cell, /^\W*H[-\s]?\d{1,2}\W*/i.exec(cell.text)?.[0].length ?? 0, cell.text.length);
    const title = name ?? (behind.text === '' ? cell : behind);
    openOwner(d, {
      type: 'hypothesis',
      id,
      title: { ...title, path: id },
      parts: {},
      told: true,
      piece: { ...cell, path: id },
      indent: 0,
    });
    d.said.push({ section: 'ledger', piece: { ...title, path: id }, of: id, part: 'title', command: false });
    for (const row of body) {
      const text = row.cells[i];
      if (!text || text === name) continue;
      d.part = partIn(row) ?? 'other';
      add(d, text, false);
    }
  });
  d.owner = undefined;
  d.part = '';
  return true;
}

/** A cell that is a probability and nothing else, whatever its column is called. */
const bareIn = (row: Row): Piece | undefined =>
  row.cells.find((c) => /^\W*(?:~|≈|about )?(?:0?\.\d{1,3}|1\.0+|\d{1,3}(?:\.\d+)?\s?%)\W*$/.test(c.text));

/** A row may hold what elsewhere has a section of its own. */
function fromRow(d: Draft, id: string, row: Row, names: readonly string[]): void {
  const titled = row.cells.find(
    (c, i) =>
      /hypothes|cause|description|title|mechanism|summary|name/.test(names[i] ?? '') && /[a-z]{3}/i.test(c.text.replace(/^\W*H\d+\W*/, '')),
  );
  const known = d.hypotheses.get(id);
  const parts: Record<string, Piece[]> = known?.parts ?? {};
  row.cells.forEach((c, i) => {
    const part = partOf(names[i] ?? '', HYPOTHESIS_LABELS);
    if (part && c.text !== '' && part !== 'likelihood' && c !== titled) partList(parts, part).push({ ...c, path: `${id}, ${part}` });
  });
  if (!known) {
    const title = titled ?? row.cells[1] ?? row.line.body;
    d.hypotheses.set(id, {
      type: 'hypothesis',
      id,
      title: { ...title, path: id },
      parts,
      told: Object.keys(parts).length >= 3,
      piece: { ...row.line.body, path: id },
      indent: 0,
    });
  }
}

function planTable(d: Draft, names: readonly string[], body: readonly Row[]): boolean {
  if (!names.some((n) => /step|^#$/.test(n)) || !names.some((n) => /action|check|branch|expected|outcome|what/.test(n))) return false;
  for (const row of body) {
    const number = /\d{1,2}[a-z]?/i.exec(cell(row, names, /step|^#$/)?.text ?? '')?.[0].toLowerCase();
    if (number === undefined) continue;
    openOwner(d, {
      type: 'step',
      id: number,
      title: { text: '', path: `step ${number}`, map: [] },
      parts: {},
      told: true,
      piece: { ...row.line.body, path: `step ${number}` },
      indent: 0,
    });
    row.cells.forEach((c, i) => {
      if (/step|^#$/.test(names[i] ?? '')) return;
      d.part = partOf(names[i] ?? '', STEP_LABELS) ?? 'action';
      add(d, c, false);
    });
  }
  d.owner = undefined;
  return true;
}

function actionTable(d: Draft, names: readonly string[], body: readonly Row[]): boolean {
  const ids = body.map(
    (row) =>
      actionIds(
        row.cells
          .slice(0, 2)
          .map((c) => c.text)
          .join(' '),
      )[0],
  );
  if (!ids.some((id) => id !== undefined)) return false;
  body.forEach((row, n) => {
    const id = ids[n];
    if (!id) return;
    const kind: ActionKind =
      id.startsWith('RC') || id.startsWith('FIX')
        ? 'fix'
        : id.startsWith('REP')
          ? 'repair'
          : id.startsWith('SAVE')
            ? 'evidence'
            : 'mitigation';
    const at = row.cells.findIndex((c) => actionIds(c.text)[0] === id);
    const own = row.cells[at] ?? row.line.body;
    const bare = /^\W*(?:FM|RCF|REP|SAVE)[- ]?\d+\W*$/.test(own.text);
    const partsAt = row.cells.map((_, i) => columnParts(names[i] ?? ''));
    const next = row.cells.findIndex((c, i) => i > at && c.text !== '' && partsAt[i]?.every((p) => p === 'does'));
    const title = bare ? (row.cells[next] ?? row.cells[at + 1] ?? own) : own;
    openOwner(d, {
      type: 'action',
      id,
      title: { ...title, path: id },
      parts: {},
      told: true,
      kind,
      piece: { ...row.line.body, path: id },
      indent: 0,
    });
    d.said.push({ section: d.section, piece: { ...title, path: pathOf(d) }, of: id, part: 'title', command: false });
    row.cells.forEach((c, i) => {
      if (c === title || (c === own && bare)) return;
      const [first, ...more] = partsAt[i] ?? [];
      d.part = first ?? 'does';
      add(d, c, false);
      for (const part of more) if (c.text !== '') partList(d.owner?.parts ?? {}, part).push(renamed(c, `${id}, ${part}`));
    });
  });
  d.owner = undefined;
  return true;
}

/** "Risk and way back" heads two parts in one column. */
function columnParts(name: string): string[] {
  const each = name.split(/\s*(?:\/|&|,|\band\b)\s*/).flatMap((n) => partOf(n, ACTION_LABELS) ?? []);
  return each.length > 0 ? [...new Set(each)] : ['does'];
}

function checkTable(d: Draft, names: readonly string[], body: readonly Row[]): void {
  for (const row of body) {
    const parts: Record<string, Piece[]> = {};
    const pieces = row.cells.filter((c) => c.text !== '').map((c) => ({ ...c, path: 'verification' }));
    row.cells.forEach((c, i) => {
      const part = partOf(names[i] ?? '', CHECK_LABELS);
      if (part && c.text !== '') partList(parts, part).push({ ...c, path: `verification, ${part}` });
    });
    d.said.push({ section: 'verification', piece: join(pieces, 'verification'), command: false });
    if (d.group !== 'fix' && d.group !== 'regression')
      d.checks.push({
        for: actionIds(
          row.cells
            .slice(0, 2)
            .map((c) => c.text)
            .join(' '),
        ),
        parts,
        pieces,
        row: true,
      });
  }
}
