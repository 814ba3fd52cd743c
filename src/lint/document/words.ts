const STOP = new Set(
  `about above after again against all also although among and another any are around because been before being below between both but can cannot could does
did down during each either else even every few first for from further had has have here hence how however into its itself just least less like likely made make
many may might more most much must near need needs neither next nor not now off once one only onto other otherwise our out over own per rather same see seen
several shall should since some still such than that the their them then there these they this those though through thus too two under until upon use used
using very via was were what when where whether which while who why will with within without would you your yet
hypothesis signal signals evidence likelihood mechanism step check root cause incident issue problem confirm confirmed expected observed`.split(
    /\s+/,
  ),
);

/** The words that carry meaning, folded to their stems. */
export function contentWords(text: string): Set<string> {
  const out = new Set<string>();
  // `DocumentContent` is a name, and two words.
  const apart = text.replace(/\b[A-Z]?[a-z]+(?:[A-Z][a-z]+)+\b/g, (name) => `${name} ${name.replace(/(?<=[a-z])(?=[A-Z])/g, ' ')}`);
  for (const m of apart.toLowerCase().matchAll(/[a-z][a-z0-9_.]*[a-z0-9]|\d+(?:,\d{3})+%?|\d+(?:\.\d+)*%?/g)) {
    const w = m[0];
    if (STOP.has(w) || (w.length < 3 && !/\d/.test(w))) continue;
    out.add(stem(w));
  }
  return out;
}

function stem(w: string): string {
  if (/[\d_.]/.test(w)) return w;
  return w
    .replace(/(?:ies|ied)$/, 'y')
    .replace(/(?:ations?|ating|ated|ates?|ing|edly|ed|es|s|ly|ions?)$/, '')
    .replace(/([bdglmnprt])\1$/, '$1')
    .replace(/e$/, '');
}

/** Shared words over all words of both. */
export function similarity(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((w) => b.has(w)).length;
  const all = a.size + b.size - shared;
  return all === 0 ? 0 : shared / all;
}

/** Share of the first one's words that the second has too. */
export function containment(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return a.size === 0 ? 0 : [...a].filter((w) => b.has(w)).length / a.size;
}
