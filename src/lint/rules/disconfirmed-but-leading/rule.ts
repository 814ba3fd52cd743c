import { rule } from '../../paths.ts';

export const disconfirmedButLeading = rule({
  id: 'disconfirmed-but-leading',
  severity: 'warning',
  why: 'a cause that the facts exclude must not stand first',
  mend: 'look at what speaks against it before acting on it',
  check: (r) => {
    const lead = r.hypotheses[0];
    const strong = lead?.disconfirms.filter((d) => d.ratio < 0.1) ?? [];
    return lead && strong.length > lead.supports.length
      ? [
          {
            place: 'hypotheses[0]',
            seen: `${strong.length} signals nearly exclude ${lead.id}`,
            expected: 'fewer signals against it than for it',
          },
        ]
      : [];
  },
});
