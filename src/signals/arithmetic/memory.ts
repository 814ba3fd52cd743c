import type { Span } from '../../incident/types.ts';
import type { FieldText } from '../types.ts';
import type { Derived, Parts } from './types.ts';
import { shown, spanOf, textsOf } from './words.ts';

/** Without one of these there is nothing to set against each other. */
const SPEAKS = /\b(?:tmpfs|shm|ramfs|shmem|Shmem|RSS|RES|Mem:)/;
const MIB = 2 ** 20;
const UNIT: Readonly<Record<string, number>> = { '': 1, k: 2 ** 10, m: MIB, g: 2 ** 30, t: 2 ** 40 };
const SIZE = String.raw`(\d[\d,]{0,14}(?:\.\d{1,3})?) ?([KMGT]i?)?B?\b`;

interface Amount extends Span {
  readonly bytes: number;
  /** What it is, in words. */
  readonly words: string;
}

const bytesOf = (number: string, unit: string | undefined, bare = 1): number =>
  Number(number.replaceAll(',', '')) * (unit ? (UNIT[(unit[0] ?? '').toLowerCase()] ?? 1) : bare);
const sizeOf = (bytes: number): string =>
  bytes >= 2 ** 30 * 10 ? `${shown(bytes / 2 ** 30)} GiB` : `${shown(Math.round(bytes / MIB))} MiB`;

/** What a container or a machine uses in all, or may use. */
const USED = [
  new RegExp(String.raw`\b(?:memory\.current|memory\.usage_in_bytes)["' ]{0,2}[=:]?\s{1,4}${SIZE}`, 'g'),
  new RegExp(
    String.raw`\b(?:working[ _-]?set(?:_bytes)?|container memory|memory of the (?:pod|container))\b(?: is| at|:|=)? ?(?:about |~)?${SIZE}`,
    'gi',
  ),
];
const LIMIT = [
  new RegExp(String.raw`\b(?:memory\.max|memory\.limit_in_bytes)["' ]{0,2}[=:]?\s{1,4}${SIZE}`, 'g'),
  new RegExp(String.raw`\b(?:memory limit|limit(?:s|ed)?)\b(?: of| is| to|:)?(?: ?\{? ?memory:)? ?["']?${SIZE}`, 'gi'),
];
const GAP = String.raw`[ \t]{1,40}`;
const CELL = String.raw`[\d.]{1,14}[KMGT]?i?`;
/** `tmpfs 2.0G 1.5G 512M 75% /dev/shm`. */
const TMPFS = new RegExp(
  String.raw`^[ \t>*|-]{0,8}(?:tmpfs|shm|ramfs)${GAP}${CELL}${GAP}(${CELL})${GAP}${CELL}${GAP}\d{1,3}%${GAP}(\/\S{0,80})`,
  'gm',
);
/** `shmem 1503238553` of memory.stat. */
const STAT = /^[ \t>*-]{0,8}(anon|file|shmem|kernel|slab|slab_unreclaimable|sock)[ \t]{1,20}(\d{5,15})[ \t]*$/gm;
const FREE = new RegExp(String.raw`^[ \t>*-]{0,8}Mem:${GAP}(${CELL})${GAP}(${CELL})${GAP}${CELL}${GAP}(${CELL})[ \t]`, 'gm');
const SHMEM = /^[ \t>*-]{0,8}Shmem:[ \t]{1,20}(\d{4,12}) kB/m;
const MEM_TOTAL = /^[ \t>*-]{0,8}MemTotal:[ \t]{1,20}(\d{4,12}) kB/m;
const TOP_POD = new RegExp(
  String.raw`^[ \t>*-]{0,8}[a-z][\w.-]{4,80}(?:${GAP}[a-z][\w.-]{1,60})?${GAP}\d{1,6}m${GAP}(\d{1,7})(Ki|Mi|Gi)[ \t]*$`,
  'gm',
);
/** More than half is most of it; less is one thing among others. */
const MOST = 0.5;
/** Smaller ones explain nothing. Judgement. */
const LEAST = 64 * MIB;
const FEWEST_PROCESSES = 2;
/** Sums of RSS count shared pages more than once: what is left must be plain. Judgement. */
const LEFT = 0.4;

