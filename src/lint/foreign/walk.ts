import { anyOf } from '../../text/index.ts';
import { readLikelihood } from '../document/likelihood.ts';
import { type Piece, sub } from '../document/piece.ts';
import type { ActionKind } from '../document/types.ts';
import { actionIds } from './branches.ts';
import { add, type Draft, newDraft, openOwner, partList, pathOf } from './draft.ts';
import { ACTION_LABELS, CHECK_LABELS, HYPOTHESIS_LABELS, labelled, STEP_LABELS, segments } from './labels.ts';
import type { Line } from './lines.ts';
import { groupOf, type Habits, habitsOf, openerOf } from './openers.ts';
import { readTable } from './tables.ts';
import { sectionOf, standing } from './titles.ts';

const LABELS = { hypothesis: HYPOTHESIS_LABELS, step: STEP_LABELS, action: ACTION_LABELS, check: CHECK_LABELS };

/** Lines -> the draft of a report. One pass; tables are read as wholes. */
export function walk(lines: readonly Line[]): Draft {
  const d = newDraft();
  const habits = habitsOf(lines);
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as Line;
    if (/^appendix\b/i.test(line.body.text) && line.heading > 0) break;
    if (line.code) {
      const block: Line[] = [];
      while (lines[i]?.code) block.push(lines[i++] as Line);
      i--;
      for (const l of block) if (!l.blank) add(d, l.body, false, true);
      d.open = false;
      continue;
    }
    if (line.cells) {
      const rows: Line[] = [];
      while (lines[i]?.cells) rows.push(lines[i++] as Line);
      i--;
      readTable(d, rows);
      d.open = false;
      d.tabled = true;
      continue;
    }
    if (line.blank) {
      d.open = false;
      d.bulleted = false;
    } else {
      step(d, line, habits);
      d.tabled = false;
    }
  }
  return d;
}

function step(d: Draft, line: Line, habits: Habits): void {
  const section = sectionOf(line);
  if (section && (d.level === 0 || standing(line) <= d.level) && !(d.sections[section] && d.section !== section && standing(line) > 6)) {
    d.level = d.level === 0 ? standing(line) : d.level;
    d.section = section;
    d.owner = undefined;
    d.group = '';
    d.part = '';
    d.open = false;
    d.kind = 'mitigation';
    d.sections[section] ??= { ...line.body, path: section };
    return;
  }
  if (d.section === 'ledger' && ofAll(line)) {
    d.owner = undefined;
    d.group = '';
    d.part = '';
    const rest = REST.test(line.body.text) ? /(\d+(?:\.\d+)?)\s?%|\b(0\.\d+)\b/.exec(line.body.text) : null;
    if (rest) d.other ??= rest[1] === undefined ? Number(rest[2]) * 100 : Number(rest[1]);
    listed(d, line.body, line, false);
    return;
  }
  const opened = openerOf(line, d, habits);
  if (opened) {
    const path = opened.type === 'step' ? `step ${opened.id}` : opened.id;
    const earlier =
      opened.type === 'hypothesis' ? d.hypotheses.get(opened.id) : opened.type === 'action' ? d.actions.get(opened.id) : undefined;
    const kind = opened.kind ?? d.kind;
    openOwner(d, {
      type: opened.type,
      id: opened.id,
      title: { ...opened.rest, path },
      parts: earlier?.parts ?? {},
      told: true,
      piece: { ...line.body, path },
      indent: line.indent,
      item: line.bullet !== '',
      ...(opened.type === 'action' ? { kind } : {}),
    });
    title(d, opened.rest, line);
    return;
  }
  if (
    !d.owner ||
    standing(line) < 8 ||
    ['order', 'evidence', 'repair', 'fix', 'mitigation'].includes(groupOf(line, d)?.group ?? '') ||
    d.section === 'verification' ||
    d.section === 'followUp' ||
    ranksSeveral(line)
  ) {
    const grouped = groupOf(line, d);
    const inner = d.owner && labelled(line.body, line.bold, line.heading > 0, LABELS[d.owner.type]);
    if (grouped && (ranksSeveral(line) || !(inner && d.owner?.type !== 'check' && grouped.group !== 'order'))) {
      openGroup(d, grouped.group, grouped.rest, line);
      return;
    }
  }
  content(d, line, habits);
}

