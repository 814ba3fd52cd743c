/** The ids that a person may have meant: those that share its words, then those a few letters away. Best first, at most `most`; 1 and above is very near, and `least` leaves out what is farther. */
export function nearest(id: string, ids: Iterable<string>, most = 3, least = 0): string[] {
  const wanted = partsOf(id);
  return [...ids]
    .map((candidate) => {
      const parts = partsOf(candidate);
      const shared = wanted.filter((w) =>
        parts.some((p) => p === w || (w.length > 3 && p.startsWith(w)) || (p.length > 3 && w.startsWith(p))),
      );
      const far = lettersApart(id.toLowerCase(), candidate) / Math.max(id.length, candidate.length, 1);
      return { candidate, score: shared.length / Math.max(1, wanted.length, parts.length) + Math.max(0, 1 - 2 * far) };
    })
    .filter((c) => c.score >= least)
    .sort((a, b) => b.score - a.score || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, most)
    .map((c) => c.candidate);
}

const partsOf = (id: string): string[] => id.toLowerCase().match(/[a-z0-9]+/g) ?? [];

/** Edit distance (Wagner and Fischer, 1974), of one row at a time. */
function lettersApart(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
