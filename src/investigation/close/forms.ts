import { inline } from '../../render/index.ts';
import { actions, alerts, cause, detection, impact, open, resolution, ruledOut, severity, summary, timeline, trigger } from './parts.ts';
import type { Story } from './story.ts';

export type Form = 'google' | 'pagerduty' | 'atlassian';

const people = (s: Story): string => (s.people.length ? s.people.map(inline).join(', ') : open('who took part'));
const section = (title: string, lines: readonly string[] | string): string[] => [
  `## ${title}`,
  '',
  ...(typeof lines === 'string' ? [lines] : lines),
  '',
];
const sub = (title: string, lines: readonly string[] | string): string[] => [
  `### ${title}`,
  '',
  ...(typeof lines === 'string' ? [lines] : lines),
  '',
];

/** After the example postmortem of the SRE book, appendix D (https://sre.google/sre-book/example-postmortem/). */
function google(s: Story): string[] {
  return [
    `# Postmortem: ${inline(s.last.title)}`,
    '',
    `**Date**: ${s.closed.at.slice(0, 10)}`,
    '',
    `**Authors**: ${people(s)}`,
    '',
    '**Status**: draft, action items open',
    '',
    ...section('Summary', summary(s)),
    ...section('Impact', impact(s)),
    ...section('Root Causes', cause(s)),
    ...section('Ruled Out', ruledOut(s)),
    ...section('Trigger', trigger(s)),
    ...section('Resolution', resolution(s)),
    ...section('Detection', detection(s)),
    ...section('Action Items', actions(s)),
    '## Lessons Learned',
    '',
    ...sub('What went well', open('what went well')),
    ...sub('What went wrong', open('what went wrong')),
    ...sub('Where we got lucky', open('where we got lucky')),
    ...section('Timeline', timeline(s)),
    ...section('Supporting information', alerts(s).length ? alerts(s) : open('graphs, logs, links')),
  ];
}

/** After PagerDuty's template (https://response.pagerduty.com/after/post_mortem_template/). */
function pagerduty(s: Story): string[] {
  return [
    `# ${inline(s.last.title)}`,
    '',
    `Post-mortem of ${s.closed.at.slice(0, 10)}, by ${people(s)}. Severity: ${severity(s)}.`,
    '',
    ...section('Overview', summary(s)),
    ...section('What Happened', cause(s)),
    ...section('Contributing Factors', [...trigger(s), '', 'Ruled out:', '', ...ruledOut(s)]),
    ...section('Resolution', resolution(s)),
    ...section('Impact', impact(s)),
    ...section('Responders', s.people.length ? s.people.map((p) => `- ${inline(p)}`) : open('who responded')),
    ...section('Timeline', timeline(s)),
    '## How’d We Do?',
    '',
    ...sub('What Went Well?', open('what went well')),
    ...sub('What Didn’t Go So Well?', [...detection(s), open('what did not go so well')]),
    ...section('Action Items', actions(s)),
    '## Messaging',
    '',
    ...sub('Internal Email', open('internal email')),
    ...sub('External Message', open('external message')),
  ];
}

/** After Atlassian's template (https://www.atlassian.com/incident-management/postmortem/templates). */
function atlassian(s: Story): string[] {
  return [
    `# Incident postmortem: ${inline(s.last.title)}`,
    '',
    ...section('Incident summary', summary(s)),
    ...section('Leadup', trigger(s)),
    ...section('Fault', cause(s)),
    ...section('Impact', impact(s)),
    ...section('Detection', detection(s)),
    ...section('Response', `Responded: ${people(s)}. First response: ${open('when the first person was at work')}.`),
    ...section('Recovery', resolution(s)),
    ...section('Timeline', timeline(s)),
    ...section('Root cause identification: The Five Whys', [
      `1. Why did it happen? ${s.cause ? inline(s.cause.title) : open('root cause')}`,
      ...[2, 3, 4, 5].map((n) => `${n}. Why? ${open(`why ${n}`)}`),
    ]),
    ...section('Root cause', [
      s.cause ? `${inline(s.cause.title)} (${s.cause.class}).` : open('root cause'),
      '',
      'Ruled out:',
      '',
      ...ruledOut(s),
    ]),
    ...section('Backlog check', open('was there work in the backlog that would have prevented it')),
    ...section('Recurrence', open('has this root cause led to an incident before')),
    ...section('Lessons learned', open('what was learned')),
    ...section('Corrective actions', actions(s)),
  ];
}

export const FORMS: Readonly<Record<Form, (s: Story) => string[]>> = { google, pagerduty, atlassian };

/** The post-incident document as Markdown, in the headings that a team uses. */
export const postIncident = (story: Story, form: Form = 'google'): string =>
  `${FORMS[form](story)
    .join('\n')
    .trim()
    .replace(/\n{3,}/g, '\n\n')}\n`;
