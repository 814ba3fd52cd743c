import type { Cases } from '../../cases.ts';

const ITEM = '- Add the alert on doubly sold seats (owner: ticketing team)';
const DOES = '- **What it does:** gives back the clients that were kept.';
export const cases: Cases = {
  speaks: [[ITEM, `${ITEM}\n- Roll-back switch of the release to 2 replicas (owner: ticketing team)`]],
  silent: [
    [DOES, '- **What it does:** gives back the clients that were kept, by a flag if there is one.'],
    [ITEM, `${ITEM}\n- Priority queue for refunds (owner: ticketing team)`],
  ],
};
