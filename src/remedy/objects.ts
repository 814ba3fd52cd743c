import type { Remedy } from '../knowledge/types.ts';
import { anyOf } from '../text/index.ts';

/** What an act is done to: its names in a title, and those that an incident has for it. Each noun at most with its plural. */
const OBJECTS: readonly (readonly [title: RegExp, told: RegExp])[] = (
  [
    [anyOf`backups?`, anyOf`back-?ups? | dump | snapshots?`],
    [anyOf`scans?`, anyOf`scan\w* | scrub\w*`],
    [anyOf`rebuild`, anyOf`re-?buil\w+ | re-?index\w* | resync\w* | compact\w* | re-?balanc\w* | backfill\w* | raid`],
    [
      anyOf`batch(?:es)?`,
      anyOf`batch\w* | bulk | job | import\w* | export\w* | migrat\w* | cron\w* | nightly | vacuum\w* | warm\w* | prefetch\w*`,
    ],
    [
      anyOf`re-sends`,
      anyOf`retr(?:y|ies|ied|ying)\w* | re-?(?:send|sent|submit|deliver|quest|post|play|run)\w* | again | twice | repeat\w*`,
    ],
    [anyOf`cookies?`, anyOf`\w*cookies? | session\w* | csrf`],
    [anyOf`flag | experiment`, anyOf`\w*flag\w* | experiment\w* | toggle\w* | variant\w* | a\/b`],
    [anyOf`deploys`, anyOf`\w*deploy\w* | releas\w* | roll\w* | merg\w* | ship\w* | new version`],
    [
      anyOf`scale-in | drains`,
      anyOf`scal\w+ | autoscal\w* | drain\w* | evict\w* | spot | consolidat\w* | hpa | terminat\w* | preempt\w* | pods?`,
    ],
    [anyOf`standby`, anyOf`standby | replicas? | secondar(?:y|ies) | slaves? | followers? | readers?`],
    [
      anyOf`the page, report or export`,
      anyOf`pages? | reports? | \w*exports? | search\w* | lists? | screens? | views? | dashboards? | quer(?:y|ies)`,
    ],
    [
      anyOf`postings | approvals`,
      anyOf`posting\w* | approv\w+ | invoic\w+ | refund\w* | pay\w* | transfers? | orders? | amounts? | ledger | bills? | billing | wages?`,
    ],
    [
      anyOf`the host that differs`,
      anyOf`hosts? | nodes? | servers? | machines? | instances? | box(?:es)? | vms? | replicas? | pods? | units? | \w+-\d+ | \w+\d\d`,
    ],
  ] as const
).map(([title, told]) => [new RegExp(String.raw`\b${title}\b`, 'i'), new RegExp(String.raw`\b${told}\b`, 'i')]);

/**
 * Whether the incident names what an act is done to: of several that its title lists ("the backup, scan, rebuild or batch") one is enough, and a title
 * that lists none is about the failing thing itself.
 */
export function namesItsObject({ title }: Remedy, told: string): boolean {
  const listed = OBJECTS.filter(([own]) => own.test(title));
  return listed.length === 0 || listed.some(([, pattern]) => pattern.test(told));
}
