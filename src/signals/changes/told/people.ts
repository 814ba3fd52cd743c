import { alternatives, anyOf } from '../../../text/index.ts';
import { type Telling, telling } from './rule.ts';

// What people do, what others change, and what comes with the calendar.

const WHO = anyOf`
  someone | somebody
  (?:a|the|my|our) (?:\w+ )?(?:colleague|junior|technician|trainee|intern|operator|contractor|admin|clerk|consultant)
  colleague | junior | technician | intern | DBA | contractor
`;
const ACTED = anyOf`
  ran | deleted | edited | removed | truncated | inserted | updated | restarted | pressed | clicked | cleaned | emptied | pulled
  plugged | unplugged | renamed | replaced | powered | cleared | uploaded | tested | restored | built | executed | duplicated
  installed | drained | stopped
`;

export const MANUAL_TOLD: readonly Telling[] = [
  telling('manual', 'after', alternatives`${WHO} (?:\S+ ){0,2}${ACTED}`),
  telling(
    'manual',
    'dated',
    alternatives`
      ${WHO} (?:had )?(?:\w+ )?${ACTED} | one-off script | kubectl (?:delete|edit|drain|scale|patch) | in bash history
      shell history
    `,
  ),
];

const OTHERS = anyOf`
  provider | vendor | supplier | bank | carrier | PSP | hoster | registrar | public CAs? | other side | acquirer | marketplace
  manufacturer | ministry | partner
`;
const OTHERS_DID = anyOf`
  changed | moved | switched | updated | upgraded | introduced | added | dropped | stopped | replaced | rolled out | retired
  renamed | raised | lowered | cut | removed | announced | began | started | enabled | migrated
`;

export const VENDOR_TOLD: readonly Telling[] = [
  telling(
    'vendor',
    'after',
    alternatives`
      ${OTHERS}(?:['’]s)?\b[^.;,]{0,25} ${OTHERS_DID} | ${OTHERS}['’]s (?:\S+ )?(?:update|change|move|release|maintenance|patch)
    `,
  ),
  telling(
    'vendor',
    'dated',
    alternatives`${OTHERS}(?: has| had)? (?:changed|switched|updated|introduced|renamed|retired|rolled out|migrated)`,
  ),
];

const EVENTS = anyOf`
  kick-?off | TV (?:spot|ad|show) | on-?sale | sale | election night | campaign | mailing | newsletter | derby | draw
  registration opens | enrolment | black friday | premiere | broadcast | push to all
`;

export const TRAFFIC_TOLD: readonly Telling[] = [
  telling('traffic', 'after', alternatives`(?:[\w’]+ ){0,2}${EVENTS}\b(?! (?:let|plug-?in|gateway|list|queue|pot))`),
  telling(
    'traffic',
    'dated',
    alternatives`${EVENTS} (?:began|begins|started|starts|opened|at \d|went out|of \d|on) | (?:tv|radio) (?:spot|ad|show)`,
  ),
];

const BY_CLOCK = anyOf`
  nightly | monthly | weekly | yearly | quarterly | cron | batch | backup | export | scheduled | (?:year|month)-end
`;

export const SCHEDULE_TOLD: readonly Telling[] = [
  telling(
    'schedule',
    'dated',
    alternatives`
      ${BY_CLOCK} (?:\S+ )?(?:job|run|task|scan|export|backup|import) (?:\S+ )?(?:starts?|started|began|ran|runs|kicks? in)
    `,
  ),
  telling(
    'schedule',
    'after',
    alternatives`(?:backup|export|batch|backfill|nightly|weekly|monthly) (?:\S+ ){0,2}(?:began|started|starts|starting)`,
  ),
];

const COUNTED = anyOf`
  replicas? | consumers? | workers? | pods? | instances? | nodes? | servers? | brokers? | shards? | partitions | stations?
`;

export const SCALING_TOLD: readonly Telling[] = [
  telling(
    'scale-out',
    'after',
    alternatives`
      (?:scaled|scaling) (?:\S+ )?(?:out|up|from \d+ to \d+)
      (?:added|adding) (?:a |the |\d+ |two |three |more |another |second |third |new )+(?:\w+ )?${COUNTED}
      (?:second|third) (?:replica|consumer|worker|pod|instance|node|server|broker)
      ${COUNTED} (?:were |was )?(?:added|joined|raised)
    `,
  ),
  telling('scale-in', 'after', alternatives`scal(?:ed|ing) (?:\S+ )?(?:in|down)\b`),
];

const KEYS = anyOf`passwords? | secrets? | tokens? | api keys? | access keys? | keys? | credentials?`;
const ROTATED = anyOf`rotated | changed | renewed | rolled | replaced | swapped`;
const CERTS = 'cert(?:ificate)?s?';

export const SECRETS_TOLD: readonly Telling[] = [
  telling(
    'credential',
    'after',
    alternatives`
      ${KEYS} (?:\S+ ){0,2}${ROTATED}
      rotation of (?:\S+ ){0,3}(?:passwords?|secrets?|tokens?|keys?) | (?:password|key|token|secret) (?:change|rotation|renewal)
      new (?:\w+ )?(?:password|secret|token|key|api key) | (?:today['’]s|the|\w+day['’]s) rotation
    `,
  ),
  telling(
    'credential',
    'dated',
    alternatives`
      ${KEYS} (?:\S+ ){0,4}(?:was|were) ${ROTATED}
      (?:rotated|renewed|rolled) (?:\S+ ){0,3}(?:passwords?|secrets?|tokens?|keys?|credentials?)
      new (?:password|api key|token|secret) | (?:password|key|token|secret|credential) rotation
    `,
  ),
  telling(
    'certificate',
    'after',
    alternatives`
      (?:new|renewed) (?:\w+ )?(?:${CERTS}|CA|intermediate)
      ${CERTS} (?:\S+ ){0,3}(?:renewed|changed|swapped|replaced|renewal|change|swap)
    `,
  ),
  telling(
    'certificate',
    'dated',
    alternatives`
      new (?:\w+ )?${CERTS}
      ${CERTS} (?:\S+ ){0,3}(?:was |were |got )?(?:renewed|changed|swapped|replaced|reissued|renewal)
      (?:renewed|swapped|replaced|changed) (?:\S+ ){0,3}${CERTS} | renewal (?:at|on|of) \d
    `,
  ),
  telling('migration', 'after', alternatives`schema (?:change|migration) | (?:db|database|schema) migration | alter table`),
];
