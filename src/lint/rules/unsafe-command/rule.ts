import { anyOf } from '../../../text/index.ts';
import { hits, type Piece } from '../../document/piece.ts';
import { at, quoted, rule } from '../../rule.ts';

/** Statements that change or destroy: SQL writes, deletes on disk, cluster and cache destruction, redirects over files. */
const DESTRUCTIVE = new RegExp(
  anyOf`
    \bfsck\b[^\`\n]*\s-[yfap]\b | \b(?:xfs_repair|e2fsck)\b(?![^\`\n]* -n\b) | :?sys\.suspend\b | --reset-offsets\b[^\`\n]*--execute
    \bgit push (?:-f\b|--force\b) | \bfail ?over\b | (?<![=,])(?<!\blast (?:-\w+ )?)\breboot\b | (?<![=,])(?<!\breboot )\bshutdown\b(?![,(]) | \bpower[- ]?cycle\b | \btc qdisc\b | \bkill -STOP\b
    \bconfig set\b | \bset global\b | \breset\s+(?:master|slave|query cache)\b | \bchaos\b
    \b(?:drop|truncate)\s+(?:table|database|index|schema)\b | \bdelete\s+from\b | \bupdate\s+\w+\s+set\b
    \balter\s+(?:table|system)\b | (?<!-)\brm\s+- | \bmkfs\b | \bdd\s+if= | \bflush(?:all|db)\b
    \bkubectl\s+(?:delete|drain|cordon|apply|scale|rollout\s+(?:restart|undo))\b | \bterraform\s+(?:apply|destroy)\b
    \bsystemctl\s+(?:stop|restart)\b | \bkill\s+-9\b | \bpg_terminate_backend\b
    \baws\s+\S+\s+(?:delete|terminate|update|put|stop)-\S+ | \bredis-cli\s+(?:del|flush\w*)\b
  `,
  'i',
);
/** Without a way back, wherever it stands. */
const IRREVERSIBLE = new RegExp(
  anyOf`
    \bdelete\s+from\s+[\w."]+\s*(?:;|\`|$) | \bupdate\s+\w+\s+set\b(?![^\`]*\bwhere\b)[^\`]*
    \b(?:drop|truncate)\s+(?:table|database|schema)\b | (?<!-)\brm\s+-rf?\b | \bflushall\b | \bterraform\s+destroy\b
    \bpurge-queue\b | \bmkfs\b | \bfsck\b[^\`\n]*\s-y\b | \bgit push (?:-f\b|--force\b) | \biptables -F\b | \bchmod -R 777\b
    \bkafka-delete-records\b | --reset-offsets\b[^\`\n]*--execute
  `,
  'i',
);
const STORE_PROCESS = anyOf`
  postgres\w* | postmaster | mysqld? | mariadb\w* | oracle | mongod? | backend | database | redis\w* | cassandra | elasticsearch
  etcd | zookeeper | kafka | broker
`;
/** A signal that a database does not survive in one of its processes. */
const DATABASE_KILLED = new RegExp(
  anyOf`
    \bkill -(?:9|KILL|SIGKILL)\b(?=.{0,80}\b${STORE_PROCESS}\b)
    (?<=\b(?:postgres\w*|mysqld?|mongod|database|backend|etcd|broker)\b.{0,60})\bkill -(?:9|KILL)\b
  `,
  'i',
);

export const unsafeCommand = rule({
  id: 'unsafe-command',
  severity: 'error',
  why: 'a command copied at three in the morning must not destroy anything',
  mend: 'look with a command that only reads; in an action, bound what it changes',
  check: (doc) => {
    const looking = doc.said.filter(
      (s) =>
        isCode(s.command, s.piece) &&
        (s.section === 'plan' || (s.section === 'ledger' && (doc.kind === 'own' || s.part === 'confirmation'))),
    );
    const acting = doc.said.filter(
      (s) => isCode(s.command, s.piece) && s.section === 'mitigation' && !(doc.kind === 'foreign' && doc.computed),
    );
    return [
      ...looking.flatMap((s) =>
        codeHits(s.piece, s.command, DESTRUCTIVE).map((h) => at(h, `${quoted(h.text.trim())} in a check`, 'a command that only reads')),
      ),
      ...(doc.kind === 'own'
        ? []
        : acting.flatMap((s) =>
            [...codeHits(s.piece, s.command, IRREVERSIBLE), ...hits(s.piece, DATABASE_KILLED).slice(0, 1)].map((h) =>
              at(h, `${quoted(h.text.trim())} cannot be taken back`, 'a bounded change, with a copy first'),
            ),
          )),
    ];
  },
});

/** "`INFO commandstats`: `flushdb`, `flushall`": the name of a counter that is read, not a command that is run. */
const isCounter = (text: string, start: number, end: number): boolean =>
  text[start - 1] === '`' &&
  text[end] === '`' &&
  /^\w+$/.test(text.slice(start, end)) &&
  /\b(?:commandstats|stats|statistics|counters?|counts?|calls of|number of|grep|search\w*|audit|log)\b/i.test(text.slice(0, start));

const isCode = (command: boolean, p: Piece): boolean => command || p.text.includes('`');

const codeHits = (p: Piece, command: boolean, pattern: RegExp) =>
  hits(p, pattern)
    .filter((h) => command || !isCounter(p.text, h.start, h.end))
    .filter((h) => command || (p.text.slice(0, h.start).split('`').length % 2 === 0 && p.text.indexOf('`', h.start) >= 0))
    .slice(0, 1);
