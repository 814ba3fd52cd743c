import type { Report, ReportHypothesis } from '../../report/types.ts';
import { NO_REASON } from '../reasons.ts';
import { block, bullets, inline, percent, table } from './text.ts';

export function ledger(r: Report): string[] {
  return [
    '## 2. Hypothesis Ledger',
    '',
    ...table(
      ['', 'cause', 'class', 'probability', 'band'],
      [
        ...r.hypotheses.map((h) => [`**${h.id}**`, inline(h.title), h.class, chance(h), h.likelihood]),
        ['', 'something else', '', percent(r.other), ''],
      ],
    ),
    '',
    ...(r.joint ? ['(They act together: the column adds up to more than 100 %.)', ''] : []),
    ...(r.joint ? [`**Together.** ${inline(r.joint.text)} (${percent(r.joint.probability)} for just these two.)`, ''] : []),
    ...[r.cover.text, r.separation.separable && !r.joint ? '' : r.separation.text].filter(Boolean).map((t) => inline(t)),
    '',
    ...r.hypotheses.filter((h) => !isFarther(h, r)).flatMap((h) => (isMain(h, r) ? hypothesis(h, r) : inBrief(h, r))),
    ...farther(r),
  ];
}

const chance = (h: ReportHypothesis): string =>
  h.alone === undefined ? percent(h.probability) : `${percent(h.probability)} (just so ${percent(h.alone)})`;

/** Behind the first a cause that unlikely has a line: what speaks for it and against it, and its check. Judgement. */
const IN_A_LINE = 0.25;

/** Expected and unseen signs that are printed, and signals that are told of a cause. Judgements. */
const MOST_MISSING = 2;
const MOST_FOR = { first: 4, other: 2 };

const line = (label: string, items: readonly string[], none: string) => `**${label}:** ${items.length ? items.join('; ') : none}.`;
const bear = (b: ReportHypothesis['supports'][number]) => `${b.signal} ${inline(b.text)}`;

/** The first, those that act with it, and what a model proposes are told in full. */
const isMain = (h: ReportHypothesis, r: Report): boolean =>
  h === r.hypotheses[0] || h.origin === 'model' || (r.joint?.members.includes(h.id) ?? false);

export const isFarther = (h: ReportHypothesis, r: Report): boolean => !isMain(h, r) && h.probability < IN_A_LINE;

/** A cause that hardly anything speaks for has its check alone. Judgement. */
const REMOTE = 0.03;

/** Ids of the signals that are named with a cause. */
export function citedOf(h: ReportHypothesis, r: Report): string[] {
  const most = h.id === 'H1' ? MOST_FOR.first : MOST_FOR.other;
  const against = isMain(h, r) ? h.disconfirms : h.disconfirms.slice(0, MOST_FOR.other);
  const open = isMain(h, r) ? openOf(h, r) : [];
  return [...h.supports.slice(0, most), ...against, ...open].map((b) => b.signal);
}

function farther(r: Report): string[] {
  const lines = r.hypotheses
    .filter((h) => isFarther(h, r))
    .map(({ id, title, probability, supports, disconfirms, confirmation }) => {
      const signs =
        probability < REMOTE
          ? []
          : [['for', supports] as const, ['against', disconfirms] as const].flatMap(([side, bs]) =>
              bs.length
                ? [
                    `${side} ${bs
                      .slice(0, MOST_FOR.other)
                      .map((b) => seen(b, r))
                      .join(', ')}`,
                  ]
                : [],
            );
      const check = confirmation
        ? ` Check: ${confirmation.step === undefined ? inline(confirmation.action) : `step ${confirmation.step}`} (${confirmation.minutes} min).`
        : '';
      const said = probability < REMOTE ? '' : `: ${signs.join('; ') || 'no signal speaks for it'}`;
      return `**${id}** ${inline(title)}${said}.${check}`;
    });
  return lines.length ? ['### Farther off', '', ...bullets(lines), ''] : [];
}

function hypothesis(h: ReportHypothesis, r: Report): string[] {
  const first = h.id === 'H1';
  return [
    `### ${h.id}. ${inline(h.title)}`,
    '',
    `**Mechanism:** ${inTheMain(h)}`,
    '',
    ...(first ? variants(h) : []),
    ...bullets(
      [
        line(
          'For',
          supporting(h, r),
          h.wording ? 'no signal read speaks for it' : 'no signal read speaks for it; it stands on its prior alone',
        ),
        ...(h.wording && first && h.supports.length < 2 ? [line('By its words', [inline(h.wording.text)], '')] : []),
        line('Leaves unexplained', unexplained(h, r), 'nothing that calls for a cause'),
        line('Against', h.disconfirms.map(bear), 'nothing seen'),
        line(
          'Not seen yet, and expected',
          h.missing.slice(0, MOST_MISSING).map((m) => inline(m.text)),
          'nothing',
        ),
        ...(first ? warnings(h, r) : []),
      ].map(ended),
    ),
    ...(first && r.plan.steps.length === 0 && h.confirmation ? [AS_IN_PLAN] : confirmation(h)),
    '',
  ];
}

