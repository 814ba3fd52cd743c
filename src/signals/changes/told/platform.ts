import { alternatives, anyOf } from '../../../text/index.ts';
import { DID, MOVED, NEW, PARTS, PUT_IN } from './lists.ts';
import { type Telling, telling } from './rule.ts';

// Where it runs, what it stands on, and the way to it.

const TO = anyOf`to | onto | into | from | behind | over to | off`;
const MOVE = anyOf`
  move | relocation | cut-?over | migration | moving | swap | replacement | exchange | rebuild | refit | refresh | rotation | repair
  re-?imaging | consolidation | resize | renewal | installation | stop/start | refurbishment | re-?cabling | change | switch
`;

export const INFRASTRUCTURE_TOLD: readonly Telling[] = [
  telling(
    'infrastructure',
    'after',
    alternatives`
      (?:\S+ )?${PARTS} (?:\w+ )?${MOVE} | ${MOVED} (?:\S+ ){0,5}${TO} (?:\S+ ){0,4}${PARTS}
      ${MOVE} (?:of|to|into|onto|in) (?:\S+ ){0,4}${PARTS} | ${NEW} (?:\S+ ){0,2}${PARTS}
      ${PARTS} (?:\S+ ){0,3}${DID} (?:\w+ )?${PUT_IN} | ${PUT_IN} (?:\S+ ){0,4}${PARTS}
      the image rebuild
    `,
  ),
  telling(
    'infrastructure',
    'after',
    alternatives`
      (?:the |our |its |last |\w+'s )*(?:move|moving|relocation|cut-?over|server move|migration)\b
      moved\b[^.;,]{0,40} ${TO} | moving\b[^.;,]{0,40}${TO}
    `,
    true,
  ),
  telling(
    'infrastructure',
    'dated',
    alternatives`
      (?:we|was|were|ops|team|got|been) moved (?:\S+ ){0,5}(?:to|onto|into|behind) (?:\S+ ){0,4}${PARTS}
      ${PARTS} (?:\S+ )?(?:was|were|got) (?:\w+ )?${PUT_IN} | new ${PARTS} since
      (?:server|host|storage|hoster) (?:move|replacement|refresh|migration)
    `,
  ),
];

const LINES = anyOf`
  firewall | VPN | wi-?fi | WLAN | DNS | MX | name ?servers? | subnet | VLAN | routes? | routing | router | trunk | line | fibre
  fiber | cable | ISP | APN | carrier | peering | NAT | MTU | BGP | prefix(?:es)? | uplink | transceiver | optic | switch(?:es)?
  access switch | SIM cards? | A record | network
`;
const LINE_DID = anyOf`
  change | changes | move | swap | replacement | repair | maintenance | clean-?up | rules? | cut-?over | work | renewal
  refresh | switch | migration | changed | moved | swapped | replaced | repaired | renewed | cut | re-?routed | cleaned up
`;

export const NETWORK_TOLD: readonly Telling[] = [
  telling(
    'network',
    'after',
    alternatives`${LINES}(?:['’]s)? (?:rule |rules |pair )?(?:was |were |got )?${LINE_DID} | new (?:\w+ )?${LINES}`,
  ),
  telling(
    'network',
    'dated',
    alternatives`
      new (?:firewall|VPN|DNS|router|uplink|subnet|wi-?fi)
      (?:replaced|swapped|renewed|repaired|moved) (?:\S+ ){0,3}(?:firewall|VPN|router|cable|fibre|optic|transceiver|uplink|line)
    `,
  ),
];

const SOFTWARE = anyOf`
  firmware | kernel | driver | OS | JDK | java | JVM | python | PHP | node | ruby | postgres\w* | mysql | mariadb | mongo\w*
  redis | kafka | debian | ubuntu | windows | linux | glibc | openssl | nginx | chrome | browser | android | iOS | library
  framework | runtime | engine | operator | helm | chart | kubernetes | plug-?in | agent | client | server | app | broker | proxy
  SDK | erlang | rabbitmq | elasticsearch | distro | proxmox | package | tomcats? | \.NET | spring | vendor | version | security
`;
const STOCK = anyOf`
  firmware | kernel | driver | windows | OS | security | software | minor | engine | client | server | broker | operator | plugin
  tool
`;
const NUMBERED = anyOf`v?\d+ (?:to|->|→|=>) v?\d+ | v?\d+(?:\.\d+)+\w* (?:to|->|→|=>) v?\d+(?:\.\d+)*`;

export const UPGRADE_TOLD: readonly Telling[] = [
  telling(
    'upgrade',
    'after',
    alternatives`
      upgrad\w+ | (?:auto-?|firmware |software |security |OS |windows |system |server |driver |vendor['’]s |editor['’]s )update
      firmware(?! \d{4})
      (?:the |last |this |\w+day['’]s |april |\w+['’]s )update (?:of|on|to)
      patch(?!ed? (?:panel|cable))\w* | (?:kernel|driver|JDK|glibc|OpenSSL) \d\S* | ${SOFTWARE} (?:\S+ ){0,2}(?:from |${NUMBERED})
      (?:from )?${SOFTWARE} ${NUMBERED} 
      went from (?:java|python|PHP|node|debian|postgres\w*) \d+
    `,
  ),
  telling(
    'upgrade',
    'dated',
    alternatives`
      upgraded
      ${STOCK} (?:update|upgrade|patch)
      upgrade(?: (?:of|to|from)|d)? | (?:was|were|got) (?:updated|patched|re-?flashed) | new (?:firmware|driver|kernel)
      (?:from )?${SOFTWARE} ${NUMBERED} | unattended-upgrades | auto-?update | apt upgrade
      update (?:to|from) v?\d
    `,
  ),
];
