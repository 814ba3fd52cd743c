import type { Span } from '../../incident/types.ts';
import { anyOf } from '../../text/index.ts';
import { secondsIn } from '../quantities/numbers.ts';
import type { Derived, Parts } from './types.ts';
import { shown, spanOf, time } from './words.ts';

const RECORDS = /max[._-]?poll[._-]?records/i;
const INTERVAL = /max[._-]?poll[._-]?interval/i;
const UNIT = '(ms|milliseconds?|s|sec|secs|seconds?|min|mins|minutes?)';
const ABOUT = anyOf`about | around | some | roughly | up to`;
const RECORD = anyOf`record | message | event | item | row | job`;
const TAKES = anyOf`takes | needs | took | costs`;
/** "2.4 s per record", "each message takes about 900 ms". */
const PER_RECORD: readonly RegExp[] = [
  new RegExp(`(\\d{1,6}(?:\\.\\d{1,3})?) ?${UNIT} (?:per|for each|for every|for one|a) (?:record|message|event|item|row|job)s?\\b`, 'i'),
  new RegExp(String.raw`\b(?:each|every|one|a) ${RECORD} (?:now )?${TAKES}(?: ${ABOUT})? (\d{1,6}(?:\.\d{1,3})?) ?${UNIT}\b`, 'i'),
];

/** What one poll hands out, at the time that one record takes, against the time that a consumer may be away from poll. */
export function batchAgainstPoll({ settings, prose }: Parts): Derived[] {
  const records = settings.find((s) => RECORDS.test(s.name) && s.value > 1);
  const interval = settings.find((s) => INTERVAL.test(s.name) && (s.seconds ?? s.value) > 0);
  const each = perRecord(prose);
  if (!records || !interval || !each) return [];
  const limit = interval.seconds ?? interval.value / 1000;
  const needs = records.value * each.value;
  const text =
    needs > limit
      ? `A batch of ${shown(records.value)} records at ${time(each.value)} each needs ${time(needs)}, the limit is ${time(limit)} (${interval.name}): the consumer is put out of its group before it is done.`
      : `A batch of ${shown(records.value)} records at ${time(each.value)} each needs ${time(needs)}, within the limit of ${time(limit)} (${interval.name}).`;
  return [
    {
      id: 'batch-against-poll',
      text,
      formula: `${shown(records.value)} x ${time(each.value)} = ${time(needs)} ${needs > limit ? '>' : '<='} ${time(limit)}`,
      value: needs,
      unit: 's',
      inputs: [spanOf(records), spanOf(interval), spanOf(each)],
    },
  ];
}

/** Of the client of Kafka, where nobody sets it: `max.poll.interval.ms` (its documentation of consumer configurations). */
const DEFAULT_INTERVAL = 300;
const OF_KAFKA = /\bkafka\b|\bmax\.poll\b/i;
/** "records=500 took=346118ms", "batch of 500 took 346 s". */
const BATCH = new RegExp(
  String.raw`\b(?:records?|messages|size|count|batch of)[= ](\d{1,6})\b[^\n]{0,30}?\b(?:took|duration|elapsed|in)[= ](\d{1,9}(?:\.\d{1,3})?) ?${UNIT}\b`,
  'gi',
);

/** A batch in the log that took longer than a consumer may be away from poll, where nothing sets another limit. */
export function batchPastDefaultPoll({ settings, prose, code }: Parts): Derived[] {
  const texts = [...prose, { field: 'code_snippet' as const, text: code }];
  if (settings.some((s) => INTERVAL.test(s.name)) || !texts.some((t) => OF_KAFKA.test(t.text))) return [];
  const batches = texts.flatMap(({ field, text }) =>
    [...text.matchAll(BATCH)].map((m) => ({
      field,
      start: m.index,
      end: m.index + m[0].length,
      quote: m[0],
      records: Number(m[1]),
      seconds: Number(m[2]) * (secondsIn((m[3] ?? '').toLowerCase()) ?? 1),
    })),
  );
  const longest = batches.reduce<(typeof batches)[number] | undefined>((a, b) => (a && a.seconds >= b.seconds ? a : b), undefined);
  if (!longest || longest.seconds <= DEFAULT_INTERVAL) return [];
  const quick = batches.find((b) => b.seconds <= DEFAULT_INTERVAL);
  return [
    {
      id: 'batch-past-default-poll',
      text: `A batch of ${shown(longest.records)} records took ${time(longest.seconds)}, and nothing that was given sets max.poll.interval.ms: by the documentation it is ${time(DEFAULT_INTERVAL)}, after which the consumer is put out of its group and its commit is refused.${quick ? ` Batches such as that of ${shown(quick.records)} (${time(quick.seconds)}) stay within it.` : ''}`,
      formula: `${time(longest.seconds)} > ${time(DEFAULT_INTERVAL)}`,
      value: longest.seconds,
      unit: 's',
      inputs: [spanOf(longest), ...(quick ? [spanOf(quick)] : [])],
      shows: ['poll-interval-exceeded', 'yes'],
      reliability: 1,
    },
  ];
}

