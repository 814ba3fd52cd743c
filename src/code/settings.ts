import type { Config } from './config.ts';
import { type Node, textOf, walk } from './node.ts';
import type { Program } from './program.ts';
import type { Setting } from './types.ts';

/** Names that say something when a number stands beside them. */
const TELLING =
  /time-?_?out|deadline|ttl|max|min|limit|pool|size|retr(?:y|ies)|attempt|concurren|prefetch|batch|interval|period|threshold|delay|backoff|keep-?_?alive|idle|expir|memory|cpu|replicas|workers?|threads?|capacity|rate|buffer|heap|age|grace|connections?/i;
const NUMBER = /^([\d_]+(?:\.\d+)?)\s*(ms|s|m|h|d|sec|secs|seconds|min|minutes|Mi|Gi|Ki|MB|GB|KB|k|M|G|%|mb|gb|kb)?$/;

function unitOf(name: string, written: string | undefined): string | undefined {
  if (written) return written;
  if (/(?:millis|_?ms|milliseconds|inmillis|_msec)$/i.test(name)) return 'ms';
  if (/(?:seconds|secs|_?sec|_s)$/i.test(name)) return 's';
  if (/(?:minutes|_min)$/i.test(name)) return 'min';
  return undefined;
}

/** `Duration.ofSeconds(4)`, `5 * time.Second`, `TimeSpan.FromMinutes(5)`, `timedelta(seconds=3)`: as number and unit. */
function duration(text: string): { value: string; unit: string } | undefined {
  const called = /(?:of|From)(Millis|Milliseconds|Seconds|Minutes|Hours|Days)\(\s*(\d+(?:\.\d+)?)L?\s*\)/.exec(text);
  const go = /^(\d+)\s*\*\s*time\.(Millisecond|Second|Minute|Hour)$/.exec(text) ?? /^time\.(Second|Minute|Hour)$/.exec(text);
  const rust = /Duration::from_(secs|millis|mins)\(\s*(\d+)/.exec(text);
  const names: Record<string, string> = {
    millis: 'ms',
    milliseconds: 'ms',
    millisecond: 'ms',
    seconds: 's',
    second: 's',
    secs: 's',
    minutes: 'min',
    minute: 'min',
    mins: 'min',
    hours: 'h',
    hour: 'h',
    days: 'd',
  };
  if (called) return { value: called[2] ?? '', unit: names[(called[1] ?? '').toLowerCase()] ?? '' };
  if (go)
    return go.length === 3
      ? { value: go[1] ?? '', unit: names[(go[2] ?? '').toLowerCase()] ?? '' }
      : { value: '1', unit: names[(go[1] ?? '').toLowerCase()] ?? '' };
  if (rust) return { value: rust[2] ?? '', unit: names[rust[1] ?? ''] ?? '' };
  return undefined;
}

function settingOf(name: string, value: string, start: number, end: number): Setting | undefined {
  if (!TELLING.test(name) || name.length > 80 || value.length > 80) return undefined;
  const number = NUMBER.exec(value.trim());
  if (number) {
    const unit = unitOf(name, number[2]);
    return { name, value: (number[1] ?? '').replaceAll('_', ''), ...(unit ? { unit } : {}), start, end };
  }
  const time = duration(value.trim());
  if (time) return { name, value: time.value, unit: time.unit, start, end };
  return undefined;
}

const valueNode = (node: Node): Node | undefined => node.right ?? node.children.at(-1);

export function programSettings(program: Program): Setting[] {
  const out: Setting[] = [];
  for (const node of walk(program.root)) {
    if (node.kind === 'pair' || node.kind === 'declare' || node.kind === 'assign' || node.kind === 'parameter') {
      const value = valueNode(node);
      if (!value) continue;
      const found = settingOf(node.name.replace(/^.*\./, ''), textOf(value), node.start, node.end);
      if (found) out.push(found);
    } else if (node.kind === 'call' && node.args.length === 1) {
      // Builder style: `.callTimeout(Duration.ofSeconds(4))`, `setMaximumPoolSize(20)`, `pool_size(10)`.
      const arg = node.args[0] as Node;
      const found = settingOf(node.name.replace(/^set(?=[A-Z])/, ''), textOf(arg), arg.start - node.name.length - 1, node.end);
      if (found) out.push(found);
    }
  }
  return out;
}

/** Kubernetes paths that matter are long; the last two keys name a setting well enough. */
export function configSettings(config: Config): Setting[] {
  const out: Setting[] = [];
  for (const entry of config.entries) {
    const parent = entry.path.filter((part) => !part.startsWith('[')).at(-1);
    const name =
      parent && /^(?:limits|requests|pool|hikari|livenessProbe|readinessProbe|startupProbe|threads|connection)$/i.test(parent)
        ? `${parent}.${entry.key}`
        : entry.key;
    const found = settingOf(name, entry.value, entry.start, entry.end);
    if (found) out.push(found);
  }
  return out;
}

/** Settings of a text whose language has no parser here: `.callTimeout(Duration.ofSeconds(4))`, `maxPoolSize = 20`. */
export function textSettings(text: string): Setting[] {
  const out: Setting[] = [];
  for (const match of text.matchAll(
    /\b(\w{2,60})\s*(?:=|:|\()\s*((?:Duration\.)?of(?:Millis|Seconds|Minutes)\(\d{1,9}L?\)|\d[\d_]{0,12}(?:\s?(?:ms|s|m|Mi|Gi|%))?|(?:Duration\.of\w+|TimeSpan\.From\w+)\(\s*\d{1,9}L?\s*\))/g,
  )) {
    const found = settingOf(match[1] ?? '', match[2] ?? '', match.index, match.index + match[0].length);
    if (found) out.push(found);
  }
  return out;
}
