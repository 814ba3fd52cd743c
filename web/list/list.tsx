import { useEffect, useRef, useState } from 'preact/hooks';
import { call } from '../api/call.ts';
import type { PageOf, Summary } from '../api/types.ts';
import { go } from '../shell/route.ts';
import { ago, clock, percent } from '../shell/time.ts';
import { isWide, plain } from '../shell/words.ts';

const FILTERS = ['q', 'class', 'service', 'severity', 'state', 'since', 'until'] as const;
type Filter = Readonly<Record<(typeof FILTERS)[number], string>>;

const filterOf = (search: string): Filter => {
  const given = new URLSearchParams(search);
  return Object.fromEntries(FILTERS.map((f) => [f, given.get(f) ?? ''])) as Filter;
};

/** The filter stands in the address, so that a search can be sent to somebody. */
function addressOf(filter: Filter): string {
  const set = FILTERS.filter((f) => filter[f] !== '').map((f) => [f, filter[f]]);
  return set.length > 0 ? `/incidents?${new URLSearchParams(set)}` : '/incidents';
}

/** Days as the server takes them: from the first moment of one to the last of the other, in UTC. */
function queryOf(filter: Filter): string {
  const day = (text: string, end: string) => (/^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T${end}` : text);
  const all = { ...filter, since: day(filter.since, '00:00:00Z'), until: day(filter.until, '23:59:59Z') };
  const set = FILTERS.filter((f) => all[f].trim() !== '').map((f) => [f, all[f].trim()]);
  return new URLSearchParams([...set, ['limit', '50']]).toString();
}

export function List({ search }: { search: string }) {
  const filter = filterOf(search);
  const [words, setWords] = useState(filter.q);
  const [service, setService] = useState(filter.service);
  const [classes, setClasses] = useState<readonly { id: string; is: string }[]>([]);
  const [rows, setRows] = useState<readonly Summary[]>();
  const [next, setNext] = useState<string | null>(null);
  const [error, setError] = useState('');
  const [asked, setAsked] = useState(0);
  const paged = useRef(false);
  const query = queryOf(filter);
  const set = (change: Partial<Filter>) => go(addressOf({ ...filterOf(location.search), ...change }), true);

  useEffect(() => {
    document.title = 'Incidents · triage';
    call<{ items: readonly { id: string; is: string }[] }>('/api/knowledge/classes').then(
      (r) => setClasses(r.items),
      () => undefined,
    );
  }, []);
  useEffect(() => {
    setWords(filter.q);
    setService(filter.service);
  }, [filter.q, filter.service]);
  useEffect(() => {
    const t = setTimeout(() => {
      const now = filterOf(location.search);
      if (now.q !== words.trim() || now.service !== service.trim()) set({ q: words.trim(), service: service.trim() });
    }, 250);
    return () => clearTimeout(t);
  }, [words, service]);
  // Who comes back to this tab sees what was opened meanwhile; while it is read, nothing moves.
  useEffect(() => {
    const again = () => document.visibilityState === 'visible' && !paged.current && setAsked((n) => n + 1);
    document.addEventListener('visibilitychange', again);
    window.addEventListener('online', again);
    return () => {
      document.removeEventListener('visibilitychange', again);
      window.removeEventListener('online', again);
    };
  }, []);
  useEffect(() => {
    let over = false;
    paged.current = false;
    call<PageOf<Summary>>(`/api/incidents?${query}`).then(
      (p) => {
        if (over) return;
        setRows(p.items);
        setNext(p.next);
        setError('');
      },
      (e: Error) => !over && setError(e.message),
    );
    return () => {
      over = true;
    };
  }, [query, asked]);
  const latest = useRef(query);
  latest.current = query;
  const more = async () => {
    try {
      const p = await call<PageOf<Summary>>(`/api/incidents?${query}&cursor=${encodeURIComponent(next ?? '')}`);
      // Another search was asked for meanwhile: these are none of its rows.
      if (latest.current !== query) return;
      paged.current = true;
      setError('');
      setRows((r) => [...(r ?? []), ...p.items]);
      setNext(p.next);
    } catch (e) {
      setError((e as Error).message);
    }
  };
  const [folded] = useState(() => isWide() || FILTERS.some((f) => f !== 'q' && filter[f] !== ''));
  const filtered = FILTERS.some((f) => filter[f] !== '');
  return (
    <div class="list">
      <h1>Incidents</h1>
      <search>
        <form class="filters" onSubmit={(e) => e.preventDefault()}>
          <div class="line-field wide">
            <label for="search">Search</label>
            <input
              id="search"
              type="search"
              placeholder={'words, "exact words", -without'}
              maxLength={400}
              value={words}
              onInput={(e) => setWords(e.currentTarget.value)}
            />
          </div>
          <details class="more-filters" open={folded}>
            <summary>Filters</summary>
            <div class="filter-grid">
              <div class="line-field">
                <label for="service">Service</label>
                <input id="service" maxLength={120} value={service} onInput={(e) => setService(e.currentTarget.value)} />
              </div>
              <Choice
                id="severity"
                label="Severity"
                value={filter.severity}
                options={['SEV1', 'SEV2', 'SEV3', 'SEV4'].map((s) => [s, s])}
                onChange={(severity) => set({ severity })}
              />
              <Choice
                id="state"
                label="State"
                value={filter.state}
                options={[
                  ['open', 'open'],
                  ['closed', 'closed'],
                ]}
                onChange={(state) => set({ state })}
              />
              <Choice
                id="class"
                label="Class of cause"
                value={filter.class}
                options={classes.map((c) => [c.id, c.id.replaceAll('-', ' ')])}
                onChange={(c) => set({ class: c })}
              />
              <Day id="since" label="From" value={filter.since} onChange={(since) => set({ since })} />
              <Day id="until" label="To" value={filter.until} onChange={(until) => set({ until })} />
            </div>
          </details>
        </form>
      </search>
      <p class="error" role="alert">
        {error}
      </p>
      {error && (
        <p class="actions">
          <button type="button" onClick={() => setAsked((n) => n + 1)}>
            Try again
          </button>
        </p>
      )}
      <p class="vh" role="status">
        {rows ? `${rows.length} incidents shown` : ''}
      </p>
      {rows?.length === 0 && (
        <p class="none">
          {filtered ? (
            <>
              Nothing matches. <a href="/incidents">Show all</a>
            </>
          ) : (
            <>
              No incident was saved yet. <a href="/">Write the first one</a>; alerts open them too.
            </>
          )}
        </p>
      )}
      <ol class="rows">
        {rows?.map((r) => (
          <Row key={r.id} row={r} />
        ))}
      </ol>
      {next && (
        <p class="actions">
          <button type="button" onClick={() => void more()}>
            Older ones
          </button>
        </p>
      )}
    </div>
  );
}

function Row({ row: r }: { row: Summary }) {
  return (
    <li>
      <a class="row" href={`/incidents/${r.id}`}>
        <span class={`sev ${r.severity.toLowerCase()}`}>{r.severity}</span>
        <span class="row-title">{r.title}</span>
        <span class="row-cause">
          {r.outcome
            ? `It was: ${plain(r.outcome.title)}`
            : r.leading
              ? `${percent(r.leading.probability)} ${plain(r.leading.title)}`
              : 'no cause stands out'}
        </span>
        <span class="row-meta">
          {r.state === 'closed' ? 'closed' : 'open'}
          {r.service ? ` · ${r.service}` : ''} ·{' '}
          <time dateTime={r.createdAt} title={clock(r.createdAt)}>
            {ago(r.createdAt)}
          </time>
        </span>
      </a>
    </li>
  );
}

interface ChoiceProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [string, string])[];
  readonly onChange: (value: string) => void;
}

function Choice({ id, label, value, options, onChange }: ChoiceProps) {
  return (
    <div class="line-field">
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={(e) => onChange(e.currentTarget.value)}>
        <option value="">any</option>
        {options.map(([v, words]) => (
          <option key={v} value={v}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}

function Day({ id, label, value, onChange }: { id: string; label: string; value: string; onChange: (v: string) => void }) {
  return (
    <div class="line-field">
      <label for={id}>{label}</label>
      <input id={id} type="date" value={value} onChange={(e) => onChange(e.currentTarget.value)} />
    </div>
  );
}
