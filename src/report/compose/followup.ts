import { type Hypothesis, holds, meets } from '../../diagnosis/index.ts';
import { FIELDS } from '../../incident/types.ts';
import { FREQUENCY } from '../../knowledge/index.ts';
import type { AlertRule } from '../../knowledge/types.ts';
import type { Instant } from '../../signals/types.ts';
import { anyOf, isProgramLine, words } from '../../text/index.ts';
import { type Context, computed, fromInput, fromKnowledge, list, minutesWords } from '../context.ts';
import { fill, sentence } from '../slots.ts';
import type { Provenance, Report, ReportAction, Statement } from '../types.ts';
import { moved } from './levels.ts';

const OF_TLS = anyOf`number | unknown | handshake | protocol | certificate | bad | close | internal | \(`;
/** Words by which a text says that something automatic noticed. */
const DETECTED = words`
  (?<!\b(?:tls|ssl|tlsv1|sslv3|tlsv1\.\d|fatal) )alerts?(?! ${OF_TLS})(?<!\b(?:no|without|any) alerts?) | alarms?
  (?<!\b(?:nobody|no one|no-one|none) )(?:was|were|got|been|being|get) paged | paged (?:us|me|on|at|the|by)
  (?:a|the|first) page (?:at|came|fired|went) | pager\w* | on-?call was | monitor(?:ing)? (?:fired|alert) | synthetic
`;
const TICKET_OF = anyOf`
  buy | sell | sold | train | bus | flight | event | session | kerberos | concert | season | parking | print\w* | of | the | with
  without | no
`;
const TICKET_SALES = anyOf`
  sales? | shop | machines? | office | price | server | grant\w* | queue | vendor | system | service | gates? | pages?
`;
const DESK = anyOf`got | has | had | reports? | says? | is | gets | inbox | desk | queue | team | phones? | calls? | tickets?`;
const PEOPLE = anyOf`
  customers? | users? | shops? | nurses? | people | drivers? | somebody | someone | everybody | they | he | she | partners?
  stores? | clients?
`;
/** "PSP support says": the desk of another company tells what it knows, and noticed nothing. */
const NOT_OURS = anyOf`psp | vendor | provider | carrier | bank | stripe | aws | azure | google | gcp | cloud | cloudflare | database | hosting | partner | their | its | premium`;
const TOLD = words`
  (?:found|noticed|seen|reported|spotted|discovered) by (?:a |an |one |our |the )?[\w-]+ | wrote to (?:us|support)
  (?<!\b${TICKET_OF} )tickets?\b(?! ${TICKET_SALES}) | (?<!${NOT_OURS} )support ${DESK} | (?:to|from|by|via|at|in) support\b | phoned
  ${PEOPLE} (?:had |has |have )?called\b | called (?:us|in\b|support|the (?:hotline|help|support|desk|office)) | complain\w*
  tweets? | customers? report\w* | users? report\w* | reported by
`;

/** What is said not to have come, or to show nothing, noticed nothing. */
const DENIED = words`no | not | nobody | none | never | nothing | without | green | silent | quiet | missing | didn't | hasn't | n't`;

/** The clause around a place. */
function clauseAt(text: string, at: number, length: number): string {
  const before =
    text
      .slice(0, at)
      .split(/[.;\n]\s|,\s/)
      .at(-1) ?? '';
  const after = text.slice(at + length).split(/[.;\n]|,\s/, 1)[0] ?? '';
  return `${before}${after}`;
}

/** Detection gap with alert rules, hardening of the class, timeline and actions. */
export function composeFollowUp(
  c: Context,
  actions: { fixes: readonly ReportAction[]; repairs: readonly ReportAction[] },
): Report['followUp'] {
  const alerts = alertsOf(c);
  // A fix that only an unlikely cause would need stays among the fixes, and is nobody's task yet.
  const worthAnOwner = new Set(c.diagnosis.hypotheses.filter((h, i) => i === 0 || h.probability >= WORTH_AN_ALERT).map((h) => h.id));
  return {
    detectionGap: detectionGap(c, alerts),
    alerts,
    hardening: hardening(c),
    timeline: timeline(c),
    actions: [
      ...actions.fixes
        .filter((f) => f.addresses.some((id) => worthAnOwner.has(id)))
        .map((f) => ({
          text: `${f.id}, once ${list(f.addresses, 'or')} is confirmed`,
          owner: 'open',
          addresses: [...f.addresses],
        })),
      ...actions.repairs.map((r) => ({ text: r.id, owner: 'open', addresses: [...r.addresses] })),
      ...alerts.slice(0, 1).map((a) => ({ text: `Alert: ${a.because}`, owner: 'open', addresses: [] })),
    ],
  };
}

