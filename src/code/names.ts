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
        names.push({ slot: op.model ? 'model' : 'table', name: op.table, start: call.start, end: Math.min(call.end, call.start + 200) });
    }
    for (const { statement } of program.sql) tables(statement);
  }
  for (const statement of sql) tables(statement);
  for (const config of configs) {
    for (const entry of config.entries) {
      const named = entry.path.at(-1) === 'metadata' && entry.value !== '';
      const kind = named ? kindBefore(config.entries, entry.start) : undefined;
      if (entry.key === 'name' && named) names.push(...ofKind(kind, entry));
      if (entry.key === 'namespace' && named && !OF_A_CONTROLLER.test(kind ?? ''))
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
  /^(?:Deployment|StatefulSet|DaemonSet|ReplicaSet|Pod|Service|Rollout|Ingress|HorizontalPodAutoscaler|VerticalPodAutoscaler|ScaledObject|PodDisruptionBudget|Application|HelmRelease)$/;

/** What is begun at times and ends is a job, and nothing rolls it out. */
const JOB = /^(?:Job|CronJob)$/;
/** Objects of a controller, which stand in its namespace and not in that of what they deploy. */
const OF_A_CONTROLLER = /^(?:Application|ApplicationSet|AppProject|HelmRelease|HelmRepository|GitRepository|Kustomization)$/;

interface Placed {
  readonly key: string;
  readonly value: string;
  readonly path: readonly string[];
  readonly start: number;
  readonly end: number;
}

/** The nearest `kind` before a name says what it names. */
const kindBefore = (entries: readonly Placed[], at: number): string | undefined =>
  entries.filter((e) => e.key === 'kind' && e.path.length === 0 && e.start < at).at(-1)?.value;

/** Without a kind a name is taken for the service's. */
function ofKind(kind: string | undefined, { value: name, start, end }: Placed): CodeName[] {
  if (kind !== undefined && JOB.test(kind)) return [{ slot: 'job', name, start, end }];
  if (kind !== undefined && !WORKLOAD.test(kind)) return [];
  const service = { slot: 'service', name, start, end };
  return kind === 'DaemonSet' || kind === 'StatefulSet' ? [service, { slot: `kind of ${name}`, name: kind, start, end }] : [service];
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
