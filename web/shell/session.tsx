import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import { onSignedOut, session as readSession, signIn } from '../api/call.ts';
import type { Session } from '../api/types.ts';

export interface Who {
  readonly session: Session;
  readonly writes: boolean;
  /** The name under which events are recorded: the account's, or the one that was asked for once. */
  readonly name: string;
  readonly setName: (name: string) => void;
  readonly refresh: () => Promise<void>;
}

const NAME = 'triage.name';
export const WhoContext = createContext<Who | undefined>(undefined);

export function useWho(): Who {
  const who = useContext(WhoContext);
  if (!who) throw new Error('nobody is here');
  return who;
}

export function useSession(): { readonly who?: Who; readonly error?: string; readonly retry: () => Promise<void> } {
  const [session, setSession] = useState<Session>();
  const [error, setError] = useState<string>();
  const [given, setGiven] = useState(() => localStorage.getItem(NAME) ?? '');
  const retry = async () => {
    try {
      setSession(await readSession());
      setError(undefined);
    } catch (e) {
      setError((e as Error).message);
    }
  };
  useEffect(() => {
    onSignedOut(() => void retry());
    void retry();
  }, []);
  if (!session) return { retry, ...(error === undefined ? {} : { error }) };
  const { account, open } = session;
  const who: Who = {
    session,
    writes: account !== null && account.role !== 'viewer',
    name: open ? given : (account?.name ?? ''),
    setName: (name) => {
      localStorage.setItem(NAME, name);
      setGiven(name);
    },
    refresh: retry,
  };
  return { who, retry };
}

/** Off loopback: a token, or the organisation's own sign-in where the server has one. */
export function SignIn({ session, onDone }: { session: Session; onDone: () => void }) {
  const [token, setToken] = useState('');
  const [error, setError] = useState('');
  const [busy, setBusy] = useState(false);
  const send = async (e: Event) => {
    e.preventDefault();
    setBusy(true);
    try {
      await signIn(token.trim());
      setToken('');
      onDone();
    } catch (e) {
      setError((e as Error).message);
    }
    setBusy(false);
  };
  return (
    <section class="narrow" aria-labelledby="sign-in">
      <h1 id="sign-in">Sign in</h1>
      <p class="soft">
        This server keeps incidents for a team. An administrator gives out tokens with <code>triage token add</code>.
      </p>
      <form onSubmit={send}>
        <div class="line-field">
          <label for="token">Token</label>
          <input
            id="token"
            type="password"
            autocomplete="current-password"
            required
            value={token}
            aria-invalid={error !== ''}
            aria-describedby="token-error"
            onInput={(e) => setToken(e.currentTarget.value)}
          />
        </div>
        <p id="token-error" class="error" role="alert">
          {error}
        </p>
        <p class="actions">
          <button type="submit" class="primary" disabled={busy}>
            Sign in
          </button>
          {session.signIn.oidc && (
            <a class="button" href={`/auth/login?to=${encodeURIComponent(location.pathname + location.search)}`} target="_self">
              Sign in with your organisation
            </a>
          )}
        </p>
      </form>
    </section>
  );
}
