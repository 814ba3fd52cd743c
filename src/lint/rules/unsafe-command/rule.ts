import { commandsOf, rule } from '../../paths.ts';

/** Statements that change or destroy: SQL writes, deletes on disk, cluster and cache destruction, redirects over files. */
const DESTRUCTIVE =
  /\b(?:drop|truncate)\s+(?:table|database|index|schema)\b|\bdelete\s+from\b|\bupdate\s+\w+\s+set\b|\balter\s+(?:table|system)\b|(?<!-)\brm\s+-|\bmkfs\b|\bdd\s+if=|\bflush(?:all|db)\b|\bkubectl\s+(?:delete|drain|cordon|apply|scale|rollout\s+(?:restart|undo))\b|\bterraform\s+(?:apply|destroy)\b|\bsystemctl\s+(?:stop|restart)\b|\bkill\s+-9\b|\bpg_terminate_backend\b/i;

export const unsafeCommand = rule({
  id: 'unsafe-command',
  severity: 'error',
  why: 'a command copied at three in the morning must not destroy anything',
  mend: 'look with a command that only reads',
  check: (r) =>
    commandsOf(r)
      .filter(({ command }) => DESTRUCTIVE.test(command))
      .map(({ place, command }) => ({ place, seen: (DESTRUCTIVE.exec(command) ?? [''])[0].trim(), expected: 'a command that only reads' })),
});
