import type { Cases } from '../../cases.ts';
export const cases: Cases = {
  own: (r) => {
    r.followUp.actions = [{ text: 'Add the alert', owner: '', addresses: [] }];
  },
  silent: [
    [
      '- Add the alert on doubly sold seats (owner: ticketing team)\n- Decide on RCF1 once H1 is supported (owner: ticketing team)',
      '- Add the alert on doubly sold seats\n- Decide on RCF1 once H1 is supported\n- Owners: ticketing team (alert), sales (RCF1)',
    ],

    ['- Decide on RCF1 once H1 is supported (owner: ticketing team)', '- Decide on RCF1 once H1 is supported (all teams)'],
    [
      '**Action items**\n\n- Add the alert on doubly sold seats (owner: ticketing team)\n- Decide on RCF1 once H1 is supported (owner: ticketing team)',
      '- Review other services for a check that is followed by an update.',
    ],
  ],
};
