import { over, says } from '../lines.ts';
import { amount, type Pair, pairsOf } from '../pairs.ts';
import { tablesOf } from '../table.ts';
import type { Claim, OutputReader } from '../types.ts';

/** As many restarts are no chance. Judgement. */
const OFTEN = 5;

/** What an exit code says where the runtime gives no other reason. */
const CODES: Readonly<Record<number, string>> = {
  126: 'wrong-architecture-or-file-missing',
  127: 'wrong-architecture-or-file-missing',
  132: 'segfault-or-panic',
  134: 'segfault-or-panic',
  139: 'segfault-or-panic',
};

/** `kubectl describe pod`: how its containers ended. */
export const described: OutputReader = {
  id: 'kubernetes-describe',
  needs: [
    ['last state:', 'exit code:'],
    ['state:', 'exit code:', 'reason:'],
    ['restart count:', 'state:'],
  ],
  read: (page) => {
    const pairs = pairsOf(page);
    const name = pairs.find((p) => p.key === 'name' && /^[a-z0-9.-]{3,100}$/.test(p.value));
    const slots: Record<string, string> = name ? { pod: name.value } : {};
    return { claims: pairs.flatMap((p, i) => [...ended(p, pairs.slice(i + 1, i + 4), slots), ...again(p, slots)]) };
  },
};

function ended(p: Pair, next: readonly Pair[], slots: Record<string, string>): Claim[] {
  if (!/^(?:last )?state$/.test(p.key) || p.value !== 'Terminated') return [];
  const reason = next.find((n) => n.key === 'reason');
  const code = next.find((n) => n.key === 'exit code');
  if (!reason || !code) return [];
  const at = over([p, reason, code]);
  const number = amount(code.value);
  if (reason.value === 'OOMKilled') return [says(at, 'oom-killed', 'yes', slots)];
  const shown = CODES[number];
  if (shown !== undefined) return [says(at, shown, 'yes', slots), says(at, 'oom-killed', 'no', slots)];
  // What ended by its own exit code was not killed by anybody.
  return reason.value === 'Error' && number > 0 && number < 126
    ? [says(at, 'process-crashes', 'yes', slots), says(at, 'oom-killed', 'no', slots)]
    : [];
}

const again = (p: Pair, slots: Record<string, string>): Claim[] =>
  p.key === 'restart count' && amount(p.value) >= OFTEN ? [says(p, 'crash-loop', 'yes', slots)] : [];

const CONDITIONS = ['type', 'status', 'lastheartbeattime', 'lasttransitiontime', 'reason', 'message'];

/** The conditions of `kubectl describe node`; their times are of many words, so the row is read by its first two. */
export const conditions: OutputReader = {
  id: 'kubernetes-conditions',
  needs: [['lasttransitiontime', 'pressure']],
  read: (page) => {
    if (tablesOf(page, { columns: CONDITIONS, needs: ['type', 'status'], rest: 'message' }).length === 0) return { claims: [] };
    const rows = page.lines.flatMap((l) => {
      const m = /^(MemoryPressure|DiskPressure|PIDPressure|Ready)\s+(True|False|Unknown)\b/.exec(l.text);
      return m ? [{ ...l, type: m[1] ?? '', on: m[2] === 'True' }] : [];
    });
    const pressed = rows.filter((r) => r.type !== 'Ready' && r.on);
    const pressures = rows.filter((r) => r.type !== 'Ready');
    return {
      claims: [
        ...pressed.map((r) => says(r, 'node-pressure')),
        ...(pressed.length === 0 && pressures.length === 3 ? [says(over(pressures), 'node-pressure', 'no')] : []),
        ...rows.filter((r) => r.type === 'Ready').map((r) => says(r, 'node-not-ready', r.on ? 'no' : 'yes')),
      ],
    };
  },
};
