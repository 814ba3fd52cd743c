import type { Span } from '../../incident/types.ts';
import { anyOf } from '../../text/index.ts';
import type { Derived, Parts } from './types.ts';
import { firstOf, numbersAt, shown, spanOf, textsOf } from './words.ts';

const SAYS = anyOf`= | : | -> | → | is | was | are | prints? | printed | shows? | says? | gives? | returns? | returned | reads? | sees? | at`;
const COUNTERS = anyOf`
  GOMAXPROCS(?:\(0\))? | go_sched_gomaxprocs_threads | (?:runtime\.)?NumCPU(?:\(\))? | availableProcessors(?:\(\))?
  (?:os\.)?cpu_count\(\) | os\.cpus\(\)\.length | (?:Environment\.)?ProcessorCount | hardware_concurrency(?:\(\))? | num_cpus::get\(\)
  OMP_NUM_THREADS | ParallelGCThreads | nproc
`;
/** On how many processors a runtime works at once, in the words of the runtime itself. */
const RUNS_ON: readonly RegExp[] = [
  // GODEBUG=gctrace=1: "gc 412 @310.201s 1%: … ms clock, … cpu, 61->64->33 MB, …, 88 P".
  /\bgc \d{1,9} @[\d.]{1,16}s \d{1,3}%:[^\n]{0,400}?\b(\d{1,4}) P\b/g,
  new RegExp(
    String.raw`\b${COUNTERS}(?:\{[^}\n]{0,160}\})?["'\`]?(?: (?:inside|in|on|of|from)(?: the| a| one)? (?:pod|container|task|process))?\s{0,3}(?:${SAYS}\s{0,3})?(\d{1,4})\b(?![.\d]* ?(?:%|ms\b|s\b|MB|GB))`,
    'g',
  ),
  // The JVM's [gc,init]: "CPUs: 72 total, 72 available", "Parallel Workers: 48".
  /\bCPUs: \d{1,4} total, (\d{1,4}) available/g,
  /\bParallel Workers: (\d{1,4})\b/g,
  /\bUsing (\d{1,4}) (?:cores|processors|cpus|workers of \d+ for)\b/gi,
  /\[smp:\d{1,4}:(\d{1,4})\]/g,
  /\b(\d{2,4}) (?:GC|OMP|OpenMP|MKL|BLAS|rayon|scheduler|collector|ForkJoin|fork-join) (?:worker )?threads?\b/gi,
  /\bsees (?:all )?(\d{2,4}) (?:cpus?|cores|procs|processors)\b/gi,
];
const CORES = String.raw`(\d{1,3}(?:\.\d{1,3})?|\d{2,6}m)`;
/** What a container may use. */
const ALLOWED: readonly RegExp[] = [
  new RegExp(String.raw`\blimits?:\s{0,3}\{?[^}\n]{0,60}\n?\s{0,24}\bcpu["']?:\s{0,3}["']?${CORES}\b`, 'g'),
  new RegExp(
    String.raw`\blimits?(?:[. ]|\.cpu)?(?: ?cpus?)(?: (?:is|of|was|at|=))?["']?\s{0,2}[:=]?\s{0,2}["']?${CORES}\b(?! ?(?:%|->|→))`,
    'gi',
  ),
  new RegExp(String.raw`\bcpu[ -](?:limit|quota)s?(?: (?:is|of|was|at))?\s{0,2}[:=]?\s{0,2}["']?${CORES}\b(?! ?(?:%|->|→))`, 'gi'),
  new RegExp(String.raw`\b(?:limit|quota)(?: is| of| was|:| =)? ?${CORES}(?: ?v?cpus?| cores?)\b`, 'gi'),
  // Thousandths are said of nothing else.
  /\b(?:limit|quota)s?(?: is| of| was|:| =)? ?(\d{3,5}m)\b/gi,
  new RegExp(String.raw`(?:--cpus|\bcpus)[=: ]{1,2}["']?${CORES}\b`, 'g'),
];

/** No container is given more. Judgement. */
const MOST_CORES = 256;

const coresOf = (text: string): number => (text.endsWith('m') ? Number(text.slice(0, -1)) / 1000 : Number(text));

/** More than a limit rounded up to whole cores: the host's count. Half of it again is a burst that somebody may have wanted. Judgement. */
const WELL_ABOVE = 2;
/** So few processors are no host's count. Judgement. */
const FEWEST = 4;
/** The kernel hands CPU time out per period of 100 ms (Linux, "CFS Bandwidth Control"). */
const PERIOD = 100;