/** "Ranking: H1 55%, H3 30%" is no part of the hypothesis before it. */
const ranksSeveral = (line: Line): boolean => /^\W*rank/i.test(line.body.text) && new Set(line.body.text.match(/\bH\d{1,2}\b/g)).size > 1;
/** "Anything else: 2 %. Ranking: H1 > H2." speaks of the ledger, not of its last hypothesis. */
const ofAll = (line: Line): boolean =>
  line.bullet === '' && (/\bH\d{1,2}\s*(?:\([^)]*\)\s*)?[>≫]\s*H\d/.test(line.body.text) || REST.test(line.body.text));
const UNLISTED = anyOf`not listed | unlisted | the (?:rest|remaining|remainder) | other causes? | none of (?:these|the above)`;
const REST = new RegExp(
  anyOf`
    ^\W*(?:H\d{1,2}\W{1,4})?\W*(?:\(?(?:rest|other|remaining)\)?\W+)?(?:something|anything|everything) else\b
    ^\W*${UNLISTED}\b[^.]{0,30}\d
  `,
  'i',
);

/** The words behind the id: the title, and parts that stand in the same line. */
function title(d: Draft, rest: Piece, line: Line): void {
  const owner = d.owner;
  if (!owner) return;
  const [first, ...more] = segments(rest, LABELS[owner.type]);
  const head = first && first.part === undefined ? first.piece : undefined;
  // Of a long line only the bold part, or the first clause, is the title.
  const bold = line.bold.replace(/^\W*(?:step|hypothesis|H|FM|RCF|REP|SAVE)\s*-?\d{0,2}[a-z]?\W*/i, '');
  const clause =
    line.heading === 0 && bold === '' && owner.type !== 'hypothesis' ? /^.{12,}?[.;](?=\s)/.exec(head?.text ?? '')?.[0].length : undefined;
  const cut = head ? (bold !== '' && head.text.startsWith(bold) ? bold.length : (clause ?? head.text.length)) : 0;
  owner.title = head ? { ...sub(head, 0, cut), path: pathOf(d) } : { text: '', path: pathOf(d), map: rest.map ?? [] };
  if (owner.title.text !== '') d.said.push({ section: d.section, piece: owner.title, of: owner.id, part: 'title', command: false });
  const behind = head ? sub(head, cut, head.text.length) : undefined;
  if (behind) {
    const clean = sub(behind, /^[\s:：.;—–-]*/.exec(behind.text)?.[0].length ?? 0, behind.text.length);
    d.part = owner.type === 'step' ? 'action' : '';
    add(d, clean, false);
  }
  for (const s of head ? more : segments(rest, LABELS[owner.type])) {
    d.part = s.part ?? d.part;
    add(d, s.piece, false);
  }
  d.open = line.heading === 0;
  if (line.heading > 0) d.part = '';
}

function openGroup(d: Draft, group: string, rest: Piece, line: Line): void {
  d.owner = undefined;
  d.group = group;
  // "- Detection gap: …" is one item of a list; the next one is something else.
  d.item = line.bullet !== '' && rest.text !== '' && d.section === 'followUp' ? line.indent : undefined;
  d.part = '';
  d.open = false;
  if (d.section === 'mitigation' && group !== 'order') d.kind = group as ActionKind;
  if (rest.text === '') return;
  // In the follow-up a label is mostly the beginning of the item: "Alert: …", "Timeline of …".
  listed(d, d.section === 'followUp' && standing(line) > 7 ? line.body : rest, line, false);
}

