import { words } from '../../../text/index.ts';
import { triedInVain } from '../../document/deeds.ts';
import { sentences } from '../../document/piece.ts';
import { at, quoted, ranked, rule, textOf } from '../../rule.ts';

const BLAMES = words`
  (?:new|today's|that|the|this|last) (?:\d{1,2}:\d{2} )?(?:deploy\w*|release|version|change) | (?:deploy\w*|release) (?:of|at|v?\d)
  since the (?:deploy|release) | v\d[\d.]+ | \d{1,2}:\d{2} (?:deploy|release)\w* | added (?:by|in|with) the
`;

export const disconfirmedButLeading = rule({
  id: 'disconfirmed-but-leading',
  severity: 'warning',
  why: 'a cause that the facts exclude must not stand first',
  mend: 'look at what speaks against it before acting on it',
  check: (doc, facts) => {
    if (doc.report) {
      const lead = doc.report.hypotheses[0];
      const strong = lead?.disconfirms.filter((d) => d.ratio < 0.1) ?? [];
      return lead && strong.length > lead.supports.length
        ? [
            at(
              { text: lead.title, path: 'hypotheses[0]' },
              `${strong.length} signals nearly exclude ${lead.id}`,
              'fewer signals against it than for it',
            ),
          ]
        : [];
    }
    // Ours was ranked by what was undone as well.
    if (doc.computed) return [];
    const lead = ranked(doc)[0];
    // It blames a change that was undone without effect.
    const undone = facts.given && lead ? triedInVain(facts.text).find((t) => t.deed.id === 'roll back') : undefined;
    const story = lead ? `${lead.title.text}. ${textOf(lead.parts.mechanism)} ${textOf(lead.parts.supporting)}` : '';
    if (undone && lead && BLAMES.test(story) && !/\b(?:roll(?:ed)? ?back|rollback|reverted)\b/i.test(story))
      return [
        at(
          lead.title,
          `${lead.id} leads and blames a change; the incident says ${quoted(undone.sentence)}`,
          'a rank below the causes that outlast it',
        ),
      ];
    const items = (part: 'supporting' | 'disconfirming') => (lead?.parts[part] ?? []).flatMap((p) => sentences(p)).length;
    const against = items('disconfirming');
    const supports = items('supporting');
    return lead && supports > 0 && against >= 3 && against > supports
      ? [
          at(
            lead.parts.disconfirming?.[0] ?? lead.title,
            `${against} signals against ${lead.id}, which leads, and ${supports} for it`,
            'fewer signals against it than for it',
          ),
        ]
      : [];
  },
});