/** Where no look is open the plan is to see the sign of the first cause once more: there it stands in full. */
const AS_IN_PLAN = '- **Cheapest confirmation:** the look in section 3.';

/** What must not be done, unless it stands at a glance. */
function warnings({ avoid = [] }: ReportHypothesis, { glance: { doNot } }: Report): string[] {
  const told = avoid.filter((s) => !doNot?.text.includes(s.text));
  return told.length
    ? [
        line(
          'Do not',
          told.map((s) => inline(s.text)),
          '',
        ),
      ]
    : [];
}

/** The reading stands in the table of signals: here is what it has to do with the cause. */
function supporting(h: ReportHypothesis, r: Report): string[] {
  return h.supports.slice(0, h.id === 'H1' ? MOST_FOR.first : MOST_FOR.other).map((b) => {
    const reading = r.signals.find((s) => s.id === b.signal)?.reading ?? '';
    const why = b.text.startsWith(`${reading}: `) ? b.text.slice(reading.length + 2) : b.text;
    return `${b.signal} ${inline(why)}`;
  });
}

const ended = (text: string): string => text.replace(/([.?!])\.$/, '$1');

/** What was seen, without why it speaks for the cause. */
const seen = (b: ReportHypothesis['supports'][number], r: Report) =>
  `${b.signal} ${inline(r.signals.find((s) => s.id === b.signal)?.reading ?? b.text)}`;

/** A lesser cause in a few lines: how it would work, what speaks for it, what against it, and the look that would show it. */
function inBrief(h: ReportHypothesis, r: Report): string[] {
  const [how] = h.mechanism;
  return [
    `### ${h.id}. ${inline(h.title)}`,
    '',
    ...(how ? [`**Mechanism:** ${inline(firstSentence(how.text))}`, ''] : []),
    [
      line(
        'For',
        h.supports.slice(0, MOST_FOR.other).map((b) => seen(b, r)),
        'no signal read speaks for it',
      ),
      line('Against', h.disconfirms.slice(0, 2).map(bear), 'nothing seen'),
    ]
      .map(ended)
      .join(' '),
    '',
    ...confirmation({ ...h, ...(h.confirmation ? { confirmation: { ...h.confirmation, command: undefined } } : {}) }),
    '',
  ];
}

/** Words of a mechanism after which the next sentence is not begun; and another of its class less likely than this is not named. Judgements. */
const MOST_WORDS = 50;
const WORTH_NAMING = 0.1;
const MOST_VARIANTS = 2;

/** How it works, in its first sentences, and what this incident's own code and figures say of it in full. */
function inTheMain(h: ReportHypothesis): string {
  const [how, ...own] = h.mechanism;
  const sentences = how?.text.match(/\S.*?[.!?](?=\s|$)|\S.*$/gs) ?? [];
  let words = 0;
  const told = sentences.filter((s) => {
    const begun = words < MOST_WORDS;
    words += s.split(/\s+/).length;
    return begun;
  });
  return [told.join(' '), ...own.map((m) => m.text)].map(inline).join(' ');
}

/** Enough to know what is meant. */
const firstSentence = (text: string): string => /^.{40,}?[.!?](?=\s|$)/s.exec(text)?.[0] ?? text;

/** What tells none of the causes from another calls for none of them here. */
const openOf = (h: ReportHypothesis, r: Report) => h.unexplained.filter((b) => r.matrix.signals.includes(b.signal));

/** What the cause leaves open, with the reason where there is one; what tells none of the causes from another stands in the appendix. */
function unexplained(h: ReportHypothesis, r: Report): string[] {
  return openOf(h, r).map((b) => (b.text.endsWith(NO_REASON) ? seen(b, r) : bear(b)));
}

function variants(h: ReportHypothesis): string[] {
  const likely = h.variants.filter((v) => v.probability >= WORTH_NAMING).slice(0, MOST_VARIANTS);
  if (likely.length === 0) return [];
  const each = likely.map((v) => `${inline(v.title)} (${percent(v.probability)})`);
  return [`**It stands also for** other mechanisms of its class: ${each.join('; ')}.`, ''];
}

function confirmation(h: ReportHypothesis): string[] {
  const c = h.confirmation;
  if (!c) return ['- **Cheapest confirmation:** no open check tells it from its rivals.'];
  if (c.step !== undefined) return [`- **Cheapest confirmation:** step ${c.step} (${c.minutes} min). Expect: ${inline(c.looks)}.`];
  return [
    `- **Cheapest confirmation:** ${inline(c.action)} (${c.minutes} min, ${c.readOnly ? 'read-only' : 'changes the system'}). Expect: ${inline(c.looks)}.`,
    ...(c.command ? block(c.command, '  ') : []),
  ];
}
