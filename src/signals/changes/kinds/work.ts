import { alternatives, anyOf } from '../../../text/index.ts';
import { k, type PackedKind } from './pack.ts';

// What people do by hand, and what runs by the clock.

const BY_HAND = anyOf`
  ran | executed | deleted | edited | changed | typed | terminated | drained | truncated | dropped | created | cleaned
`;
const SOMEBODY = anyOf`someone | somebody | colleague | engineer | ops | dba | admin | operator`;
const SCRIPTS = anyOf`script | command | cleanup | query | update | playbook | runbook | one-?off | data fix`;
const OPERATION = anyOf`change | operation | step | edit | intervention | failover | fix | update | run`;

export const MANUAL: readonly PackedKind[] = [
  k(
    'manual',
    true,
    alternatives`
      ${SOMEBODY} (?:\w+ ){0,2}${BY_HAND} | ran (?:a |the |an )?(?:\w+ ){0,2}${SCRIPTS} | by mistake | accidentally | data fix
      edit (?:to|of|in) [^.;,]{0,50} | ran (?:\w+ ){0,2}clean-?up | kubectl (?:delete|edit|drain|apply|scale)
      (?:edited|changed|deleted|run|ran|done|created) by hand | initiated by
    `,
  ),
  k('manual', false, alternatives`manual ${OPERATION} | runbook | maintenance work | intervention | rehearsed`),
];

const SCHEDULED = anyOf`
  batch(?!-) | nightly | daily | hourly | weekly | scheduled | payout | settlement | export | backup | report | billing
  reconciliation | sync | ETL | cleanup
`;
const JOBS = anyOf`
  cron(?: ?job)? | ${SCHEDULED} (?:run|job|task|batch|export|import|report|sync|process) | backup | autovacuum | ANALYZE | vacuum
  compaction | reload | export | batch
`;
const STARTED = anyOf`
  start(?:s|ed)? | ran | runs | began | begins | kick(?:s|ed) (?:in|off) | fired | launched | went from | finish(?:ed)? | complete
`;
const RUNS = anyOf`export | backup | batch | job | import | report | vacuum | reconciliation | run`;

export const SCHEDULE: readonly PackedKind[] = [
  k(
    'schedule',
    true,
    alternatives`
      ${JOBS}\b(?!-)[^.;,]{0,35} ${STARTED} | (?:started|began|kicked off|launched) (?:a |an |the |our )?(?:\w+ ){0,3}${RUNS}
    `,
  ),
  k(
    'schedule',
    false,
    alternatives`
      cron ?jobs? | scheduled (?:reload|job|task|run|swap|batch)
      (?:daily|nightly|hourly|weekly) (?:\w+ )?(?:run|job|batch|export|backup|report) | apt upgrade | backup (?:job|window|run)
      batch of
    `,
  ),
];
