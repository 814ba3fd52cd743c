/** Which names are replaced besides secrets. */
export interface PseudonymOptions {
  /** IP addresses as well: often they are what the incident is about, so only on request. */
  readonly ips?: boolean;
}

/** Names of people and machines replaced by placeholders (`<email-1>`), the same name by the same one, and back. */
export interface Pseudonyms {
  hide(text: string): string;
  /** Placeholders that stand for something get their real names again; others stay as they are. */
  restore(text: string): string;
  /** Kind -> how many different names were hidden. */
  counts(): ReadonlyMap<string, number>;
}

// Each starts at the edge of a run and is bounded, so that no run is searched from each of its characters.
const EMAIL =
  /(?<![\w.+-])[A-Za-z0-9](?:[\w.+-]{0,62}[\w+-])?@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.){1,6}[A-Za-z]{2,24}(?![\w-])/g;
const OCTET = '(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)';
const IPV4 = new RegExp(`(?<![\\w.-])${OCTET}(?:\\.${OCTET}){3}(?![\\w-]|\\.\\d)`, 'g');
const IPV6 =
  /(?<![\w:.])(?:(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}|(?:[0-9a-f]{1,4}:){1,6}(?::[0-9a-f]{1,4}){1,6}|(?:[0-9a-f]{1,4}:){2,7}:|::(?:[0-9a-f]{1,4}:){0,6}[0-9a-f]{2,4})(?![\w:])/gi;
/** Names of no machine in particular, and scopes of code (`ad::be`). */
const NOBODY = /^(?:127\.|0\.0\.0\.0$|255\.255\.255\.255$)|^[^\d.]+$/;

/** Pure and stable: numbers are given in the order in which names are met. */
export function pseudonyms(options: PseudonymOptions = {}): Pseudonyms {
  const byName = new Map<string, string>();
  const byPlaceholder = new Map<string, string>();
  const counts = new Map<string, number>();
  const placeholder = (kind: string, name: string, taken: string): string => {
    const key = `${kind} ${name.toLowerCase()}`;
    const known = byName.get(key);
    if (known) return known;
    let n = (counts.get(kind) ?? 0) + 1;
    // A text that holds `<email-1>` of its own must not get somebody's name in its place.
    while (taken.includes(`<${kind}-${n}>`)) n++;
    counts.set(kind, n);
    byName.set(key, `<${kind}-${n}>`);
    byPlaceholder.set(`<${kind}-${n}>`, name);
    return `<${kind}-${n}>`;
  };
  return {
    hide(text) {
      let out = text.replace(EMAIL, (name) => placeholder('email', name, text));
      if (options.ips)
        for (const pattern of [IPV4, IPV6])
          out = out.replace(pattern, (name) => (NOBODY.test(name) ? name : placeholder('ip', name, text)));
      return out;
    },
    restore: (text) => text.replace(/<(?:email|ip)-\d{1,6}>/g, (p) => byPlaceholder.get(p) ?? p),
    counts: () => new Map(counts),
  };
}