/** An item of a follow-up without any title: something to do. */
const TASK = new RegExp(
  String.raw`^${anyOf`
    add | audit | automate | build | change | check | create | define | document | enable | enforce | extend | fix | implement
    improve | introduce | investigate | migrate | move | prevent | publish | raise | reduce | refactor | remove | replace | review
    run | schedule | search | set up | split | standardi[sz]e | test | train | update | upgrade | write
  `}\b`,
  'i',
);

/** A line that opens nothing: it belongs to the open part, or to the open list. */
function content(d: Draft, line: Line, habits: Habits): void {
  // In plain text each line that begins with an id or a time says something of its own.
  const goesOn =
    line.bullet === '' &&
    !line.outlined &&
    line.heading === 0 &&
    line.bold === '' &&
    !/^\W*(?:(?:FM|RCF|REP|H)-?\d|\d{1,2}:\d{2}\b|\d+[.)]\s)/.test(line.body.text);
  const owner = d.owner;
  if (owner && owner.type !== 'check') {
    const label = labelled(line.body, line.bold, line.heading > 0, LABELS[owner.type]);
    if (label) {
      d.part = label.part;
      d.open = false;
      for (const s of segments(label.rest, LABELS[owner.type])) {
        d.part = s.part ?? d.part;
        add(d, s.piece, false);
      }
      return;
    }
    if (line.heading > 0 && line.heading <= 3 && owner.type === 'hypothesis') {
      d.owner = undefined;
      d.part = '';
      listed(d, line.body, line, false);
      return;
    }
    // A paragraph behind a list of actions is no more of the last of them.
    if (owner.type === 'action' && owner.item && !d.open && line.bullet === '' && line.bold === '' && line.indent <= owner.indent) {
      d.owner = undefined;
      d.part = '';
      listed(d, line.body, line, false);
      return;
    }
    // A line after a gap, at the margin, is no longer part of a hypothesis's last label.
    for (const s of segments(line.body, LABELS[owner.type])) {
      d.part = s.part ?? d.part;
      add(d, s.piece, goesOn && s.part === undefined);
    }
    return;
  }
  if (d.item !== undefined && line.bullet !== '' && line.indent <= d.item) {
    d.group = '';
    d.item = undefined;
  }
  listed(d, line.body, line, goesOn && habits !== undefined);
}

/** Lines without an owner: into the list of their group. */
function listed(d: Draft, p: Piece, line: Line, goesOn: boolean): void {
  const before = d.said.length;
  if (d.section === 'verification') {
    checkLine(d, p, line, goesOn);
    return;
  }
  // A paragraph after a list is no more of the list.
  const filled = d.group === 'todo' ? d.tabled : d.group in d.lists && d.lists[d.group as keyof Draft['lists']].length > 0;
  if (line.bullet === '' && !d.open && filled) d.group = '';
  add(d, p, goesOn);
  if (line.bullet !== '' || line.bold !== '') d.bulleted = line.bullet !== '';
  const last = d.said[d.said.length - 1];
  if (!last || d.said.length === before) return;
  if (d.section === 'mitigation' && d.group === 'order') d.order.push(last.piece);
  else if (d.group === 'todo' || (d.section === 'followUp' && line.bullet !== '' && d.group === '' && TASK.test(last.piece.text)))
    d.todo.push({ piece: last.piece, owner: ownerIn(last.piece.text) });
  else if (d.group in d.lists) d.lists[d.group as keyof Draft['lists']].push(last.piece);
  if (d.section === 'ledger') ranking(d, last.piece, line);
}

const OWNER = new RegExp(
  anyOf`
    \bowner\b\s*[:=—–-]?\s*([^,;.)]+) | @([\w-]+) | \bassign(?:ed to|ee:)\s*([^,;.)]+)
    [([]\s*((?:[A-Z][\w&/-]*\s?){1,4}(?:team|eng|engineering|SRE)?)\s*[)\]]\s*$
  `,
  'i',
);
export const ownerIn = (text: string): string =>
  OWNER.exec(text)
    ?.slice(1)
    .find((x) => x !== undefined)
    ?.trim() ??
  // "(Warehouse operations, 2 days)"
  /\(\s*([A-Z][\w&/ -]{1,40}?)\s*,\s*(?:by )?(?:\d+ \w+|today|tomorrow|this \w+|next \w+|\w+ end|\w+day)\s*\)\W*$/.exec(text)?.[1] ??
  '';

