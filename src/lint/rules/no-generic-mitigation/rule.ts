import { words } from '../../../text/index.ts';
import { strength } from '../../document/likelihood.ts';
import { at, deedOf, ranked, rule, textOf } from '../../rule.ts';
import type { Facts } from '../../types.ts';

const CHANGED = words`
  deploy(?:ed|ing|ment)? | releas(?:e|ed|ing) v?\d\b(?:\.\d+)* | version v?\d | v\d+\.\d+ | rolled out | rollout
  scal(?:ed|ing) (?:out|up|from) | auto-?scaling from | feature flag | migration | config(?:uration)? change | upgrad(?:e|ed|ing)
  extended to | was (?:introduced|enabled)
`;
const RELEASE = /\b(?:release|version|deploy(?:ment)? of) v?\d[\d.]*\b/i;
const UNDOES = words`
  roll(?:ing|ed)?[- ]?(?:it |the \w+ |\w+ )?back | rollback | revert(?:ing|ed)? | undo(?:ing)?
  (?:take|taking|back) (?:[\w\`-]+ ){1,3}?(?:back|out)
  previous (?:version|release|config\w*|image|task|revision) | last known good
  scal(?:e|ing) (?:\w+ ){0,3}?(?:back|down|in(?! \w)|to (?:1|2|one|two))
  back to (?:the )?(?:[\w-]+ ){1,4}(?:of|from|in) (?:release |version )?v?\d+\.\d
  back to (?:v?\d|one|two|a single|single|the (?:old|previous)) | pin\w* (?:\w+ ){0,3}?(?:to|at)
  (?:disable|turn(?:ing)? off|switch(?:ing)? off|toggle) (?:the )?(?:new |feature |auto-?scal\w*|flag|\w+ flag)
  reduc(?:e|ing) (?:\w+ ){0,4}?(?:to|from) (?:\d|one|two|a single) | (?:desired|min|max)[ -]?(?:count|capacity) | downgrad\w*
  restore the (?:old|previous) | (?:send|route|switch|move)\w* (?:\w+ ){0,5}?(?:again|back)
  set (?:the )?(?:replicas|tasks|instances|count|capacity) (?:back )?to \d
`;

export const noGenericMitigation = rule({
  id: 'no-generic-mitigation',
  severity: 'warning',
  why: 'undoing the last change is the one act that needs no cause; it may be wrong tonight, but it must be weighed',
  mend: 'offer to undo the change, or say why that would be wrong',
  check: (doc, facts) => {
    if (doc.kind === 'foreign' && doc.computed) return [];
    const mitigations = doc.actions.filter((a) => a.kind === 'mitigation');
    if (!doc.sections.mitigation || mitigations.length === 0) return [];
    if (doc.report) {
      const deploy = doc.report.triggers.find(
        (t) =>
          t.undone === undefined && (t.minutesBeforeOnset ?? -1) >= 0 && (t.minutesBeforeOnset ?? 0) <= 30 && t.kinds.includes('deploy'),
      );
      return deploy && doc.report.mitigations.length === 1 && /\bnothing\b/i.test(doc.report.mitigations[0]?.title ?? '')
        ? [at(doc.sections.mitigation, `${deploy.name} is not undone`, 'the undoing of it, weighed')]
        : [];
    }
    const story = doc.said
      .filter((s) => s.section === 'snapshot' || s.section === 'head')
      .map((s) => s.piece.text)
      .join(' ');
    // A release that the leading hypothesis blames, however long ago, may be undone.
    const lead = ranked(doc)[0];
    const blamed = lead && (strength(lead.likelihood) ?? 0) >= 0.5 ? `${lead.title.text}. ${textOf(lead.parts.mechanism)}` : '';
    const changed = CHANGED.exec(facts.given ? recentIn(facts) : story) ?? RELEASE.exec(blamed);
    if (!changed || /\bno (?:recent )?(?:deploy|release|change)/i.test(facts.given ? facts.text : story)) return [];
    // A relaxed or grown schema is not simply taken back: rows rely on it by now.
    if (/^migration/i.test(changed[0]) && ONE_WAY.test(facts.text)) return [];
    const weighed = [
      ...mitigations.map((a) => deedOf(a)),
      ...doc.order.map((p) => p.text),
      // "H2: roll back to 1.20" as an outcome of the plan weighs it too.
      ...doc.steps.flatMap((s) => s.branches.map((b) => b.follows)),
      ...doc.actions.filter((a) => a.kind !== 'mitigation').map((a) => a.title.text),
    ];
    const loose = doc.said.filter((s) => s.section === 'mitigation' && s.part !== 'rollback' && s.part !== 'test').map((s) => s.piece.text);
    return [...weighed, ...loose].some((t) => UNDOES.test(t))
      ? []
      : [
          at(
            doc.sections.mitigation,
            `a change is named (“${changed[0]}”), and undoing it is not weighed`,
            'the undoing of it among the mitigations, or the reason against it',
          ),
        ];
  },
});

const ONE_WAY = /\b(?:drop|add|rename|alter)\s+(?:column|not null|constraint|table|type)\b/i;
/** Minutes in which a change may still be what is undone first: three days. */
const RECENT = 3 * 24 * 60;

/** The changes of the incident that may have set it off, in its words. */
const recentIn = (facts: Facts): string =>
  (facts.read?.reading.time.changes ?? [])
    .filter((c) => c.minutesBeforeOnset === undefined || (c.minutesBeforeOnset >= 0 && c.minutesBeforeOnset <= RECENT))
    .filter((c) => c.undone === undefined)
    .map((c) => `${c.name} ${c.quote}`)
    .join('. ');
