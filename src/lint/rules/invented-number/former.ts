/** "From 3 minutes to 30 s" */
export const FORMER =
  /\bfrom (\d+(?:\.\d+)?) ?(ms|s|sec\w*|min\w*|h|hours?|%|MB|GB|cores?|v?CPUs?)? to \d+(?:\.\d+)?(?: (cores?|v?CPUs?)\b)?/i;
const CORES = /^(?:cores?|v?cpus?)$/;
const PER: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, h: 3600 };

/** The incident holds that value, in this unit or another; of a range neither end is one. */
export function holds(incident: string, known: ReadonlySet<number>, m: RegExpExecArray | null): boolean {
  const value = Number(m?.[1]);
  const unit = (m?.[2] ?? m?.[3] ?? '').toLowerCase();
  if (unit === '') return known.has(value) || value <= 2;
  const time = unit === 'ms' ? 'ms' : /^[smh]/.test(unit) && unit !== 'mb' ? unit[0] : undefined;
  const written = time
    ? Object.entries(PER).map(([u, k]) => ({ n: (value * (PER[time] ?? 1)) / k, u: u === 'm' ? 'm(?:in\\w*)?' : `${u}(?:ec\\w*|ours?)?` }))
    : [{ n: value, u: CORES.test(unit) ? '(?:cores?|v?cpus?)' : unit }];
  return (
    written.some(({ n, u }) =>
      new RegExp(`(?<![\\d.,–-])${String(n).replace('.', '\\.')}[ -]?(?:\\*\\s*time\\.)?${u}(?![a-z])`, 'i').test(incident),
    ) || [{ n: value }, ...(time ? written : [])].some(({ n }) => inCode(incident, n))
  );
}
/** `8*time.Second`, `ex=30`: in code a number has its unit elsewhere. */
const inCode = (incident: string, value: number): boolean => new RegExp(`[=:(, ]${value}(?: ?\\*|,(?!\\d)|[;)\\s])`).test(incident);