/** "1. H3 — High" under a ranking, or "H3 > H1 > H2". */
function ranking(d: Draft, p: Piece, line: Line): void {
  const chain = /\bH\d{1,2}\b(?:\s*(?:\([^)]*\))?\s*(?:>|→|≥|≫|,)\s*\bH\d{1,2}\b)+/.exec(p.text);
  if (chain && d.table.length === 0 && /[>→≥≫]/.test(chain[0])) {
    for (const m of chain[0].matchAll(/H\d{1,2}/g)) d.table.push({ id: m[0], piece: p });
    return;
  }
  // "Ranking: H1 55%, H3 30%, H2 25%."
  const inline = [...p.text.matchAll(/\bH(\d{1,2})\b[^,;%]{0,60}?[\s:(=]~?(\d{1,3}(?:\.\d+)?\s?%|0?\.\d{1,3})\)?/g)];
  if (d.group === 'ranking' && d.table.length === 0 && inline.length > 1) {
    for (const m of inline) {
      const row = sub(p, m.index, m.index + m[0].length);
      const likelihood = readLikelihood(sub(p, m.index + m[0].lastIndexOf(m[2] ?? ''), m.index + m[0].length), true);
      d.table.push({ id: `H${Number(m[1])}`, piece: row, ...(likelihood ? { likelihood } : {}) });
    }
    return;
  }
  const one = d.group === 'ranking' && line.bullet === 'number' ? /^\W*H(\d{1,2})\b/.exec(p.text) : null;
  if (one) d.table.push({ id: `H${one[1]}`, piece: p, ...(line.number === undefined ? {} : { rank: line.number }) });
}

function checkLine(d: Draft, p: Piece, line: Line, goesOn: boolean): void {
  if (/^baseline for\b/i.test(p.text)) {
    add(d, p, goesOn);
    return;
  }
  const ids = actionIds(p.text.slice(0, 80));
  const isTitle = standing(line) < 8 && ids.length > 0;
  if (isTitle) {
    d.owner = { type: 'check', id: ids.join(', '), title: p, parts: {}, told: true, piece: p, indent: line.indent };
    d.part = '';
    d.checks.push({ for: ids, parts: {}, pieces: [] });
    d.said.push({ section: d.section, piece: { ...p, path: pathOf(d) }, part: 'title', command: false });
    d.open = false;
    return;
  }
  const label = labelled(p, line.bold, line.heading > 0, CHECK_LABELS);
  const current = d.checks[d.checks.length - 1];
  const before = d.said.length;
  const save = d.part;
  d.part = d.group === 'fix' || d.group === 'regression' ? d.group : '';
  add(d, label?.rest.text ? label.rest : p, goesOn);
  const last = d.said[d.said.length - 1];
  if (last && d.said.length > before) {
    const nested = current && (line.indent >= 2 || (label && d.owner)) && current.pieces.length + (d.owner ? 1 : 0) > 0;
    // What stands as a paragraph behind a table of checks speaks of them.
    const aside = d.checks.some((c) => c.row) && line.bullet === '' && line.indent === 0 && !label;
    if (nested || (d.owner && current && current.pieces.length === 0)) {
      current.pieces.push(last.piece);
      if (label) partList(current.parts, label.part).push(last.piece);
    } else if (!aside && d.part === '' && line.heading === 0 && label?.part !== 'baseline') {
      const own = ids.length > 0 ? ids : d.owner ? d.owner.id.split(', ') : [];
      d.checks.push({ for: own, parts: label ? { [label.part]: [last.piece] } : {}, pieces: [last.piece] });
    }
  }
  d.part = save;
}
