const MINUTE = 60_000;

/** "14:32 UTC" today, "27 Nov 14:32 UTC" before: incidents are told in UTC, as logs are. */
export function clock(at: string, now = Date.now()): string {
  const t = new Date(at);
  if (Number.isNaN(t.getTime())) return at;
  const iso = t.toISOString();
  const time = `${iso.slice(11, 16)} UTC`;
  if (iso.slice(0, 10) === new Date(now).toISOString().slice(0, 10)) return time;
  const month = t.toLocaleString('en', { month: 'short', timeZone: 'UTC' });
  const year = iso.slice(0, 4) === String(new Date(now).getUTCFullYear()) ? '' : ` ${iso.slice(0, 4)}`;
  return `${t.getUTCDate()} ${month}${year} ${time}`;
}

/** "3 min", "2 h", "5 d": how long ago, roughly. */
export function ago(at: string, now = Date.now()): string {
  const m = Math.max(0, Math.round((now - Date.parse(at)) / MINUTE));
  if (m < 1) return 'just now';
  if (m < 60) return `${m} min ago`;
  if (m < 48 * 60) return `${Math.round(m / 60)} h ago`;
  return `${Math.round(m / 1440)} d ago`;
}

/** As the report says it: nothing is certain, and what is remote is not nothing. */
export const percent = (p: number): string =>
  p > 0 && p < 0.01 ? 'under 1\u00a0%' : p < 1 && p > 0.99 ? 'over 99\u00a0%' : `${Math.round(p * 100)}\u00a0%`;
