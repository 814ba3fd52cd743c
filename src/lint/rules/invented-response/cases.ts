import type { Cases } from '../../cases.ts';

export const cases: Cases = {
  speaks: [['**Hardening**', 'What went well: the team gathered all logs.\n\n**Hardening**']],
  silent: [['**Hardening**', 'How it was detected is not given.\n\n**Hardening**']],
};
