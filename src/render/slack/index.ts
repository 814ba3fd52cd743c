import type { Report } from '../../report/types.ts';
import { status } from './status.ts';
import { codeBlock, escapeMrkdwn, fitted, LIMITS, oneLine } from './text.ts';

export { status } from './status.ts';

type Block =
  | { readonly type: 'header'; readonly text: { readonly type: 'plain_text'; readonly text: string; readonly emoji: false } }
  | { readonly type: 'section'; readonly text: Mrkdwn }
  | { readonly type: 'context'; readonly elements: readonly Mrkdwn[] }
  | { readonly type: 'divider' };

interface Mrkdwn {
  readonly type: 'mrkdwn';
  readonly text: string;
  /** Nothing in the text becomes a link or a mention by itself. */
  readonly verbatim: true;
}

const mrkdwn = (text: string): Mrkdwn => ({ type: 'mrkdwn', text, verbatim: true });
const percent = (p: number): string => (p < 0.01 ? 'under 1 %' : `${Math.round(p * 100)} %`);

/** A bold label and text under it, within a section's limit. */
const labelled = (label: string, text: string): Block => ({
  type: 'section',
  text: mrkdwn(`*${label}*\n${fitted(text, LIMITS.section - label.length - 3)}`),
});

/** Slack's JSON for `chat.postMessage` or a webhook: what can be acted on from a phone. `text` is what notifications show. */
export function slack(r: Report): string {
  const first = r.plan.steps[0];
  const blocks: readonly (Block | false | undefined)[] = [
    {
      type: 'header',
      text: { type: 'plain_text', emoji: false, text: fitted(oneLine(`${r.severity.level}: ${r.title}`), LIMITS.header, (t) => t) },
    },
    { type: 'section', text: mrkdwn(fitted(oneLine(r.problem.map((s) => s.text).join(' ') || r.severity.rule.text), LIMITS.section)) },
    labelled('Severity', oneLine(r.glance.severity)),
    causes(r),
    labelled('Do now', oneLine(r.glance.doNow.text)),
    r.glance.meanwhile && labelled('Meanwhile', oneLine(r.glance.meanwhile.text)),
    r.glance.doNot && labelled('Do not', oneLine(r.glance.doNot.text)),
    labelled('First check', oneLine(r.glance.firstCheck.text)),
    first?.command !== undefined && first.command !== '' && { type: 'section', text: mrkdwn(codeBlock(first.command, LIMITS.section)) },
    first && outcomes(first),
    { type: 'divider' },
    { type: 'context', elements: [mrkdwn(fitted(oneLine(`Not confirmed until a check says so. ${r.separation.text}`), LIMITS.section))] },
  ];
  const message = {
    blocks: blocks.filter((b) => b !== false && b !== undefined).slice(0, LIMITS.blocks),
    text: fitted(status(r).trim(), LIMITS.text),
  };
  return `${JSON.stringify(message, null, 2)}\n`;
}

function causes(r: Report): Block {
  const rows = r.hypotheses.map((x) => `• ${percent(x.probability)} ${x.id} ${oneLine(x.title)} (${x.likelihood})`);
  return labelled('What it could be', [...rows, `• ${percent(r.other)} something else`].join('\n'));
}

const outcomes = (s: Report['plan']['steps'][number]): Block => ({
  type: 'section',
  text: mrkdwn(
    fitted(
      s.outcomes
        .map((o) => `• ${oneLine(o.outcome)}: ${oneLine(o.looks)} → ${'step' in o.next ? `step ${o.next.step}` : oneLine(o.next.text)}`)
        .join('\n'),
      LIMITS.section,
      escapeMrkdwn,
    ),
  ),
});
