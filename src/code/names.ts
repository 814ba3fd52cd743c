import { isEffect, operation } from './calls.ts';
import type { Config } from './config.ts';
import type { FileName } from './parts.ts';
import { functionName, type Program } from './program.ts';
import type { Statement } from './sql.ts';
import type { CodeName } from './types.ts';

/** Names that the code gives to this incident's parts: functions, tables, outside services, files, queues, workloads. */
export function codeNames(
  text: string,
  programs: readonly Program[],
  sql: readonly Statement[],
  configs: readonly Config[],
  files: readonly FileName[],
): CodeName[] {
  const names: CodeName[] = files.map((file) => ({ slot: 'file', ...file }));
  const tables = (statement: Statement): void => {
    for (const table of statement.tables) {
      const short = table.split('.').at(-1);
      const token = statement.tokens.find((each) => each.text === short);
      if (token) names.push({ slot: 'table', name: table, start: token.start, end: token.end });
    }
  };
  for (const program of programs) {
    for (const fn of program.functions) {
      const name = functionName(fn);
      const start = fn.name ? fn.start : (fn.parent?.start ?? fn.start);
      if (name && name !== 'constructor') names.push({ slot: 'function', name, start, end: Math.min(fn.end, fn.start + 200) });
    }
    for (const call of program.calls) {
      const op = operation(program, call);
      if (isEffect(op) && !call.path.startsWith('new '))
        names.push({ slot: 'external', name: op.label, start: call.start, end: Math.min(call.end, call.start + 200) });
      if (op.table && op.roles.has('db-write') && !program.sql.some((each) => each.call === call))
        names.push({ slot: 'table', name: op.table, start: call.start, end: Math.min(call.end, call.start + 200) });
    }
    for (const { statement } of program.sql) tables(statement);
  }
  for (const statement of sql) tables(statement);
  for (const config of configs) {
    for (const entry of config.entries) {
      if (entry.key === 'name' && entry.path.at(-1) === 'metadata' && entry.value && runs(config.entries, entry.start))
        names.push({ slot: 'service', name: entry.value, start: entry.start, end: entry.end });
      if (entry.key === 'namespace' && entry.path.at(-1) === 'metadata' && entry.value)
        names.push({ slot: 'namespace', name: entry.value, start: entry.start, end: entry.end });
      if (entry.key === 'server_name' && entry.value) names.push({ slot: 'host', name: entry.value, start: entry.start, end: entry.end });
    }
  }
  // Of several ports nobody knows which is meant.
  const ports = configs.flatMap((config) => config.entries.filter((entry) => PORT.test(entry.key) && /^\d{2,5}$/.test(entry.value)));
  if (new Set(ports.map((entry) => entry.value)).size === 1)
    names.push(...ports.slice(0, 1).map((entry) => ({ slot: 'port', name: entry.value, start: entry.start, end: entry.end })));
  const seen = new Set<string>();
  return names
    .map((each) => placed(each, text))
    .filter((each) => {
      const key = `${each.slot}\n${each.name}`;
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    });
}

const PORT = /^(?:containerPort|targetPort|EXPOSE|server\.port|PORT)$/;

/** Objects that are named as the service is which they run, scale or reach: a policy, a peer or a volume has a name of its own. */
const WORKLOAD =
  /^(?:Deployment|StatefulSet|DaemonSet|ReplicaSet|Pod|Job|CronJob|Service|Rollout|Ingress|HorizontalPodAutoscaler|VerticalPodAutoscaler|ScaledObject|PodDisruptionBudget|Application|HelmRelease)$/;

/** The nearest `kind` before the name says what it names; without one it is taken for the service. */
function runs(
  entries: readonly { readonly key: string; readonly value: string; readonly path: readonly string[]; readonly start: number }[],
  at: number,
): boolean {
  const kind = entries.filter((e) => e.key === 'kind' && e.path.length === 0 && e.start < at).at(-1);
  return kind === undefined || WORKLOAD.test(kind.value);
}

/** Narrows a place to where the name itself, or its last word, stands. */
function placed(each: CodeName, text: string): CodeName {
  const within = text.slice(each.start, each.end);
  for (const word of [each.name, /[\w$]+$/.exec(each.name)?.[0] ?? '']) {
    const at = word === '' ? -1 : within.indexOf(word);
    if (at >= 0) return { ...each, start: each.start + at, end: each.start + at + word.length };
  }
  return each;
}