const sized = (text: string, bare: number): number => {
  const [, number = '', unit] = /^([\d.]+)([KMGT]?)i?$/.exec(text) ?? [];
  return bytesOf(number, unit, bare);
};

const place = (field: Span['field'], m: RegExpMatchArray): Span => ({
  field,
  start: m.index ?? 0,
  end: (m.index ?? 0) + m[0].length,
  quote: m[0],
});
const trimmed = (s: Span): Span => {
  const lead = s.quote.length - s.quote.trimStart().length;
  const quote = s.quote.trim();
  return { ...s, start: s.start + lead, end: s.start + lead + quote.length, quote };
};

const amounts = (texts: readonly FieldText[], patterns: readonly RegExp[], words: string): Amount[] =>
  texts.flatMap(({ field, text }) =>
    patterns.flatMap((p) => [...text.matchAll(p)].map((m) => ({ ...place(field, m), bytes: bytesOf(m[1] ?? '', m[2]), words }))),
  );

/** Files that are kept in memory count as memory of whoever wrote them, and as that of no process. */
export function memoryOfFiles(parts: Parts): Derived[] {
  const texts = textsOf(parts);
  if (!texts.some(({ text }) => SPEAKS.test(text))) return [];
  const files = filesIn(texts);
  const used = usedIn(texts);
  const limits = amounts(texts, LIMIT, 'limit').filter((l) => l.bytes >= LEAST);
  const processes = texts.flatMap(processesIn)[0];
  const most = files.reduce<Amount | undefined>((a, b) => (a && a.bytes >= b.bytes ? a : b), undefined);
  const total = used ?? only(limits);
  if (!total) return [];
  const sum = processes && processes.bytes < total.bytes ? processes : undefined;
  if (most && most.bytes >= LEAST && most.bytes <= total.bytes * 1.05 && most.bytes > total.bytes * MOST)
    return [ofFiles(most, total, sum)];
  if (!used || !sum || sum.bytes > total.bytes * (1 - LEFT)) return [];
  const left = total.bytes - sum.bytes;
  return [
    {
      id: 'memory-left-over',
      text: `The processes listed hold ${sizeOf(sum.bytes)} together, of ${sizeOf(total.bytes)} in use: ${sizeOf(left)} (${shown((left / total.bytes) * 100)} %) belong to none of them. Look at files in memory (tmpfs), the page cache and the kernel's own.`,
      formula: `${sizeOf(total.bytes)} - ${sizeOf(sum.bytes)} = ${sizeOf(left)}`,
      value: left,
      unit: 'bytes',
      inputs: [total, sum].map(spanOf),
    },
  ];
}

function ofFiles(most: Amount, total: Amount, sum: Amount | undefined): Derived {
  const share = (most.bytes / total.bytes) * 100;
  const rest = sum ? ` The processes listed hold ${sizeOf(sum.bytes)} together.` : '';
  return {
    id: 'memory-of-files',
    text: `${most.words} ${sizeOf(most.bytes)}, ${shown(share)} % of the ${total.words} ${sizeOf(total.bytes)}: files there are memory, and no process shows it.${rest}`,
    formula: `${sizeOf(most.bytes)} / ${sizeOf(total.bytes)} = ${shown(share)} %${sum ? `; RSS ${sizeOf(sum.bytes)}; left ${sizeOf(Math.max(0, total.bytes - sum.bytes - most.bytes))}` : ''}`,
    value: most.bytes / total.bytes,
    unit: '',
    inputs: [most, total, ...(sum ? [sum] : [])].map(spanOf),
    shows: ['memory-held-by-files', 'yes'],
    reliability: 0.75,
  };
}

