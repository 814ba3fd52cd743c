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

/** What is done first: what the report says to do now, by its parts; nothing where it says that nothing should be. */
function firstActs(r: Report): Report['mitigations'] {
  const words = r.glance.doNow.text.split(/[^A-Z0-9]+/);
  return [...r.evidence, ...r.mitigations].filter((a) => words.includes(a.id));
}

function doing(r: Report): string {
  const first = r.plan.steps[0];
  const acts = firstActs(r);
  const treats = acts.some((a) => r.mitigations.includes(a));
  const parts = [
    ...acts.map((a) => lower(oneLine(a.title))),
    ...(treats ? [] : ['no mitigation before the first check']),
    ...(first ? [`${acts.length ? 'then ' : ''}first check: ${lower(oneLine(first.action))}`] : []),
  ];
  return full(`Being done: ${parts.join('; ')}`);
}

const ACCESS: Readonly<Record<string, string>> = {
  database: 'the database',
  shell: 'a shell on the hosts',
  code: 'the code',
  metrics: 'the metrics',
  logs: 'the logs',
  platform: 'the platform',
  vendor: 'the vendor',
  users: 'people who are hit',
};

function needed(r: Report): string {
  const first = r.plan.steps[0];
  const gap = r.gaps.find((g) => !/^step \d+$/.test(g.ask));
  const asks = [
    first && first.access !== 'none' && `someone with access to ${ACCESS[first.access] ?? oneLine(first.access)}`,
    gap && oneLine(gap.ask),
  ].filter((x) => typeof x === 'string' && x !== '');
  return asks.length ? full(`Needed: ${asks.join('; ')}`) : '';
}

/** After the first things are done and looked at. */
function next(r: Report): string {
  const doing = firstActs(r).reduce((m, a) => m + a.minutes, 0);
  const minutes = Math.max(5, Math.ceil((doing + (r.plan.steps[0]?.minutes ?? 0)) / 5) * 5);
  return minutes < LATEST
    ? `Next update: in ${minutes} minutes, or as soon as the check has its result.`
    : `Next update: in ${LATEST} minutes at the latest.`;
}

const lower = (text: string): string => (/^[A-Z][a-z]*[ ,]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text);

function cut(text: string): string {
  const one = oneLine(text);
  if (one.length <= LONGEST_QUOTE) return one;
  return `${one.slice(0, one.lastIndexOf(' ', LONGEST_QUOTE) > 0 ? one.lastIndexOf(' ', LONGEST_QUOTE) : LONGEST_QUOTE)} …”`;
}

const full = (text: string): string => (/[.!?…”]$/.test(text) ? text : `${text}.`);
