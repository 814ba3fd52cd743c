import type { Report } from '../../report/types.ts';
import { oneLine } from './text.ts';

/** Minutes after which there is an update even where nothing has been found. Judgement. */
const LATEST = 30;
const LONGEST_QUOTE = 240;

/**
 * A status update of one paragraph, in plain text: what is known, what is being done, what is needed, and when the next one comes. The last is
 * counted from the minutes of what is done first; the report knows no clock.
 */
export function status(r: Report): string {
  return `${[known(r), cause(r), doing(r), needed(r), next(r)].filter(Boolean).join(' ')}\n`;
}

function known(r: Report): string {
  const facts = r.problem.map((s) => cut(s.text)).join(' ');
  return full(`${r.severity.level} (${oneLine(r.severity.rule.text)}), ${oneLine(r.title)}: ${facts || 'what is seen is in the report'}`);
}

function cause(r: Report): string {
  const lead = r.hypotheses[0];
  if (!lead || r.other > lead.probability) return 'Cause: open; no known failure mode explains it well yet.';
  const also = r.joint?.members.filter((m) => m !== lead.id).flatMap((m) => r.hypotheses.filter((x) => x.id === m)) ?? [];
  const names = [lead, ...also].map((x) => oneLine(x.title)).join(', together with: ');
  return full(`Suspected, not confirmed: ${names} (${lead.likelihood})`);
}

function doing(r: Report): string {
  const first = r.plan.steps[0];
  const now = full(`Doing now: ${withoutIds(oneLine(r.glance.doNow.text))}`);
  return first ? `${now} ${full(`Checking next: ${oneLine(first.action)}`)}` : now;
}

function needed(r: Report): string {
  const first = r.plan.steps[0];
  const gap = r.gaps.find((g) => !/^step \d+$/.test(g.ask));
  const asks = [first && `someone with access to ${first.access}`, gap && oneLine(gap.ask)].filter((x): x is string => Boolean(x));
  return asks.length ? full(`Needed: ${asks.join('; ')}`) : '';
}

/** After the first things are done and looked at. */
function next(r: Report): string {
  const text = r.glance.doNow.text;
  const doing = [...r.evidence.slice(0, 1), ...r.mitigations]
    .filter((a) => new RegExp(`\\b${a.id}\\b`).test(text))
    .reduce((m, a) => m + a.minutes, 0);
  const minutes = Math.max(5, Math.ceil((doing + (r.plan.steps[0]?.minutes ?? 0)) / 5) * 5);
  return minutes < LATEST
    ? `Next update in ${minutes} minutes, or as soon as the check has its result.`
    : `Next update in ${LATEST} minutes at the latest.`;
}

const withoutIds = (text: string): string => text.replace(/\b(?:SAVE|FM|RCF|REP)\d+ /g, '');

function cut(text: string): string {
  const one = oneLine(text);
  if (one.length <= LONGEST_QUOTE) return one;
  return `${one.slice(0, one.lastIndexOf(' ', LONGEST_QUOTE) > 0 ? one.lastIndexOf(' ', LONGEST_QUOTE) : LONGEST_QUOTE)} …”`;
}

const full = (text: string): string => (/[.!?…”]$/.test(text) ? text : `${text}.`);