/** A second cause has its alerts from this chance on. Judgement. */
const WORTH_AN_ALERT = 0.2;

/** A rule over metrics that belong to technologies of which this stack has none would never fire. */
function fits(c: Context, rule: string): boolean {
  if (!c.setting.stackGiven) return true;
  const own = c.knowledge.technologies.flatMap((t) => t.metrics.map((prefix) => ({ prefix, technology: t.id })));
  return [...rule.matchAll(/[a-z][a-z0-9_:]*_[a-z0-9_:]+/g)].every(([metric]) => {
    const owners = own.filter((o) => metric.startsWith(o.prefix));
    return owners.length === 0 || owners.some((o) => holds(o.technology, c.setting));
  });
}

/** The rule for the monitoring that this stack has, where the knowledge has one in its language. */
function inOwnLanguage(c: Context, alert: AlertRule): { on: string; rule: string } {
  if (holds(alert.on, c.setting)) return alert;
  return alert.also?.find((a) => holds(a.on, c.setting)) ?? alert;
}

/** Rules over what was seen; where none of that has one, over what the leading causes would show. */
function alertsOf(c: Context): Report['followUp']['alerts'] {
  const lead = c.diagnosis.hypotheses.slice(0, 2).filter((h, i) => i === 0 || h.probability >= WORTH_AN_ALERT);
  const seen = alertsOver(c, lead, seenIn(c));
  return seen.length ? seen : alertsOver(c, lead, new Set(lead.flatMap((h) => h.missing.map((m) => m.observable))));
}

const seenIn = (c: Context): ReadonlySet<string> =>
  new Set(c.diagnosis.evidence.filter((e) => e.value === 'yes').map((e) => e.observable.id));

function alertsOver(c: Context, lead: readonly Hypothesis[], ids: ReadonlySet<string>): Report['followUp']['alerts'] {
  const shown = (h: Hypothesis, id: string) => {
    const cell = h.mode.cells.find((x) => x.observable === id && x.value === 'yes');
    return cell && FREQUENCY[cell.frequency] >= FREQUENCY.sometimes ? FREQUENCY[cell.frequency] : 0;
  };
  const weight = (id: string) => Math.max(0, ...lead.map((h) => h.probability * shown(h, id)));
  return c.knowledge.observables
    .filter((o) => ids.has(o.id) && o.alert && weight(o.id) > 0 && fits(c, o.alert.rule))
    .sort((a, b) => weight(b.id) - weight(a.id))
    .slice(0, 3)
    .flatMap((o) => {
      if (!o.alert) return [];
      const { on, rule } = inOwnLanguage(c, o.alert);
      return [{ observable: o.id, on, rule: fitted(c, o.id, fill(rule, c.slots)), because: fill(o.alert.because, c.slots) }];
    });
}

/** A threshold in seconds at the end of a rule. */
const IN_SECONDS = /(_seconds\w*\b[\s\S]*>\s*)(\d+(?:\.\d+)?)\s*$/;
const IN_TIME = /\d\s?(?:ms|s|sec|seconds?)\b\W*$/i;

/** A rule that would have slept through this incident gets a threshold between what was usual and what was seen. */
function fitted(c: Context, observable: string, rule: string): string {
  const q = moved(c, observable);
  const m = IN_SECONDS.exec(rule);
  if (q?.to === undefined || !IN_TIME.test(q.quote) || !m) return rule;
  const [usual, seen] = [q.value, q.to];
  if (seen <= usual || Number(m[2]) < seen) return rule;
  return rule.replace(IN_SECONDS, (_, head: string) => `${head}${Number(Math.sqrt(usual * seen).toPrecision(1))}`);
}

