import { words } from '../../../text/index.ts';
import { hits, type Piece } from '../../document/piece.ts';
import { at, quoted, rule } from '../../rule.ts';

/** Commands that only seem to read, and what they do to a live system. */
const DISTURBS: readonly { readonly command: RegExp; readonly does: string; readonly stack?: RegExp; readonly pinned?: RegExp }[] = [
  {
    command: /\bMONITOR\b(?=.{0,60}(?:`|$))/,
    stack: /redis|valkey/i,
    does: 'prints every command and takes half of the throughput',
    pinned: /\bredis\b[^\n]{0,60}\bcpu\b\D{0,12}(?:100|9\d) ?%|\bcpu\b\D{0,12}(?:100|9\d) ?%[^.\n]{0,40}\bredis\b/i,
  },
  {
    command: /\bCONFIG RESETSTAT\b|\bpg_stat(?:_statements)?_reset\b|\bFLUSH STATUS\b/i,
    does: 'wipes the counters since the start, which are the evidence',
  },
  { command: /['"]?debug['"]?\s*=>\s*true\b/, stack: /guzzle/i, does: 'prints the headers of each request, keys and all' },
  { command: /\bKEYS [`"']?[\w:*-]*\*/, does: 'walks the whole keyspace and blocks the server meanwhile' },
  { command: /\bDEBUG (?:SLEEP|SEGFAULT|RELOAD|JMAP|OBJECT)\b/, does: 'stops the server that it is sent to' },
  {
    command: /\bSMEMBERS\b|\bHGETALL\b.*\b(?:all|each|every)\b|\bLRANGE \S+ 0 -1\b/,
    does: 'reads a whole collection in one blocking call',
  },
  { command: /kafka-console-consumer\b[^`\n]*--group\b/, does: 'joins the group, takes its partitions and commits its offsets' },
  { command: /\baws sqs receive-message\b(?![^`\n]*visibility-timeout 0)/, does: 'hides the messages and counts as a delivery of each' },
  { command: /\brabbitmqadmin get\b(?![^`\n]*requeue)/, does: 'takes the messages from the queue' },
  { command: /\b(?:strace|ltrace|gdb|dlv attach)\b[^`\n]*(?:-p\b|attach\b)/, does: 'stops the process at each call while it is attached' },
  { command: /\bexplain (?:\(?analy[sz]e\b[^`\n]*)\b(?:update|delete|insert)\b/i, does: 'executes the write' },
  { command: /\block tables?\b|\bvacuum full\b|\b(?:analyze|check|optimize) table\b/i, does: 'locks the table' },
  { command: /\bselect\b[^`\n]*\bfor update\b/i, does: 'takes locks' },
  {
    command: /\bgeneral_log\b[^`\n]*(?:=|on)\b|\blog_statement\b[^`\n]*all\b/i,
    does: 'writes every statement to the disk that is short already',
  },
  { command: /\bsetProfilingLevel\(2\b/, does: 'writes a record for every operation' },
  { command: /\b_(?:forcemerge|cache\/clear|cluster\/reroute)\b/, does: 'changes or burdens the cluster' },
  { command: /\bnodetool (?:flush|compact|repair|drain|scrub)\b/, does: 'writes the node anew' },
  { command: /\bdrop_caches\b|\bsysrq-trigger\b/, does: 'acts on the whole machine' },
  { command: /\bkill -(?:QUIT|ABRT|SEGV|3|6|11)\b/, stack: /\bgo(?:lang)?\b|node\.?js|python|ruby|rust|elixir/i, does: 'ends the process' },
  { command: /\b(?:gcore|jmap -dump)\b/, does: 'stops the process for as long as it writes' },
  { command: /\btc qdisc\b|\biptables -[AI]\b/, does: 'changes the network' },
];
/** It is done elsewhere, or is bounded. */
const BOUNDED = words`
  (?:on|from|against|in) (?:a |the |one |an )?(?:read |idle |restored )?(?:replica|standby|copy|clone|snapshot|secondary)
  staging | sandbox | test (?:system|cluster|environment) | locally | out of (?:traffic|rotation) | drained | timeout \d+ | --limit
  for (?:\d{1,2}|one|a few) ?s(?:ec\w*)?
`;

export const lookDisturbs = rule({
  id: 'look-disturbs',
  severity: 'warning',
  only: 'elsewhere',
  why: 'a look that stops, slows or consumes what it looks at makes an incident of its own',
  mend: 'read from a replica, a copy or a counter that exists; for a bounded time, and say so',
  check: (doc, facts) =>
    doc.said
      .filter(
        (s) =>
          ((s.section === 'plan' && s.part !== 'expected' && s.part !== 'branching') ||
            (s.section === 'ledger' && s.part === 'confirmation')) &&
          (s.command || s.piece.text.includes('`')),
      )
      .flatMap(({ piece }) => disturbing(piece, facts.text)),
});

function disturbing(piece: Piece, incident: string) {
  const bounded = BOUNDED.test(piece.text);
  return DISTURBS.filter((d) => (d.stack?.test(incident) ?? true) && (!bounded || d.pinned?.test(incident)))
    .flatMap((d) => hits(piece, d.command).map((h) => at(h, `${quoted(h.text)} ${d.does}`, 'a look that leaves it as it is')))
    .slice(0, 1);
}
