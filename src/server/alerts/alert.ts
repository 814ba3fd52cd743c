/** An alert of any sender, in one form. */
export interface Alert {
  /** Names the alert for as long as it lasts; the same for each repetition. */
  readonly key: string;
  readonly state: 'firing' | 'resolved';
  readonly name: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly links: readonly { readonly label: string; readonly url: string }[];
}

/** What one call of a sender tells: alerts that belong together. */
export interface AlertGroup {
  readonly source: 'alertmanager' | 'grafana' | 'pagerduty' | 'form';
  readonly title: string;
  /** Names the group; with the alerts' own keys it finds the open incident. */
  readonly key: string;
  readonly alerts: readonly Alert[];
  /** Further remarks for the log, such as PagerDuty's acknowledgements. */
  readonly remarks: readonly { readonly key: string; readonly text: string }[];
}

const MOST = 4_000;

/** Any value of a label as short text. */
export const wordsOf = (value: unknown): string =>
  (typeof value === 'string'
    ? value
    : value === null || value === undefined
      ? ''
      : typeof value === 'object'
        ? JSON.stringify(value)
        : String(value)
  ).slice(0, MOST);

export function recordOf(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
  return Object.fromEntries(
    Object.entries(value)
      .slice(0, 100)
      .map(([k, v]) => [k.slice(0, 120), wordsOf(v)]),
  );
}

/** Only what a person can follow: `javascript:` and the like are no links. */
export function linkOf(label: string, url: unknown): { label: string; url: string }[] {
  if (typeof url !== 'string' || url === '' || url.length > 2_000) return [];
  try {
    const parsed = new URL(url);
    return parsed.protocol === 'http:' || parsed.protocol === 'https:' ? [{ label, url: parsed.href }] : [];
  } catch {
    return [];
  }
}