/** One total alone is meant by all; of two nobody knows which. */
const only = (found: readonly Amount[]): Amount | undefined => (new Set(found.map((f) => f.bytes)).size === 1 ? found[0] : undefined);

function usedIn(texts: readonly FieldText[]): Amount | undefined {
  const pods = texts.flatMap(({ field, text }) =>
    [...text.matchAll(TOP_POD)].map((m) => ({ ...trimmed(place(field, m)), bytes: bytesOf(m[1] ?? '', m[2]), words: 'pod’s' })),
  );
  const free = texts.flatMap(({ field, text }) =>
    [...text.matchAll(FREE)].map((m) => ({
      ...trimmed(place(field, m)),
      bytes: sized(m[2] ?? '', bareOf(text, m)),
      words: 'memory in use,',
    })),
  );
  return (
    only(amounts(texts, USED, 'memory in use,')) ?? (pods.length === 1 ? pods[0] : undefined) ?? (free.length === 1 ? free[0] : undefined)
  );
}

/** Without a unit `free` counts KiB; `free -m` is told by its command, or by numbers that are small. */
function bareOf(text: string, m: RegExpMatchArray): number {
  if (/\bfree -[a-z]*m\b/.test(text)) return MIB;
  if (/\bfree -[a-z]*b\b/.test(text)) return 1;
  return Number(m[1]) < 1_000_000 ? MIB : 1024;
}

function filesIn(texts: readonly FieldText[]): Amount[] {
  return texts.flatMap(({ field, text }): Amount[] => {
    const mounts = [...text.matchAll(TMPFS)].map((m) => ({
      ...trimmed(place(field, m)),
      bytes: sized(m[1] ?? '', 1024),
      words: `The file system in memory at ${m[2]} holds`,
    }));
    const shmem = [...text.matchAll(STAT)]
      .filter((m) => m[1] === 'shmem')
      .map((m) => ({ ...trimmed(place(field, m)), bytes: Number(m[2]), words: 'Shared memory and files in memory (shmem) are' }));
    const free = [...text.matchAll(FREE)].map((m) => ({
      ...trimmed(place(field, m)),
      bytes: sized(m[3] ?? '', bareOf(text, m)),
      words: 'Shared memory and files in memory (the column “shared”) are',
    }));
    const info = SHMEM.exec(text);
    const ofInfo =
      info && MEM_TOTAL.test(text) ? [{ ...trimmed(place(field, info)), bytes: Number(info[1]) * 1024, words: 'Shmem is' }] : [];
    return [...mounts, ...shmem, ...free, ...ofInfo];
  });
}

const MOST_ROWS = 200;

/** The sum of RSS (KiB) or RES in a list of processes. */
function processesIn({ field, text }: FieldText): Amount[] {
  const lines = text.split('\n');
  let at = 0;
  for (const [i, line] of lines.entries()) {
    const start = at;
    at += line.length + 1;
    const titles = line.trim().split(/\s+/);
    const column = titles.findIndex((t) => /^(?:RSS|RES)$/.test(t));
    if (column < 0 || !titles.includes('PID')) continue;
    let [sum, count, end] = [0, 0, at];
    for (const row of lines.slice(i + 1, i + MOST_ROWS)) {
      const cell = row.trim().split(/\s+/)[column] ?? '';
      const [, number, unit] = /^(\d{1,10}(?:\.\d)?)([kmgt]?)$/i.exec(cell) ?? [];
      if (number === undefined) break;
      sum += bytesOf(number, unit, 1024);
      count++;
      end += row.length + 1;
    }
    const quote = text.slice(start, end - 1);
    return count >= FEWEST_PROCESSES && sum > 0 ? [{ field, start, end: start + quote.length, quote, bytes: sum, words: 'RSS' }] : [];
  }
  return [];
}
