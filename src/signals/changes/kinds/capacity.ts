import { alternatives, anyOf } from '../../../text/index.ts';
import { wordList } from '../telling/words.ts';
import { type KindOfChange, phrase, UNITS } from './pack.ts';

// How much there is, and how much is asked of it.

const COUNTED = wordList`
  replica | consumer | worker | pod | instance | node | server | broker | shard | partition | host | task | machine | VM | container
  consumer instance | stamp | process | dyno | cluster member | brick | taskmanager | executor
`;

export const SCALE_OUT: KindOfChange = {
  kind: 'scale-out',
  words: [
    {
      things: COUNTED,
      done: ['grow'],
      acts: wordList`expansion | scale-out | scale-up`,
      events: wordList`scale-out | scale-up | expansion`,
      verbs: wordList`scaled out | scaled up`,
    },
  ],
  phrases: [
    phrase(
      true,
      alternatives`
        scal(?:ed|ing) (?:\w+ )?(?:out|up)
        (?:added|adding) (?:\d+x?|two|three|four|five|six|several|more|new|another) (?:more |new |\w+ )?(?:${UNITS}|capacity)
        (?:cluster|fleet|pool|farm|group|capacity|tier|ring|estate)[^.;,]{0,15} (?:extended|expanded|grown) (?:by|with|from)
        (?:stamp|tier|cluster|capacity|storage|fleet)[^.;,]{0,25} (?:expanded|extended|expansion|added)
        auto-?scal(?:ed|ing) (?:from|up|out|to|kicked)
      `,
    ),
    phrase(false, 'scale-?(?:out|up)'),
  ],
};

export const SCALE_IN: KindOfChange = {
  kind: 'scale-in',
  words: [
    {
      things: COUNTED,
      done: ['shrink'],
      acts: wordList`reduction | scale-in | scale-down`,
      events: wordList`scale-in | scale-down`,
      verbs: wordList`scaled in | scaled down`,
    },
  ],
  phrases: [
    phrase(false, 'scale-?(?:in|down)'),
    phrase(
      true,
      alternatives`
        scal(?:ed|ing) (?:\w+ )?(?:in|down)
        (?:removed|took out|decommissioned|drained) (?:\d+|two|three|four|five|six|several|half)[^.;,]{0,12} (?:${UNITS})
      `,
    ),
  ],
};

export const FAILOVER: KindOfChange = {
  kind: 'failover',
  words: [
    {
      things: wordList`primary | leader | master | standby | replica | role | writer | virtual IP | VIP | secondary`,
      done: [],
      acts: wordList`failover | fail-over | switch-over | switchover | change | election | failback`,
      events: wordList`failover | fail-over | switch-over | switchover | failback | leader election | failover test`,
      verbs: wordList`failed over | promoted | failed back`,
    },
  ],
  phrases: [
    phrase(
      true,
      'failed over|promoted|switched (?:over|to (?:the )?(?:standby|replica|secondary))|new (?:leader|primary|master) (?:was )?elected',
    ),
    phrase(false, 'fail-?overs?(?! (?:itself|is|can))|switch-?over|leader election|multi-AZ (?:event|maintenance)'),
  ],
};

const WENT_OUT = anyOf`
  went out | left | was sent | were sent | sent | reached | (?:went|goes|go) (?:out )?to (?:all|every\w*|\d) | to \d[\d.,]*k?
`;
const MAILING = anyOf`mailing | newsletter | campaign | push | invoice mail | leaflet | mails? to`;
const BEGAN = anyOf`began | begins | started | starts | opened | opens | launched | live | kicked off`;
const SALES = anyOf`flash | summer | winter | spring | holiday | clearance | black friday | cyber monday | thursday | friday | big`;

const EVENTS = anyOf`
  pre-?sale | contest | raffle | season | registration | enrolment | sign-?ups? | bookings? | slots | tickets | vote | voting | draw | lottery
  (?:double|bonus)[\w-]* (?:weekend|event|day)s? | event
`;
const CALLERS = anyOf`crawlers? | (?:ro)?bots? | scrapers? | spiders? | partners? | integrators? | integrations? | clients? | customers? | tenants?`;
/** What people begin to do when they are hit is no load. */
const COMPLAINS = anyOf`
  complain | report | call | phon | see | get | receiv | notic | experienc | hav | fail | tim | tweet | ask | tell | writ | los | wait | hit
`;

const WHENCE = wordList`began | started | opened | went out | sent | launched | hit | came | aired | begins | starts | opens | ran | reached | went`;

export const TRAFFIC: KindOfChange = {
  kind: 'traffic',
  words: [
    {
      things: wordList`
        campaign | sale | flash sale | mailing | newsletter | on-sale | TV spot | TV ad | push | push notification | kick-off | tournament
        promotion | promo | giveaway | premiere | broadcast | livestream | reminder push | drop | registration | enrolment | black friday
        advert | ad | voucher | crawl | bot | launch | load test | match | match day | ticket sale | booking window | election
      `,
      done: [],
      acts: WHENCE,
      events: wordList`
        campaign | flash sale | sale | mailing | newsletter | on-sale | TV spot | TV ad | push notification | kick-off | black friday
        election night | derby | premiere | giveaway | load test | ticket sale | cyber monday | reminder push | TV show | promo mail
      `,
      verbs: wordList`went viral`,
    },
  ],
  phrases: [
    phrase(
      true,
      alternatives`
        (?:show|broadcast|programme|episode|film) (?:went live|went on air|aired|was aired)
        ${EVENTS} (?:was |were )?(?:${BEGAN}|put online|went online)
        (?:marketing|product|CRM)\b[^.;,]{0,20} sent ["“][^"”]{3,40}["”] (?:mail|push|newsletter|message)s?
        traffic (?:up|rose|grew|doubled|spiked|surged|jumped|started) | went viral | ${MAILING}\b[^.;]{0,30} ${WENT_OUT}
        (?:pushed|sent) to (?:the |all |our )?(?:app|customers|users|subscribers)
        (?:campaign|sale|promo\w*|drop|on-?sale) (?:\w+ )?${BEGAN}
        ${CALLERS}\b[^.;,]{0,30} (?:began|started|begins|starts) (?:to )?(?!${COMPLAINS})(?:\w+ing | (?<=to )\w+)
        (?:first|second|third|last) day of (?:the |our )?(?:\w+ ){0,3}(?:sale|campaign|season)
      `,
    ),
    phrase(
      false,
      alternatives`
        launched(?! delivery) | ${SALES} sale | campaign | marketing (?:\w+ )?(?:push|mail\w*|campaign) | mailing | leaflet
        newsletter | push notification | TV (?:spot|ad) | promo(?:tion)? | black friday | cyber monday
        traffic (?:spike|surge|burst) | load test | pre-?sale | on-?sale | giveaway | livestream | product drop | launch day
      `,
    ),
  ],
};