function perRecord(prose: Parts['prose']): (Span & { value: number }) | undefined {
  for (const { field, text } of prose) {
    for (const pattern of PER_RECORD) {
      const m = pattern.exec(text);
      const scale = secondsIn((m?.[2] ?? '').toLowerCase());
      if (m && scale) return { field, start: m.index, end: m.index + m[0].length, quote: m[0], value: Number(m[1]) * scale };
    }
  }
  return undefined;
}

const WORK_MEM = /\bwork_mem\s*[=:]\s*["']?(\d{1,7})\s?(kB|MB|GB)/;
const CONNECTIONS = /\bmax_connections\s*[=:]\s*["']?(\d{1,5})\b/;
const MEGABYTES: Readonly<Record<string, number>> = { kB: 1 / 1024, MB: 1, GB: 1024 };

/** Memory that every connection's sort or hash may take, all together. */
export function workMemory({ code }: Parts): Derived[] {
  const each = WORK_MEM.exec(code);
  const most = CONNECTIONS.exec(code);
  if (!each || !most) return [];
  const total = Number(each[1]) * (MEGABYTES[each[2] ?? ''] ?? 1) * Number(most[1]);
  // Less than that fits any database server; a judgement.
  if (total < 8 * 1024) return [];
  const span = (m: RegExpExecArray): Span => ({ field: 'code_snippet', start: m.index, end: m.index + m[0].length, quote: m[0] });
  return [
    {
      id: 'work-memory',
      text: `One sort or hash of work_mem ${each[1]} ${each[2]} on each of ${shown(Number(most[1]))} connections may take ${shown(total / 1024)} GB; a statement may use several. Compare it with the memory of the server.`,
      formula: `${each[1]} ${each[2]} x ${most[1]} = ${shown(total / 1024)} GB`,
      value: total / 1024,
      unit: 'GB',
      inputs: [span(each), span(most)],
    },
  ];
}

const WORKERS = /(?:^|[._-])(?:threads[._-]?max|max[._-]?threads|workers|worker_processes|max_children|processes|web_concurrency)$/i;

/** Little's law against the workers: more requests in flight than can be worked on. */
export function workersAgainstLoad({ settings, quantities }: Parts): Derived[] {
  const workers = settings.find((s) => WORKERS.test(s.name) && s.value >= 1 && s.value <= 2000);
  const rate = quantities.find(
    (q) => q.kind === 'rate' && q.value > 0 && q.to === undefined && /\b(?:req|requests?|rps)/i.test(`${q.of} ${q.unit}`),
  );
  const median = quantities.find((q) => q.kind === 'percentile' && q.unit === 'p50');
  const instances = quantities.find(
    (q) =>
      q.kind === 'count' &&
      /^(?:\w+ ){0,2}(?:pods?|tasks?|instances?|replicas?|hosts?|servers?|containers?)$/i.test(q.of) &&
      q.value >= 1 &&
      q.value <= 5000,
  );
  if (!workers || !rate || !median || !instances) return [];
  const held = rate.value * (median.to ?? median.value);
  const all = workers.value * instances.value;
  return [
    {
      id: 'workers-against-load',
      text: `At ${rate.quote} and a median of ${time(median.to ?? median.value)} about ${shown(held)} requests are worked on at once; ${shown(workers.value)} workers (${workers.name}) on each of ${shown(instances.value)} instances are ${shown(all)}${held > all ? ', too few: the rest waits' : ''}.`,
      formula: `${shown(rate.value)}/s x ${time(median.to ?? median.value)} = ${shown(held)} ${held > all ? '>' : '<='} ${shown(workers.value)} x ${shown(instances.value)} = ${shown(all)}`,
      value: held,
      unit: 'requests',
      inputs: [spanOf(workers), spanOf(rate), spanOf(median), spanOf(instances)],
    },
  ];
}
