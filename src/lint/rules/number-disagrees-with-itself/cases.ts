import type { Cases } from '../../cases.ts';
export const cases: Cases = {
  own: (r) => {
    r.problem = [
      {
        text: 'Since 14:20 UTC, 25 min after release 7 (13:55 UTC): 40 failed requests. Also 5 failed requests.',
        from: [{ kind: 'computed', formula: '40 5' }],
      },
    ];
    r.incident.symptoms = 'Pool is empty, since 14:20 UTC';
    r.incident.blast_radius = 'some';
  },
};
