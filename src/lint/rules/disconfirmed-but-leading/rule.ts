import { sentences } from '../../document/piece.ts';
import { at, ranked, rule } from '../../rule.ts';

export const disconfirmedButLeading = rule({
  id: 'disconfirmed-but-leading',
  severity: 'warning',
  why: 'a cause that the facts exclude must not stand first',
  mend: 'look at what speaks against it before acting on it',
  check: (doc) => {
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
    const lead = ranked(doc)[0];
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
