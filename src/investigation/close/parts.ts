import { inline, table } from '../../render/index.ts';
import { percent, type Story } from './story.ts';

/** What a team must fill in stands open by name. */
export const open = (what: string): string => `[open: ${what}]`;

/** Pieces that every form of the document has, in Markdown. Text of the incident is quoted, never markup. */
export const summary = (s: Story): string =>
  [
    ...s.last.problem.map((p) => inline(p.text)),
    s.ended ? `It ended at ${s.ended.at}: ${inline(s.ended.what)}.` : `When it ended is not recorded: ${open('time of the end')}.`,
  ].join(' ');

export const severity = (s: Story): string => {
  const [from, to] = [s.first.severity, s.last.severity];
  return from.level === to.level
    ? `${to.level} (${inline(to.rule.text)})`
    : `${to.level} (${inline(to.rule.text)}); at first ${from.level} (${inline(from.rule.text)})`;
};

export const impact = (s: Story): string[] => {
  const text = s.last.incident.blast_radius.trim();
  return [
    `- Severity: ${severity(s)}`,
    text === '' ? `- Who was hit: ${open('who was hit, how many, what it cost')}` : `- Who was hit: ${inline(text)}`,
    `- From: ${s.last.onset ? inline(s.last.onset.label) : open('time of the onset')}`,
    `- Until: ${s.ended ? `${s.ended.at} (recorded)` : open('time of the end')}`,
    ...s.last.repairs.map((r) => `- Damage to repair: ${inline(r.title)}`),
  ];
};

export const cause = (s: Story): string[] => {
  if (!s.cause) {
    const left = s.last.hypotheses.slice(0, 3).map((h) => `- ${inline(h.title)}: ${percent(h.probability)}`);
    return [`Not confirmed: ${open('root cause')}. What was left at the end:`, '', ...left, `- something else: ${percent(s.last.other)}`];
  }
  const { title, class: kind, chance, mechanism, shown } = s.cause;
  const own = s.last.hypotheses.find((h) => h.mode === s.cause?.mode)?.id;
  const joint = own !== undefined && s.last.joint?.members.includes(own) ? ['', inline(s.last.joint.text)] : [];
  return [
    `**${inline(title)}** (${kind}${chance === undefined ? '; named by hand, it stood in no ledger' : `, ${percent(chance)} at the end`}).`,
    '',
    ...mechanism.map((m) => inline(m)),
    ...joint,
    ...(shown.length ? ['', 'Shown by:', '', ...shown.slice(0, 6).map((x) => `- ${inline(x)}`)] : []),
  ];
};

export const ruledOut = (s: Story): string[] =>
  s.ruledOut.length
    ? s.ruledOut.map((r) => `- ${inline(r.title)}: from ${percent(r.most)} to ${percent(r.left)}, by ${inline(r.by)}`)
    : ['Nothing that had been likely was ruled out by what was looked at.'];

export const trigger = (s: Story): string[] =>
  s.last.triggers.length
    ? s.last.triggers.map((t) => `- ${inline(t.name)}${t.at ? ` (${inline(t.at)})` : ''}: ${inline(t.fit)}`)
    : [open('what set it off; the incident names no change')];

export const timeline = (s: Story): string[] =>
  table(
    ['time', 'who', 'what happened', 'leading cause then'],
    s.moments.map((m) => [inline(m.at), inline(m.by ?? ''), inline(m.what), inline(m.known ?? '')]),
  );

export const resolution = (s: Story): string =>
  s.ended
    ? `${inline(s.ended.what)}, at ${s.ended.at}. The lasting fix is an action item below.`
    : open('what ended it, and when; nothing recorded has the effect "cured"');

export const detection = (s: Story): string[] => s.last.followUp.detectionGap.map((d) => inline(d.text));

/** Fixes and repairs for the confirmed cause, alerts and hardening; who does them and until when is for the team to say. */
export const actions = (s: Story): string[] => {
  const id = s.last.hypotheses.find((h) => h.mode === s.cause?.mode)?.id;
  const ids = s.last.joint && id && s.last.joint.members.includes(id) ? s.last.joint.members : id === undefined ? [] : [id];
  const fits = (addresses: readonly string[]) => ids.length === 0 || addresses.some((a) => ids.includes(a));
  const rows = [
    ...s.last.fixes.filter((f) => fits(f.addresses)).map((f) => ['fix', f.title]),
    ...s.last.repairs.filter((r) => fits(r.addresses)).map((r) => ['repair', r.title]),
    ...s.last.followUp.alerts.map((a) => ['detect', `Alert: ${a.because}`]),
    ...s.last.followUp.hardening.slice(0, 2).map((h) => ['prevent', h.text]),
  ];
  return table(
    ['action', 'kind', 'owner', 'due'],
    rows.map(([kind = '', text = '']) => [inline(text), kind, open('owner'), open('due')]),
  );
};

export const alerts = (s: Story): string[] =>
  s.last.followUp.alerts.flatMap((a) => [`${inline(a.because)} (${a.on}):`, '', '```', a.rule.trimEnd(), '```', '']);