function detectionGap(c: Context, alerts: Report['followUp']['alerts']): Statement[] {
  const find = (pattern: RegExp): Statement | undefined => {
    for (const field of FIELDS) {
      if (field === 'code_snippet' || field === 'tech_stack') continue;
      const text = c.incident[field];
      const m = [...text.matchAll(new RegExp(pattern, 'gi'))].find((x) => !DENIED.test(clauseAt(text, x.index, x[0].length)));
      if (m) return { text: m[0], from: [{ kind: 'input', field, start: m.index, end: m.index + m[0].length }] };
    }
    return undefined;
  };
  const { instants, onset } = c.reading.time;
  /** " at 15:20 UTC, 138 min after the onset", where the sentence says when. */
  const when = (s: Statement): string => {
    const [from] = s.from;
    if (from?.kind !== 'input') return '';
    const { field } = from;
    const i = instants.find(
      (x) =>
        x.field === field && x.start >= from.end && x.start - from.end < 60 && !/[.;\n]/.test(c.incident[field].slice(from.end, x.start)),
    );
    if (!i) return '';
    const toTheMinute = (x: Instant) => /\d:\d\d/.test(x.label);
    const after = onset && toTheMinute(i) && toTheMinute(onset) ? i.minutes - onset.minutes : -1;
    return ` at ${i.label}${after > 0 ? `, ${minutesWords(after)} after the onset` : ''}`;
  };
  const alerted = find(DETECTED);
  const told = find(TOLD);
  const out: Statement[] = [];
  if (alerted)
    out.push({
      text: when(alerted)
        ? `An automatic notice came (“${alerted.text}”)${when(alerted)}.`
        : `The input names an automatic notice (“${alerted.text}”); how long after the onset it came is not given.`,
      from: alerted.from,
    });
  else if (told)
    out.push({ text: `It was people who noticed (“${told.text}”)${when(told)}; the input names no alert that fired.`, from: told.from });
  else out.push({ text: 'How it was noticed is not given: [open]. The input names no alert that fired.', from: [] });
  if (alerts.length)
    out.push({
      text: `${alerts.every((a) => seenIn(c).has(a.observable)) ? 'The rules below watch what this incident showed' : 'Nothing that was seen has a rule here: the rules below watch what the leading cause would show'}; set their thresholds from a normal week.`,
      from: alerts.map((a) => fromKnowledge(a.observable)),
    });
  return out;
}

/** What protects against the whole class, from the fixes that are for the class rather than for one mode. */
function hardening(c: Context): Statement[] {
  const worth = c.diagnosis.hypotheses.filter((h, i) => i === 0 || (i < 3 && h.probability >= WORTH_AN_ALERT));
  const classes = [...new Set(worth.map((h) => h.mode.class))];
  const chosen = new Map(c.treatment.fixes.map((f) => [f.remedy.id, f.id]));
  const whole = c.knowledge.remedies
    .filter((r) => r.kind === 'fix' && classes.some((k) => r.treats.includes(`class:${k}`)) && meets(r.needs, c.setting))
    .sort((a, b) => Number(chosen.has(b.id)) - Number(chosen.has(a.id)))
    .slice(0, 3);
  // What stands among the fixes is not told again.
  return whole
    .filter((r) => !chosen.has(r.id))
    .map((r) => ({
      text: `${sentence(fill(r.title, c.slots))}: ${fill(r.does, c.slots)}`,
      from: [fromKnowledge(r.id, r.sources[0])],
    }));
}

function timeline(c: Context): Report['followUp']['timeline'] {
  const { time } = c.reading;
  const told = [...(time.onset ? [time.onset] : []), ...time.changes.flatMap((x) => (x.at ? [x.at] : []))];
  const rows = [
    ...time.changes.flatMap((x) => (x.at ? [row(x.at, x.name)] : [])),
    ...time.intervals.map((i) => ({
      ...row(i.from, i.what === 'interval' || i.what === 'occurs' ? `“${around(c, i.from.field, i.from.start, i.to.end)}”` : i.what),
      at: `${i.from.label} to ${i.to.label}`,
      until: i.to.minutes,
    })),
    ...(time.onset ? [row(time.onset, 'onset')] : []),
    ...time.instants
      .filter((i) => !time.intervals.some((v) => v.to.start === i.start && v.to.field === i.field))
      .filter((i) => !told.some((t) => t.field === i.field && t.start <= i.start && i.end <= t.end))
      .filter((i) => !COMPARED.test(c.incident[i.field].slice(0, i.start)))
      .filter((i) => i.field !== 'blast_radius' && !/^(?:today|tonight|now)$/i.test(i.label))
      .filter((i) => !withinLog(lineAt(c, i), i.quote) && (!isProgramLine(lineAt(c, i)) || tellsOfIt(c, i)))
      .filter((i) => !READ_OFF.test(lineAt(c, i)) && (/\d/.test(i.label) || !lineAt(c, i).slice(0, -1).match(CLOCK)))
      .slice(0, MOST_QUOTED)
      .map((i) => row(i, `“${around(c, i.field, i.start, i.end)}”`)),
  ]
    .sort((a, b) => a.minutes - b.minutes)
    .reduce<Row[]>((out, r) => joinRow(out, r), []);
  const zero = time.onset?.minutes ?? rows[0]?.minutes ?? 0;
  const open = ['detection', 'first response', 'mitigation', 'resolution'].map((what) => ({ at: '[not given]', what, open: true }));
  return [...rows.map((r) => ({ ...r, minutes: r.minutes - zero, ...(r.until === undefined ? {} : { until: r.until - zero }) })), ...open];
}

