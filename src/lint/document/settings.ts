/** A setting with its value, as an incident or a report names it. */
export interface Setting {
  readonly name: string;
  /** In base units: seconds, bytes, or the plain number. */
  readonly value: number;
  readonly unit: 'time' | 'size' | '';
  readonly quote: string;
  readonly index: number;
}

const TIMES: Readonly<Record<string, number>> = {
  ms: 0.001,
  s: 1,
  sec: 1,
  second: 1,
  m: 60,
  min: 60,
  minute: 60,
  h: 3600,
  hour: 3600,
  d: 86400,
  day: 86400,
};
const SIZES: Readonly<Record<string, number>> = {
  kb: 1e3,
  kib: 1024,
  mb: 1e6,
  mib: 1024 ** 2,
  mi: 1024 ** 2,
  gb: 1e9,
  gib: 1024 ** 3,
  gi: 1024 ** 3,
};
const UNIT = `(ms|s|sec|seconds?|m|min|minutes?|h|hours?|d|days?|kb|kib|mb|mib|mi|gb|gib|gi)`;
/** snake_case, kebab-case, dotted, camelCase: names that no sentence has by chance. */
const NAME = `[a-z][a-z0-9]*(?:[_.][a-z0-9]+)+|[a-z][a-z0-9]*(?:-[a-z0-9]+){2,}|[a-z][a-z0-9]+(?:[A-Z][A-Za-z0-9]+)+`;
const BETWEEN = String.raw`(?:\s*[=:(]\s*|\s+(?:is|was|of|at|to|set to|stays at|defaults? to|default(?: of| is)?)?\s*)(?:the )?(?:default )?(?:of )?(?:about |~|only )?`;
const VALUED = new RegExp(
  String.raw`(?<![\w./-])\x60?(${NAME})\x60?${BETWEEN}\x60?(\d+(?:[,_]\d{3})*(?:\.\d+)?)(?:\s?${UNIT}\b)?(?![\w.]*\w)`,
  'g',
);
/** A call that sets it. */
const CALLED = /\b([Ss]et[A-Z]\w+)\((\d[\d_]*)\)/g;

export const number = (text: string | undefined): number => Number((text ?? '').replace(/[,_]/g, ''));

/** The value in base units, and what kind of unit it has. */
export function amountOf(amount: string | undefined, unit: string | undefined): { readonly value: number; readonly unit: Setting['unit'] } {
  const u = (unit ?? '').toLowerCase().replace(/(?<=sec|second|min|minute|hour|day)s$/, '');
  const time = TIMES[u];
  const size = SIZES[u];
  return time !== undefined
    ? { value: number(amount) * time, unit: 'time' }
    : size !== undefined
      ? { value: number(amount) * size, unit: 'size' }
      : { value: number(amount), unit: '' };
}

/** "max_connections = 300", "`keepAliveTimeout` is 5 s", "SetMaxOpenConns(20)". */
export function settingsIn(text: string): Setting[] {
  const valued = [...text.matchAll(VALUED)].map(
    (m): Setting => ({ name: m[1] ?? '', ...amountOf(m[2], m[3]), quote: m[0].trim(), index: m.index }),
  );
  const called = [...text.matchAll(CALLED)].map(
    (m): Setting => ({ name: m[1] ?? '', ...amountOf(m[2], undefined), quote: m[0], index: m.index }),
  );
  return [...valued, ...called].filter((s) => Number.isFinite(s.value));
}
