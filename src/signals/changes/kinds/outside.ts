import { alternatives, anyOf } from '../../../text/index.ts';
import { wordList } from '../telling/words.ts';
import { type KindOfChange, phrase } from './pack.ts';

// What others change.

const ANNOUNCED = anyOf`
  moved | changed | switched | updated | upgraded | migrated | deprecated | announced | rolled out | introduced | released | retired
  shut down | swapped | replaced | added | had (?:a )?(?:firewall|maintenance|incident|outage) | v\d+ ?(?:->|→|to) ?v\d+
`;
const VENDORS = anyOf`
  vendor | provider | carrier | PSP | partner | third[- ]party | acquirer | supplier | upstream | stripe | paypal | adyen | twilio
  sendgrid | okta | auth0 | AWS | azure | google | GCP | cloudflare | bank | their | ISP | hoster | (?:network|mobile|grid|building) operator
`;
const NOTICE = anyOf`newsletter | announcement | notice | maintenance | release | change | update | status page | firewall swap`;
const NOTIFIERS = anyOf`vendor | provider | carrier | PSP | partner | supplier | AWS | azure | GCP | bank | ISP | hoster | telco | operator | landlord`;
/** What outsiders do on a date that they name. */
const THEIR_WORK = anyOf`maintenance | (?:planned|announced|scheduled|emergency|night|core|network|fibre|fiber|line|construction) works? | works? (?:on|in|at) (?:the|their|its|our)`;

export const VENDOR: KindOfChange = {
  kind: 'vendor',
  words: [
    {
      things: [],
      done: ['move', 'put', 'set', 'make', 'upgrade', 'rotate'],
      acts: wordList`
        update | change | move | release | maintenance | patch | migration | upgrade | hardening | switch | rollout | window | new rule
      `,
      by: wordList`
        provider | vendor | supplier | bank | carrier | PSP | hoster | registrar | public CA | other side | acquirer | marketplace
        manufacturer | ministry | partner | ISP | cloud provider | hosting company | maker | upstream | registry | payment provider
        aggregator | authority | agency | operator of the | third party | outside party | payment partner | mobile provider | SaaS
        cloudflare | stripe | twilio | okta | paypal | adyen | akamai | fastly | sendgrid | auth0 | apple | google | microsoft | github
      `,
    },
  ],
  phrases: [
    phrase(
      true,
      alternatives`${NOTIFIERS}\b[^.;,]{0,30} ${THEIR_WORK} | ${VENDORS}\b[^.;]{0,25} ${ANNOUNCED} | rebooted by the (?:cloud )?provider`,
    ),
    phrase(true, '(?:iOS|Android|Chrome|Firefox|Safari|Windows|macOS) \\d[\\d.]* (?:came out|was released|rolled out|is out)'),
    phrase(false, alternatives`${NOTIFIERS} ${NOTICE} | maintenance notice | status page: | additional risk scoring`),
  ],
};