const MOST_IN_A_ROW = 3;
/** Times that are no change, onset or end have so many rows: the whole telling stands at the end of the report. */
const MOST_QUOTED = 10;
/** "Fri 01:00   4610 ms": a reading of a table, and no event. */
const READ_OFF = /^\W*(?:\w+ )?\d{1,2}:\d\d(?::\d\d)?\s+[\d.,]+ ?[\w%/]*\W*$/;
/** A day beside a time of the same line is told with the time. */
const CLOCK = /\b\d{1,2}:\d\d/;

/** A time that a program's line holds behind its own says of what it wrote, and not when. */
const withinLog = (line: string, quote: string): boolean => isProgramLine(line) && line.indexOf(quote) > LOG_STAMP;
/** Characters in which a program writes its own time. */
const LOG_STAMP = 16;

/** Of a program's lines those are events of the incident that something was read from. */
const tellsOfIt = (c: Context, { field, start, end }: Instant): boolean => {
  const to = c.incident[field].indexOf('\n', end);
  const within = (s: { field: string; start: number; end: number }): boolean =>
    s.field === field && s.end > start && (to < 0 || s.start < to);
  return c.reading.signals.some((s) => s.value !== 'no' && [s, ...s.also].some(within)) || c.derived.some((d) => d.inputs.some(within));
};

const lineAt = (c: Context, { field, start }: Instant): string => {
  const text = c.incident[field];
  const end = text.indexOf('\n', start);
  return text.slice(text.lastIndexOf('\n', start) + 1, end < 0 ? text.length : end);
};

/** "Twice as big as yesterday", "the merchants for today": a measure, and no event of that day. */
const COMPARED = /\b(?:as|than|of|for|like|unlike|compared (?:to|with)|until)\s+$/i;

interface Row {
  at: string;
  what: string;
  derived?: string;
  open: boolean;
  minutes: number;
  until?: number;
  from: Provenance[];
}

/** What happened in the same minute stands in one row: what comes with the onset is worth seeing beside it. One sentence with several times is told once. */
function joinRow(rows: readonly Row[], next: Row): Row[] {
  const told = rows.find((r) => r.what === next.what && /^“/.test(r.what));
  if (told) return rows.map((r) => (r === told ? { ...r, at: `${r.at}, ${next.at}`, from: [...r.from, ...next.from] } : r));
  const same = rows.findIndex((r) => r.at === next.at);
  const before = rows[same];
  if (!before) return [...rows, next];
  if (before.what.includes(next.what) || before.what.split('; ').length >= MOST_IN_A_ROW) return [...rows];
  return rows.map((r, i) => (i === same ? { ...r, what: `${r.what}; ${next.what}`, from: [...r.from, ...next.from] } : r));
}

const row = (i: Instant, what: string): Row => ({
  at: i.label,
  what,
  ...(i.derived ? { derived: i.derived } : {}),
  open: false,
  minutes: i.minutes,
  from: i.derived ? [fromInput(i), computed(i.derived)] : [fromInput(i)],
});

const WIDTH = 70;

/** The words around a time, within its line. */
function around(c: Context, field: keyof Context['incident'], start: number, end: number): string {
  const text = c.incident[field];
  const behind = (mark: string): number => {
    const at = start > 0 ? text.lastIndexOf(mark, start - 1) : -1;
    return at < 0 ? 0 : at + mark.length;
  };
  const line = behind('\n');
  // From the beginning of its sentence where that is near, else from that of its part.
  const near = ['. ', '; ', ', '].map(behind).find((at) => at >= start - WIDTH);
  const from = Math.max(line, near ?? start - WIDTH, 0);
  const stops = [text.indexOf('\n', end), text.indexOf('. ', end), end + WIDTH, text.length].filter((x) => x >= end);
  const to = Math.min(...stops);
  const left = from === 0 || /\s/.test(text[from - 1] ?? ' ') ? from : text.indexOf(' ', from) + 1 || from;
  const right = to >= text.length || /\s/.test(text[to] ?? ' ') ? to : Math.max(end, text.lastIndexOf(' ', to));
  const words = text
    .slice(Math.min(left, start), right)
    .trim()
    .replace(/^[-*•–] +/, '');
  // Cut within a sentence it may say something else: "from 2 million to 31".
  return right < to ? `${words} …` : words;
}