/** A runtime that works on more processors at once than its container's quota pays for. */
export function processorsAgainstQuota(parts: Parts): Derived[] {
  const texts = textsOf(parts);
  const runs = RUNS_ON.flatMap((pattern) => numbersAt(texts, pattern, Number)).reduce<(Span & { value: number }) | undefined>(
    (most, each) => (most && most.value >= each.value ? most : each),
    undefined,
  );
  const allowed = allowedBy(parts);
  if (!runs || !allowed || runs.value < FEWEST || runs.value < WELL_ABOVE * Math.ceil(allowed.value)) return [];
  const [limit, spent] = [allowed.value, (allowed.value * PERIOD) / runs.value];
  return [
    {
      id: 'processors-against-quota',
      text: `The runtime works on ${shown(runs.value)} processors at once and may use ${shown(limit)}: when all of them work, the ${shown(limit * PERIOD)} ms of CPU time of each ${PERIOD} ms are spent after ${shown(spent)} ms, and the whole process stands still until the next period.`,
      formula: `${shown(runs.value)} > ${shown(limit)}; ${shown(limit)} x ${PERIOD} ms / ${shown(runs.value)} = ${shown(spent)} ms`,
      value: runs.value / limit,
      unit: 'times',
      inputs: [spanOf(runs), spanOf(allowed)],
      shows: ['runtime-sized-to-host', 'yes'],
      // Judgement.
      reliability: 0.9,
    },
  ];
}

const allowedBy = (parts: Parts): (Span & { value: number }) | undefined =>
  ALLOWED.flatMap((pattern) => numbersAt(textsOf(parts), pattern, coresOf)).filter((n) => n.value > 0 && n.value <= MOST_CORES)[0];

const HEAP = anyOf`humps? | steps? | bumps? | peaks? | lumps? | clusters? | modes? | spikes? | plateaus? | second peak`;
/** "humps near 100 and 200 ms", "steps of 100 ms". */
const AT_PERIOD = new RegExp(
  String.raw`\b${HEAP}\b[^.;\n]{0,40}\b(?:${PERIOD} ?(?:ms)?(?:,| and| or|/|-)? ?(?:and )?${2 * PERIOD}(?: ?ms)?|of (?:about )?${PERIOD} ?ms)\b`,
  'i',
);

/** "98ms 101ms 13ms 202ms 300ms": durations one after the other. */
const DURATIONS = /\b\d{1,5} ?ms\b(?:[ ,;/]{1,3}(?:and )?\d{1,5} ?ms\b){5,60}/;
/** Fewer slow ones lie there by chance. Judgement. */
const FEWEST_SLOW = 4;
/** So near to a whole number of periods, in ms, is on it; by chance one in four slow ones would be. Judgement. */
const NEAR = 12;

/** Of a list of durations all slow ones lie on whole periods, and on more than one of them. */
function listedAtPeriods({ prose }: Parts): Span | undefined {
  const list = firstOf(prose, DURATIONS);
  const slow = (list?.quote.match(/\d+/g) ?? []).map(Number).filter((ms) => ms >= PERIOD - NEAR);
  const periods = slow.map((ms) => Math.round(ms / PERIOD));
  const onPeriod = slow.every((ms, i) => Math.abs(ms - PERIOD * (periods[i] ?? 0)) <= NEAR);
  return slow.length >= FEWEST_SLOW && onPeriod && new Set(periods).size > 1 ? list : undefined;
}

/** Latencies that heap up at whole periods of the quota. */
export function latencyAtPeriods(parts: Parts): Derived[] {
  const listed = listedAtPeriods(parts);
  if (listed)
    return [
      {
        id: 'latency-at-periods',
        text: `All slow ones of the list lie on whole multiples of ${PERIOD} ms, the period of a CPU quota: the process may be held back until a period ends.`,
        formula: `each of ${listed.quote} from ${PERIOD - NEAR} ms on is within ${NEAR} ms of n x ${PERIOD} ms`,
        value: PERIOD,
        unit: 'ms',
        inputs: [spanOf(listed)],
        shows: ['cpu-throttled', 'yes'],
        // Judgement.
        reliability: 0.8,
      },
    ];
  const seen = firstOf(parts.prose, AT_PERIOD);
  const allowed = allowedBy(parts);
  if (!seen || !allowed) return [];
  return [
    {
      id: 'latency-at-periods',
      text: `Latencies heap up at ${PERIOD} ms and ${2 * PERIOD} ms, one and two periods of the CPU quota: the process is held back until a period ends.`,
      formula: `${PERIOD} ms = 1 period, ${2 * PERIOD} ms = 2 periods of the CPU quota`,
      value: PERIOD,
      unit: 'ms',
      inputs: [spanOf(seen), spanOf(allowed)],
      shows: ['cpu-throttled', 'yes'],
    },
  ];
}
