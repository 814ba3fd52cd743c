import type { Report } from '../../report/types.ts';
import { isPasted, spanWords, words } from '../../text/index.ts';
import { citedOf, isFarther } from './ledger.ts';
import { bullets, inline, table } from './text.ts';
import { type Span, unread } from './unread.ts';

export function glance(r: Report): string[] {
  return [
    '**At a glance**',
    '',
    ...table(
      ['', ''],
      [
        ['Severity', `**${inline(r.glance.severity)}**`],
        ['Leading cause', inline(r.glance.leading)],
        ['Do now', inline(r.glance.doNow.text)],
        ...(r.glance.meanwhile ? [['Meanwhile', inline(r.glance.meanwhile.text)]] : []),
        ...(r.glance.doNot ? [['Do not', inline(r.glance.doNot.text)]] : []),
        ['First check', inline(r.glance.firstCheck.text)],
      ],
    ),
  ];
}

export function snapshot(r: Report): string[] {
  return [
    '## 1. Incident Snapshot',
    '',
    `**Problem.** ${r.problem.map((s) => inline(s.text)).join(' ')}`,
    '',
    ...severity(r),
    '',
    ...triggers(r),
    ...signals(r),
    ...derived(r),
    ...inLine('Ruled in', r.ruledIn),
    ...facts('Speaks against', r.ruledOut),
    ...well(r),
    ...contradictions(r),
    ...gaps(r),
    ...notes(r),
  ];
}

function severity(r: Report): string[] {
  const s = r.severity;
  const because = quotedOnce(s.because.map((b) => b.text))
    .map(inline)
    .join('; ');
  // What keeps it from being lower is what made it so high: with its quotations it is said once.
  const saidBelow = s.whyNotLower.includes('“');
  const around = [s.whyNotHigher, s.whyNotLower, s.changesWhen].filter((x) => x !== '' && !/^There is no /.test(x));
  return [
    `**Severity: ${s.level}** (rule: ${inline(s.rule.text)}).${because && !saidBelow ? ` Because: ${because}.` : ''} ${around.map(inline).join(' ')}`.trim(),
  ];
}

const WITH_QUOTATION = /^(.*) (\(“.*”\))$/s;

/** "it fails (“…”)", "many are hit (“…”)": what rests on the same words is said before them. */
function quotedOnce(reasons: readonly string[]): string[] {
  const byQuotation = new Map<string, string[]>();
  for (const reason of reasons) {
    const [, says = reason, quotation = reason] = WITH_QUOTATION.exec(reason) ?? [];
    byQuotation.set(quotation, [...(byQuotation.get(quotation) ?? []), says]);
  }
  return [...byQuotation].map(([quotation, said]) => (said[0] === quotation ? quotation : `${listed(said)} ${quotation}`));
}

const listed = (items: readonly string[]): string =>
  items.length > 1 ? `${items.slice(0, -1).join(', ')} and ${items.at(-1)}` : items.join('');

function triggers(r: Report): string[] {
  if (r.triggers.length === 0) return [];
  const rows = r.triggers.map((t) => [
    inline(t.name),
    t.at ? `${inline(t.at)}${t.derived ? ` (derived: ${inline(t.derived)})` : ''}` : 'not given',
    t.minutesBeforeOnset === undefined ? '' : before(t.minutesBeforeOnset),
    inline(t.fit),
  ]);
  return ['**What changed** (named, not blamed)', '', ...table(['change', 'at', 'before onset', 'fit'], rows), ''];
}

const before = (minutes: number): string => (minutes < 0 ? `${spanWords(-minutes)} after it` : spanWords(minutes));

function signals(r: Report): string[] {
  if (r.signals.length === 0) return ['**Signals.** None of the input was recognised as a known signal.', ''];
  const telling = tellingIn(r);
  const shown = r.signals.filter((s) => telling.has(s.id));
  // What is of no weight between the causes stands in the appendix beside its words.
  const rows = byQuotation(shown.length ? shown : r.signals).map((same) => [
    same.map((s) => s.id).join(', '),
    `“${inline(shortened(same[0]?.quote ?? ''))}”`,
    same.map((s) => inline(s.reading)).join('; '),
    kindOf(same),
  ]);
  return ['**Signals**', '', ...table(['', 'quotation', 'reads as', 'kind'], rows), ''];
}

/** Rows of the table; what the ledger cites has its row all the same. Judgement. */
const MOST_ROWS = 8;
const STRENGTH: Readonly<Record<string, number>> = { '++': 2, '--': 2, '+': 1, '-': 1 };

/** What the ledger cites, and of the rest what tells most of the causes that are told in more than a line. */
function tellingIn(r: Report): ReadonlySet<string> {
  const told = r.hypotheses.filter((h) => !isFarther(h, r));
  const columns = r.matrix.hypotheses.flatMap((id, i) => (told.some((h) => h.id === id) ? [i] : []));
  const strength = (row: number) => Math.max(0, ...columns.map((i) => STRENGTH[r.matrix.cells[row]?.[i] ?? ''] ?? 0));
  const cited = [...r.cover.leaves, ...told.flatMap((h) => citedOf(h, r)), ...citedIn([...r.ruledIn, ...r.ruledOut])];
  const rest = r.matrix.signals
    .map((id, row) => ({ id, is: strength(row) }))
    .filter((x) => x.is > 0 && !cited.includes(x.id))
    .sort((a, b) => b.is - a.is)
    .slice(0, Math.max(0, MOST_ROWS - new Set(cited).size));
  return new Set([...cited, ...rest.map((x) => x.id)]);
}

