import { useEffect, useMemo, useState } from 'preact/hooks';
import { signOut } from '../api/call.ts';
import { sendKept } from '../api/queue.ts';
import { Compose } from '../compose/compose.tsx';
import { IncidentPage } from '../incident/page.tsx';
import { List } from '../list/list.tsx';
import { Help } from './help.tsx';
import { useKeys } from './keys.ts';
import { NameDialog } from './name.tsx';
import { followLinks, go, routeOf, useAddress } from './route.ts';
import { unsay, useSaid } from './say.ts';
import { SignIn, useSession, type Who, WhoContext } from './session.tsx';

export function App() {
  const { who, error, retry } = useSession();
  const { path, search } = useAddress();
  const route = routeOf(path);
  const [help, setHelp] = useState(false);
  const keys = useMemo(
    () => ({
      n: () => go('/'),
      l: () => go('/incidents'),
      '?': () => setHelp(true),
      '/': () => {
        if (routeOf(location.pathname).page !== 'list') go('/incidents');
        requestAnimationFrame(() => document.querySelector<HTMLElement>('#search')?.focus());
      },
    }),
    [],
  );
  useKeys(keys);
  useEffect(() => {
    document.addEventListener('click', followLinks);
    return () => document.removeEventListener('click', followLinks);
  }, []);
  const name = who?.session.account?.name ?? (who?.session.open ? '' : undefined);
  useEffect(() => {
    if (name !== undefined) sendKept();
  }, [name]);
  const signedIn = who && (who.session.account !== null || who.session.open);
  return (
    <div class="page triage">
      <a class="skip" href="#main">
        Skip to the content
      </a>
      <Header page={route.page} who={signedIn ? who : undefined} onHelp={() => setHelp(true)} />
      <SaidLine />
      <main id="main" tabIndex={-1}>
        {!who && error && (
          <section class="narrow">
            <h1>The server does not answer</h1>
            <p>{error}</p>
            <p class="actions">
              <button type="button" onClick={() => void retry()}>
                Try again
              </button>
            </p>
          </section>
        )}
        {who && !signedIn && <SignIn session={who.session} onDone={() => void who.refresh()} />}
        {who && signedIn && (
          <WhoContext.Provider value={who}>
            {route.page === 'new' && <Compose />}
            {route.page === 'list' && <List search={search} />}
            {route.page === 'incident' && <IncidentPage key={route.id} id={route.id} />}
            {route.page === 'nowhere' && (
              <section class="narrow">
                <h1>Nothing is here</h1>
                <p>
                  There is no page at <code>{route.path}</code>. <a href="/incidents">The incidents</a>
                </p>
              </section>
            )}
          </WhoContext.Provider>
        )}
      </main>
      {help && <Help onClose={() => setHelp(false)} />}
    </div>
  );
}

function Header({ page, who, onHelp }: { page: string; who: Who | undefined; onHelp: () => void }) {
  const [naming, setNaming] = useState(false);
  const link = (to: string, name: string, mine: string) => (
    <a href={to} {...(page === mine ? { 'aria-current': 'page' as const } : {})}>
      {name}
    </a>
  );
  return (
    <header class="top">
      <nav aria-label="Pages">
        {link('/', 'New', 'new')}
        {link('/incidents', 'Incidents', 'list')}
      </nav>
      <p class="who">
        {who?.session.open && (
          <button type="button" class="quiet" onClick={() => setNaming(true)} title="The name under which you record">
            {who.name || 'No name yet'}
          </button>
        )}
        {who && !who.session.open && (
          <>
            <span title={who.session.account?.role}>{who.name}</span>
            <button
              type="button"
              class="quiet"
              onClick={async () => {
                await signOut().catch(() => undefined);
                await who.refresh();
              }}
            >
              Sign out
            </button>
          </>
        )}
        <button type="button" class="quiet" onClick={onHelp}>
          <kbd>?</kbd> <span class="vh">keys</span>
        </button>
      </p>
      {naming && who && (
        <NameDialog
          now={who.name}
          onName={(name) => {
            who.setName(name);
            setNaming(false);
          }}
          onClose={() => setNaming(false)}
        />
      )}
    </header>
  );
}

function SaidLine() {
  const said = useSaid();
  return (
    <div class={`said${said ? '' : ' empty'}${said?.alarm ? ' alarm' : ''}`} role="status">
      {said && (
        <>
          <span>{said.text}</span>
          {said.undo && (
            <button
              type="button"
              onClick={() => {
                said.undo?.();
              }}
            >
              Undo
            </button>
          )}
          <button type="button" aria-label="Dismiss this line" onClick={unsay}>
            ×
          </button>
        </>
      )}
    </div>
  );
}
