/** The first duration of a text in minutes: "~5 min", "10-15 minutes" (its end), "30 s", "1 h". */
export function minutesIn(text: string): number | undefined {
  const m =
    /(\d+(?:\.\d+)?)\s*(?:(?:[-–—]|to)\s*(\d+(?:\.\d+)?)\s*)?(s|sec|secs|seconds?|m|min|mins|minutes?|h|hr|hrs|hours?|days?|d)\b/i.exec(
      text,
    );
  if (!m) return undefined;
  const n = Number(m[2] ?? m[1]);
  const unit = (m[3] ?? '').toLowerCase();
  return unit.startsWith('s') ? n / 60 : unit.startsWith('m') ? n : unit.startsWith('h') ? n * 60 : n * 1440;
}
