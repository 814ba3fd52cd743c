import { alternatives, anyOf } from '../../../text/index.ts';
import { k, type PackedKind } from './pack.ts';

// What others change.

const ANNOUNCED = anyOf`
  moved | changed | switched | updated | upgraded | migrated | deprecated | announced | rolled out | introduced | released | retired
  shut down | swapped | replaced | added | had (?:a )?(?:firewall|maintenance|incident|outage) | v\d+ ?(?:->|→|to) ?v\d+
`;
const VENDORS = anyOf`
  vendor | provider | carrier | PSP | partner | third[- ]party | acquirer | supplier | upstream | stripe | paypal | adyen | twilio
  sendgrid | okta | auth0 | AWS | azure | google | GCP | cloudflare | bank | their
`;
const NOTICE = anyOf`newsletter | announcement | notice | maintenance | release | change | update | status page | firewall swap`;
const NOTIFIERS = anyOf`vendor | provider | carrier | PSP | partner | supplier | AWS | azure | GCP | bank`;

export const VENDOR: readonly PackedKind[] = [
  k('vendor', true, alternatives`${VENDORS}\b[^.;]{0,25} ${ANNOUNCED} | rebooted by the (?:cloud )?provider`),
  k('vendor', true, '(?:iOS|Android|Chrome|Firefox|Safari|Windows|macOS) \\d[\\d.]* (?:came out|was released|rolled out|is out)'),
  k('vendor', false, alternatives`${NOTIFIERS} ${NOTICE} | maintenance notice | status page: | additional risk scoring`),
];
