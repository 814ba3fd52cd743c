import { alternatives, anyOf } from '../../../text/index.ts';
import { wordList } from '../telling/words.ts';
import { type KindOfChange, phrase } from './pack.ts';

// What is stored: its structure, and what came in.

const SCHEMA_PARTS = anyOf`column | index | indexes | indices | constraint | foreign key | keyword fields?`;
const BUILDS = anyOf`
  index (?:build|creation|rebuild|re-?build)s? | CREATE (?:UNIQUE )?INDEX | ALTER TABLE | (?:online )?DDL | VACUUM FULL | pg_repack | gh-ost
  pt-online-schema-change | OPTIMIZE TABLE
`;
const MIGRATORS = anyOf`artisan | rake | rails | manage\.py | flyway | liquibase | alembic | prisma | knex`;

/** What moves is no data and no structure of it. */
export const OF_PLACES = anyOf`live | vm | storage | server | LB | cloud | host | network | DNS | node | broker | DC | planned`;

export const MIGRATION: KindOfChange = {
  kind: 'migration',
  words: [
    {
      things: wordList`
        index | column | schema | constraint | foreign key | table | partition | trigger | view | primary key | unique index | field type
      `,
      done: ['build'],
      acts: wordList`change | migration | rebuild | build | creation`,
      events: wordList`
        index build | index creation | index rebuild | online DDL | schema change | schema migration | db migration | database migration | alter table | DDL | reindex | migration
        data migration
      `,
    },
  ],
  phrases: [
    phrase(
      true,
      alternatives`
        migrat(?:ed|ion ran|ion (?:was )?(?:applied|run|executed))
        (?:created?|added|dropped|built|rebuilt|got) (?:an? |two |new |the |partial |unique |more )*(?:\w+ )?${SCHEMA_PARTS}
        (?:index|column|constraint)(?:es|s)? (?:on \S+ )?(?:was |were )?(?:added|dropped|created|rebuilt) | reindex(?:ed|ing)?
        schema chang\w* | re-?partition\w* | (?:started|began|kicked off|launched|ran|running|runs|builds|is building) [^.;,]{0,30}${BUILDS}
      `,
    ),
    phrase(
      false,
      alternatives`
        (?<!\b${OF_PLACES} )(?:schema |db |database |data )?migrations?(?! (?:of|to|from|into)\b)
        (?:the |a )?migrate (?:step|job|command|task|container)
        ${MIGRATORS}\S* (?:db:)?migrate | DDL | (?:CREATE|DROP) (?:UNIQUE )?INDEX\b[^.;,]{0,40} | ALTER TABLE\b[^.;,]{0,40}
        new (?:column|index|table) | reshard\w*
      `,
    ),
  ],
};

const PARTNERS = anyOf`
  partner | tenant | customer | merchant | channel | supplier | feed | shop | country | market | region | city | town | store
  branch
  (?<!\b(?:debug|log|code|command|status|header|print) )line | site | stretch | station | school | hospital
`;
const WENT_LIVE = anyOf`went live | onboarded | joined | launched | imported | added | migrated | moved onto`;
const NEW_PARTNERS = anyOf`
  partner | tenant | customer | merchant | data ?set | feed | catalog(?:ue)? | market | country | supplier | data(?!-| (?:protection|cent|source|type))
`;

const SENDERS = wordList`
  partner | customer | tenant | merchant | grower | dealer | club | shop | store | hospital | city | ward | school | branch | site
  building | supplier | bank | carrier | airline | market | country | region | user | member | device | meter | ship | plant | house
  lane | depot | university | publisher | seller | vendor | wholesaler | chain | clinic | company | campus | cooperative | mailbox | office | insurer | reseller | agency | account | assembly line
  station | town | village | pharmacy | museum | lab | farm
`;

const STOCKS = wordList`
  catalogue | catalog | price list | feed | data set | dataset | tariff | master data | article | address book | number range | timetable
  calendar | record | row | document | product | item | price | csv | file | gedcom | model | picture | clip | address
  number | recipe | code list | map | stock list | assortment | ledger | archive | history | donor | fee table | data
`;

const STOCK = anyOf`
  files? | feed | lists? | catalog(?:ue)? | tariffs? | price list | delivery | batch | data ?set | dump | mandates? | schemas? | formats?
  specs? | index | snapshot | rates? | definitions? | price table | time-?table | table
`;
const CAME = anyOf`came in | came through | arrived | was delivered | were delivered | was dropped off`;
/** "The catalogue was last synced at 04:30", "a tariff file came in", "published a new schema". */
const LAST_FED = anyOf`
  last (?:synced | imported | loaded | refreshed | re-?loaded | delivered | fed | replicated | ingested | updated (?:by|from))
  (?:new|fresh|updated|daily|weekly|latest|next|changed|bigger|larger) (?:\w+ ){0,2}${STOCK} ${CAME}
  (?:files? | feed | dump | delivery | batch | list | catalog(?:ue)? | tariff) (?:from|of|by) (?:the |our )?[\w-]+ ${CAME}
  published (?:an?|the|its|their) (?:new|second|extra|additional|next|changed|updated) (?:\w+ ){0,2}${STOCK}
`;

export const DATA: KindOfChange = {
  kind: 'data',
  words: [
    {
      things: SENDERS,
      done: ['load', 'join'],
      acts: wordList`import | onboarding | merger | takeover | go-live | migration`,
      events: wordList`onboarding | merger | takeover`,
      since: wordList`merge | merger | new customer | new tenant | new partner | table load | master data`,
      verbs: wordList`onboarded`,
      fresh: true,
    },
    {
      things: STOCKS,
      done: ['load'],
      acts: wordList`import | load | upload | merge | update | change | bulk import | restore`,
      events: wordList`
        bulk import | import | price change | bulk upload | data load | backfill | initial load | mass update | postal reform
      `,
      verbs: wordList`imported | ingested | backfilled | bulk-loaded | re-imported`,
      fresh: true,
    },
  ],
  phrases: [
    phrase(true, LAST_FED),
    phrase(
      true,
      alternatives`
        (?:imported|loaded|backfilled|ingested|onboarded|restored)[ ] | ${PARTNERS}s?\b[^.;]{0,25} ${WENT_LIVE} | onboarded
        batch of [^.;,]{0,40} arrived
        (?:went live|onboarded|launched)[^.;,]{0,30} (?:partner|tenant|customer|merchant|channel|country|market)
        launched delivery to
      `,
    ),
    phrase(
      false,
      alternatives`
        (?:CMS|content) (?:change|update|edit)s? | (?:bulk|data|catalog(?:ue)?|mass|csv|initial|big|large|first) imports? | import of | backfills? | new ${NEW_PARTNERS}
        bulk (?:load|upload|update|edit) | data load | restored from | (?:new )?price list
      `,
    ),
  ],
};
