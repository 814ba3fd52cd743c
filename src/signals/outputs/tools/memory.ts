import { bytesOf, says } from '../lines.ts';
import type { Claim, Line, OutputReader } from '../types.ts';

/** Judgements. */
const NOTHING_LEFT = 0.05;
const MUCH_LEFT = 0.3;

/** free, in any unit. */
export const free: OutputReader = {
  id: 'free',
  needs: [
    ['mem:', 'buff/cache'],
    ['mem:', 'total,'],
    ['mem :', 'total,'],
  ],
  read: (page) => {
    const claims = page.lines.flatMap((line, i): Claim[] => {
      if (!/^total\s+used\s+free\s+shared\s+buff\/cache\s+available$/.test(line.text)) return [];
      const memory = page.lines.slice(i + 1, i + 3).find((l) => /^Mem:/.test(l.text));
      const swap = page.lines.slice(i + 1, i + 4).find((l) => /^Swap:/.test(l.text));
      const values = (memory?.text ?? '').split(/\s+/).slice(1).map(bytesOf);
      const [total = Number.NaN, available = Number.NaN] = [values[0], values[5]];
      const pages = (swap?.text ?? '').split(/\s+/).slice(1).map(bytesOf);
      const [size = Number.NaN, used = Number.NaN] = pages;
      const low = available <= NOTHING_LEFT * total;
      return [
        ...(memory && low ? [says(memory, 'memory-near-limit')] : []),
        ...(memory && available >= MUCH_LEFT * total ? [says(memory, 'memory-near-limit', 'no')] : []),
        // Pages that were swapped out once may lie there for ever; with no memory left they are in use.
        ...(swap && low && used >= size / 2 && size > 0 ? [says(swap, 'swap-in-use')] : []),
        ...(swap && used === 0 ? [says(swap, 'swap-in-use', 'no')] : []),
      ];
    });
    return { claims: [...claims, ...ofTop(page.lines)] };
  },
};

/** top's two lines: "Mem: 24676232k total, … free, … buffers" with "Swap: … cached", or "MiB Mem : … " with "avail Mem". */
function ofTop(lines: readonly Line[]): Claim[] {
  const memory = lines.find((l) => /^(?:[KMG]iB )?Mem ?: +\d[\d.]{0,12}k? total,/.test(l.text));
  const swap = lines.find((l) => /^(?:[KMG]iB )?Swap ?: +\d[\d.]{0,12}k? total,/.test(l.text));
  if (!memory || !swap) return [];
  const of = (line: Line, name: string): number =>
    Number(new RegExp(`(\\d{1,12}(?:\\.\\d)?)k? \\+?${name}\\b`).exec(line.text)?.[1] ?? Number.NaN);
  const known = of(swap, 'avail Mem');
  const available = Number.isNaN(known) ? of(memory, 'free') + of(memory, 'buffers') + of(swap, 'cached') : known;
  const low = available <= NOTHING_LEFT * of(memory, 'total');
  return [
    ...(low ? [says(memory, 'memory-near-limit')] : []),
    ...(available >= MUCH_LEFT * of(memory, 'total') ? [says(memory, 'memory-near-limit', 'no')] : []),
    ...(low && of(swap, 'total') > 0 && of(swap, 'used') >= of(swap, 'total') / 2 ? [says(swap, 'swap-in-use')] : []),
  ];
}
