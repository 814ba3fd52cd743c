import { foundIn, over, says } from '../lines.ts';
import { number, tablesOf } from '../table.ts';
import type { Claim, Line, OutputReader } from '../types.ts';

/** Judgements: shares of a heap after a full collection, and seconds of a pause. */
const FULL = 0.9;
const HALF = 0.5;
const LONG = 1;
const SHORT = 0.05;
const SEVERAL = 3;

/** "Pause Full (Allocation Failure) 4087M->4079M(4096M) 6123.456ms", and the older "[Full GC … 4089M->4080M(4096M), 5.12 secs]". */
const PAUSE =
  /\b(Pause (?:Full|Young|Remark|Cleanup|Initial Mark)|Full GC|GC \((?:Allocation|G1|Metadata|System)).{0,80}? (\d{1,9})([KMG])->(\d{1,9})[KMG]\((\d{1,9})([KMG])\),? (\d{1,9}(?:\.\d+)?) ?(ms|secs)/;
const BYTES: Readonly<Record<string, number>> = { K: 1, M: 1024, G: 1024 * 1024 };

/** The parallel collector's line has the spaces one by one before the sum, and the time at its end. */
const PARALLEL = /\[Full GC .{0,300}?\] (\d{1,9})([KMG])->(\d{1,9})[KMG]\((\d{1,9})([KMG])\), .{0,100}?(\d{1,6}\.\d{1,9}) secs\]/;

/** Lines of a garbage collector's log of the JVM. */
export const collections: OutputReader = {
  id: 'jvm-collections',
  needs: [
    ['->', 'pause'],
    ['->', 'full gc'],
    ['->', '[gc'],
  ],
  read: (page) => {
    const pauses = page.lines.flatMap((line) => {
      const old = PARALLEL.exec(line.text);
      const plain = PAUSE.exec(line.text);
      const m = old ? ['', 'Full GC', ...old.slice(1), 'secs'] : plain;
      const found = old ?? plain;
      if (!m || !found) return [];
      const after = Number(m[4]) * (BYTES[m[3] ?? 'M'] ?? 1);
      return [
        {
          line: foundIn(line, found),
          full: /Full/.test(m[1] ?? ''),
          left: after / (Number(m[5]) * (BYTES[m[6] ?? 'M'] ?? 1)),
          seconds: Number(m[7]) / (m[8] === 'ms' ? 1000 : 1),
        },
      ];
    });
    const full = pauses.filter((p) => p.full);
    const long = pauses.find((p) => p.seconds >= LONG);
    const kept = full.find((p) => p.left >= FULL);
    const freed = full.length > 0 && full.every((p) => p.left <= HALF);
    return {
      claims: [
        ...(long ? [says(long.line, 'gc-pauses-long')] : []),
        ...(pauses.length >= SEVERAL && pauses.every((p) => p.seconds <= SHORT)
          ? [says(over(pauses.map((p) => p.line)), 'gc-pauses-long', 'no')]
          : []),
        ...(kept ? [says(kept.line, 'heap-full-after-gc')] : []),
        ...(freed && full[0] ? [says(full[0].line, 'heap-full-after-gc', 'no')] : []),
      ],
    };
  },
};

const JSTAT = ['timestamp', 's0', 's1', 'e', 'o', 'm', 'ccs', 'ygc', 'ygct', 'fgc', 'fgct', 'cgc', 'cgct', 'gct', 'lgcc', 'gcc'];

/** jstat -gcutil: full collections one after the other and the old generation stays full. */
export const jstat: OutputReader = {
  id: 'jstat',
  needs: [['ygct', 'fgct']],
  read: (page) => {
    const claims = tablesOf(page, { columns: JSTAT, needs: ['o', 'fgc', 'fgct'] }).flatMap((rows): Claim[] => {
      const [first, last] = [rows[0], rows.at(-1)];
      if (!first || !last || first === last) return [];
      const collected = number(last, 'fgc') - number(first, 'fgc');
      const pause = (number(last, 'fgct') - number(first, 'fgct')) / collected;
      const at = over(rows);
      const stays = collected >= 1 && rows.every((r) => number(r, 'o') >= 95);
      return [...(stays ? [says(at, 'heap-full-after-gc')] : []), ...(pause >= LONG ? [says(at, 'gc-pauses-long')] : [])];
    });
    return { claims };
  },
};

/** Judgement: a service has some hundreds. */
const MANY = 10_000;

/** Go: pprof's count of goroutines, and stacks with the time for which they stand. */
export const goroutines: OutputReader = {
  id: 'goroutines',
  needs: ['goroutine profile: total', ' minutes]:', '[semacquire'],
  read: (page) => {
    const total = page.lines.find((l) => Number(/^goroutine profile: total (\d{1,9})$/.exec(l.text)?.[1] ?? 0) >= MANY);
    const held = total ? page.lines.find((l) => Number(/^(\d{1,9}) @ 0x/.exec(l.text)?.[1] ?? 0) >= MANY / 2) : undefined;
    const locked = page.lines.filter((l: Line) =>
      /^goroutine \d{1,9} \[(?:semacquire|sync\.(?:RW)?Mutex\.R?Lock), \d{1,6} minutes\]:/.test(l.text),
    );
    return {
      claims: [
        // Thousands that stand at one place were started there and never ended.
        ...(held ? [says(held, 'object-count-grows')] : []),
        ...(locked[0] && locked.length >= SEVERAL ? [says(locked[0], 'threads-wait-for-lock')] : []),
      ],
    };
  },
};
