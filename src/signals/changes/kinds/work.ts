import { alternatives, anyOf } from '../../../text/index.ts';
import { wordList } from '../telling/words.ts';
import { type KindOfChange, phrase } from './pack.ts';
import { REFERENCE_DONE } from './references.ts';

// What people do by hand, and what runs by the clock.

const BY_HAND = anyOf`
  ran | executed | deleted | edited | changed | typed | terminated | drained | truncated | dropped | created | cleaned
`;
const SOMEBODY = anyOf`someone | somebody | colleague | engineer | ops | dba | admin | operator`;
const SCRIPTS = anyOf`script | command | cleanup | query | update | playbook | runbook | one-?off | data fix`;
const WORKED = anyOf`
  finished | closed | completed | carried out | worked through | ran through | went through | executed | implemented | worked off | did
`;
/** "Finished a ticket “…”", "went through the runbook", "completed the change “…”". */
const TASK_DONE = anyOf`
  ${WORKED} (?:an? |the |our |their |its )?(?:\w+ ){0,2}(?:runbook | playbook | change request | change ticket | work order | CHG-?\d+ | checklist for)
  ${WORKED} (?:an? |the |our |their |its )?(?:\w+ )?(?:ticket | task | change | request)(?=,? (?:[“"'(]|[A-Z]{2,}-?\d))
  (?:ticket|task|change|request) [“"'][^“”"']{4,80}[”"'] (?:was |were |is )?(?:done|finished|closed|completed|implemented|carried out)
`;
const OPERATION = anyOf`change | operation | step | edit | intervention | failover | fix | update | run`;

export const MANUAL: KindOfChange = {
  kind: 'manual',
  words: [
    {
      things: wordList`
        script | one-off script | command | SQL | cleanup script | SQL script | update statement | ad hoc query
        playbook | one-liner | manual repair
      `,
      done: ['hand'],
      acts: wordList`run | by hand | intervention`,
      events: wordList`
        manual operation | manual change | manual intervention | manual repair | manual edit
        one-off script | manual run | hand edit | manual fix
      `,
      verbs: wordList`by hand | manually | by mistake | accidentally | by accident`,
      by: wordList`
        someone | somebody | colleague | junior | technician | trainee | intern | operator | contractor | admin | clerk | consultant | DBA
        engineer | tech | night shift | electrician | cleaner | helpdesk | support | on-call | sysadmin | student
      `,
    },
  ],
  phrases: [
    phrase(
      true,
      alternatives`
        ${SOMEBODY} (?:\w+ ){0,2}${BY_HAND} | ran (?:a |the |an )?(?:\w+ ){0,2}${SCRIPTS} | by mistake | accidentally | data fix
        ${TASK_DONE}
        edit (?:to|of|in) [^.;,]{0,50} | ran (?:\w+ ){0,2}clean-?up | kubectl (?:delete|edit|drain|apply|scale)
        (?:edited|changed|deleted|run|ran|done|created) by hand | initiated by
      `,
    ),
    phrase(true, REFERENCE_DONE),
    phrase(false, alternatives`manual ${OPERATION} | runbook | maintenance work | intervention | rehearsed`),
  ],
};

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

const TASKS = wordList`
  job | cron | cron job | cronjob | batch | backup | export | import | backfill | nightly job | nightly | dump | snapshot | scrub
  compaction | vacuum | re-index | reindex | report | sync | scan | antivirus scan | crawl | training | replay | bulk load | ETL
  clean-up | cleanup | housekeeping | garbage collection | statistics job | statistics | digest | settlement | payout | month-end
  night job | nightly import | nightly export | full scan | defrag | raid check | retention job | archive job | purge | batch job
  pg_dump | maintenance job | clone | timer | schedule | repair
`;

export const SCHEDULE: KindOfChange = {
  kind: 'schedule',
  words: [
    {
      things: TASKS,
      done: ['run'],
      acts: wordList`run | start | window`,
      events: wordList`
        nightly batch | nightly backup | nightly run | cron run | batch run | nightly job | scheduled job | scheduled run | nightly import
        nightly sync | monthly run | month-end run | weekly run | backup window | quarter-end | year-end
      `,
    },
  ],
  phrases: [
    phrase(
      true,
      alternatives`
        ${JOBS}\b(?!-)[^.;,]{0,35} ${STARTED} | (?:started|began|kicked off|launched) (?!to )(?:a |an |the |our )?(?:\w+ ){0,3}${RUNS}
      `,
    ),
    phrase(
      false,
      alternatives`
        cron ?jobs? | scheduled (?:reload|job|task|run|swap|batch)
        (?:daily|nightly|hourly|weekly) (?:\w+ )?(?:run|job|batch|export|backup|report) | apt upgrade | backup (?:job|window|run)
      `,
    ),
  ],
};
