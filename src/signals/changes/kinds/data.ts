import { alternatives, anyOf } from '../../../text/index.ts';
import { k, type PackedKind } from './pack.ts';

// What is stored: its structure, and what came in.

const SCHEMA_PARTS = anyOf`column | index | indexes | indices | constraint | foreign key | keyword fields?`;
const MIGRATORS = anyOf`artisan | rake | rails | manage\.py | flyway | liquibase | alembic | prisma | knex`;

/** What moves is no data and no structure of it. */
const OF_PLACES = anyOf`live | vm | storage | server | LB | cloud | host | network | DNS | node | broker | DC | planned`;

export const MIGRATION: readonly PackedKind[] = [
  k(
    'migration',
    true,
    alternatives`
      migrat(?:ed|ion ran|ion (?:was )?(?:applied|run|executed))
      (?:created?|added|dropped|built|rebuilt|got) (?:an? |two |new |the |partial |unique |more )*(?:\w+ )?${SCHEMA_PARTS}
      (?:index|column|constraint)(?:es|s)? (?:on \S+ )?(?:was |were )?(?:added|dropped|created|rebuilt) | reindex(?:ed|ing)?
      schema chang\w* | re-?partition\w*
    `,
  ),
  k(
    'migration',
    false,
    alternatives`
      (?<!\b${OF_PLACES} )(?:schema |db |database |data )?migrations?(?! (?:of|to|from|into)\b)
      (?:the |a )?migrate (?:step|job|command|task|container)
      ${MIGRATORS}\S* (?:db:)?migrate | DDL | (?:CREATE|DROP) (?:UNIQUE )?INDEX\b[^.;,]{0,40} | ALTER TABLE\b[^.;,]{0,40}
      new (?:column|index|table) | reshard\w*
    `,
  ),
];

const PARTNERS = anyOf`
  partner | tenant | customer | merchant | channel | supplier | feed | shop | country | market | region | city | town | store
  branch | (?<!\b(?:debug|log|code|command|status|header|print) )line | site | stretch | station | school | hospital
`;
const WENT_LIVE = anyOf`went live | onboarded | joined | launched | imported | added | migrated | moved onto`;
const NEW_PARTNERS = anyOf`
  partner | tenant | customer | merchant | data ?set | feed | catalog(?:ue)? | market | country | supplier | data
`;

export const DATA: readonly PackedKind[] = [
  k(
    'data',
    true,
    alternatives`
      (?:imported|loaded|backfilled|ingested|onboarded|restored)[ ] | ${PARTNERS}\b[^.;]{0,25} ${WENT_LIVE} | onboarded
      batch of [^.;,]{0,40} arrived
      (?:went live|onboarded|launched)[^.;,]{0,30} (?:partner|tenant|customer|merchant|channel|country|market)
      launched delivery to
    `,
  ),
  k(
    'data',
    false,
    alternatives`
      (?:bulk|data|catalog(?:ue)?|mass|csv|initial|big|large|first) imports? | import of | backfills? | new ${NEW_PARTNERS}
      bulk (?:load|upload|update|edit) | data load | restored from | (?:new )?price list
    `,
  ),
];