/** What is of many kinds is of none. */
const MOST_KINDS = 2;
function kindOf(same: Report['signals']): string {
  const kinds = [...new Set(same.map((s) => s.classification))];
  return kinds.length > MOST_KINDS ? '' : kinds.join(', ');
}

/** Characters of a quotation in the table: the appendix has the whole. Judgement. */
const MOST_OF_A_QUOTATION = 110;
function shortened(quote: string): string {
  const line = quote.replace(/\s+/g, ' ');
  return line.length > MOST_OF_A_QUOTATION ? `${line.slice(0, line.lastIndexOf(' ', MOST_OF_A_QUOTATION))} …` : line;
}

/** What was read from the same words stands in one row. */
function byQuotation(signals: Report['signals']): Report['signals'][] {
  const rows = new Map<string, Report['signals']>();
  for (const s of signals) rows.set(`${s.field} ${s.quote}`, [...(rows.get(`${s.field} ${s.quote}`) ?? []), s]);
  return [...rows.values()];
}

const citedIn = (statements: Report['ruledIn']): string[] =>
  statements.flatMap((s) => s.text.match(/\(S\d+\)$/)?.map((id) => id.slice(1, -1)) ?? []);

function derived(r: Report): string[] {
  if (r.derived.length === 0) return [];
  return ['**Computed from the input**', '', ...bullets(r.derived.map((d) => `${inline(d.text)} (${inline(d.formula)})`)), ''];
}

function facts(title: string, statements: Report['ruledIn']): string[] {
  return statements.length ? [`**${title}**`, '', ...bullets(statements.map((s) => inline(s.text))), ''] : [];
}

/** Where the trouble does not strike. */
const well = ({ well: told = [] }: Report): string[] =>
  told.length ? [`**Well, as told** (a cause has to leave it alone): ${told.map((s) => `“${inline(s.text)}”`).join('; ')}.`, ''] : [];

function inLine(title: string, statements: Report['ruledIn']): string[] {
  return statements.length ? [`**${title}:** ${statements.map((s) => inline(s.text)).join('; ')}.`, ''] : [];
}

function contradictions(r: Report): string[] {
  if (r.contradictions.length === 0) return [];
  return [
    '**Contradictions in the input**',
    '',
    ...bullets(
      r.contradictions.map((c) => `${inline(c.about)}: “${inline(c.one.quote)}” against “${inline(c.other.quote)}”. ${inline(c.effect)}`),
    ),
    '',
  ];
}

function gaps(r: Report): string[] {
  const { sentences, of } = unread(r);
  const items = [...r.gaps.map(gap), ...(sentences.length ? [notRead(r, sentences, of)] : [])];
  return items.length ? ['**Missing**', '', ...bullets(items), ''] : [];
}

/** Sentences that are quoted as worth a reader's eye. Judgement. */
const MOST_QUOTED = 2;

/** What was not understood, and which of it may matter most: an honest reader says so before somebody acts on the rest. */
function notRead(r: Report, sentences: readonly Span[], of: number): string {
  const telling = [...sentences]
    .map((s) => ({ text: r.incident[s.field].slice(s.start, s.end).replace(/\s+/g, ' '), weight: 0 }))
    .map((s) => ({ ...s, weight: isPasted(s.text) || isBare(s.text) ? 0 : weightOf(s.text) }))
    .filter((s) => s.weight > 1)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MOST_QUOTED)
    .map((s) => `“${inline(s.text)}”`);
  const most = telling.length ? `; the likeliest to matter: ${telling.join(' and ')}` : '';
  return `Not read: ${sentences.length} of ${of} sentences (in italics in the appendix)${most}.`;
}

const CONTRAST = words`only | same | never | always | all | none | but | while | whereas | until | since | again | cured | helps? | works? | stopped | came back | without | every | each | instead | although`;
/** Of a sentence up to so many characters can be quoted. Judgement. */
const QUOTABLE = 200;

/** Fewer words tell nothing by themselves; what was pasted is read where it stands. Judgement. */
const LEAST_WORDS = 4;
const isBare = (text: string): boolean => (text.match(/[a-z]{3,}/gi)?.length ?? 0) < LEAST_WORDS;

/** Numbers and words of contrast make a sentence worth reading. */
const weightOf = (text: string): number =>
  text.length > QUOTABLE
    ? 0
    : Math.min(2, (text.match(/\d+/g) ?? []).length) + Math.min(2, text.split(' ').filter((w) => CONTRAST.test(w)).length);

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** "Are all connections taken? It moves the first most: … Step 1 answers it." and "No code given: … Ask for the code on the failing path." */
const gap = ({ what, costs, ask }: Report['gaps'][number]): string =>
  /^step \d+$/.test(ask)
    ? `${inline(what)} ${capital(inline(costs))}. ${capital(ask)} answers it.`
    : `${capital(inline(what))}: ${inline(costs)}. Ask for ${inline(ask)}.`;

function notes(r: Report): string[] {
  return r.notes.length
    ? [
        '**About the input**',
        '',
        ...bullets(r.notes.map((n) => inline(`${n.field ? `${n.field.replaceAll('_', ' ')}: ` : ''}${n.text}`))),
        '',
      ]
    : [];
}
