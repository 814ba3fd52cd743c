import { alternatives, anyOf } from '../../../text/index.ts';
import { k, type PackedKind, UNITS } from './pack.ts';

// How much there is, and how much is asked of it.

export const SCALE_OUT: readonly PackedKind[] = [
  k(
    'scale-out',
    true,
    alternatives`
      scal(?:ed|ing) (?:\w+ )?(?:out|up)
      (?:added|adding) (?:\d+x?|two|three|four|five|six|several|more|new|another) (?:more |new |\w+ )?(?:${UNITS}|capacity)
      (?:cluster|fleet|pool|farm|group|capacity|tier|ring|estate)[^.;,]{0,15} (?:extended|expanded|grown) (?:by|with|from)
      (?:stamp|tier|cluster|capacity|storage|fleet)[^.;,]{0,25} (?:expanded|extended|expansion|added)
      auto-?scal(?:ed|ing) (?:from|up|out|to|kicked)
    `,
  ),
  k('scale-out', false, 'scale-?(?:out|up)'),
];

export const SCALE_IN: readonly PackedKind[] = [
  k('scale-in', false, 'scale-?(?:in|down)'),
  k(
    'scale-in',
    true,
    alternatives`
      scal(?:ed|ing) (?:\w+ )?(?:in|down)
      (?:removed|took out|decommissioned|drained) (?:\d+|two|three|four|five|six|several|half)[^.;,]{0,12} (?:${UNITS})
    `,
  ),
];

export const FAILOVER: readonly PackedKind[] = [
  k(
    'failover',
    true,
    'failed over|promoted|switched (?:over|to (?:the )?(?:standby|replica|secondary))|new (?:leader|primary|master) (?:was )?elected',
  ),
  k('failover', false, 'fail-?overs?(?! (?:itself|is|can))|switch-?over|leader election|multi-AZ (?:event|maintenance)'),
];

const WENT_OUT = anyOf`
  went out | left | was sent | were sent | sent | reached | (?:went|goes|go) (?:out )?to (?:all|every\w*|\d) | to \d[\d.,]*k?
`;
const MAILING = anyOf`mailing | newsletter | campaign | push | invoice mail | leaflet | mails? to`;
const BEGAN = anyOf`began | begins | started | starts | opened | opens | launched | live | kicked off`;
const SALES = anyOf`flash | summer | winter | spring | holiday | clearance | black friday | cyber monday | thursday | friday | big`;

export const TRAFFIC: readonly PackedKind[] = [
  k(
    'traffic',
    true,
    alternatives`
      traffic (?:up|rose|grew|doubled|spiked|surged|jumped|started) | went viral | ${MAILING}\b[^.;]{0,30} ${WENT_OUT}
      (?:pushed|sent) to (?:the |all |our )?(?:app|customers|users|subscribers)
      (?:campaign|sale|promo\w*|drop|on-?sale|peak|rush) (?:\w+ )?${BEGAN}
      (?:first|second|third|last) day of (?:the |our )?(?:\w+ ){0,3}(?:sale|campaign|season)
    `,
  ),
  k(
    'traffic',
    false,
    alternatives`
      launched(?! delivery) | ${SALES} sale | campaign | marketing (?:\w+ )?(?:push|mail\w*|campaign) | mailing | leaflet
      newsletter | push notification | TV (?:spot|ad) | promo(?:tion)? | black friday | cyber monday | peak (?:hours?|time)
      traffic (?:spike|surge|peak|burst) | load test | on-?sale | giveaway | livestream | product drop | launch day | evening peak
      rush
    `,
  ),
];
