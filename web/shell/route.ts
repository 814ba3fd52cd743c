import { useEffect, useState } from 'preact/hooks';
import { unsay } from './say.ts';

export type Route =
  | { readonly page: 'new' }
  | { readonly page: 'list' }
  | { readonly page: 'incident'; readonly id: string }
  | { readonly page: 'nowhere'; readonly path: string };

export function routeOf(path: string): Route {
  if (path === '/') return { page: 'new' };
  if (/^\/incidents\/?$/.test(path)) return { page: 'list' };
  const id = /^\/incidents\/([0-9a-z]+)\/?$/.exec(path)?.[1];
  return id ? { page: 'incident', id } : { page: 'nowhere', path };
}

const listeners = new Set<() => void>();

export function go(to: string, replace = false): void {
  if (replace) history.replaceState(null, '', to);
  else history.pushState(null, '', to);
  unsay();
  for (const l of listeners) l();
}

/** The path and the search of the address; links into a report change its hash alone. */
export function useAddress(): { readonly path: string; readonly search: string } {
  const [address, set] = useState({ path: location.pathname, search: location.search });
  useEffect(() => {
    const read = () =>
      set((a) => (a.path === location.pathname && a.search === location.search ? a : { path: location.pathname, search: location.search }));
    let path = location.pathname;
    // What was said belongs to the page that said it, its Undo too.
    const back = () => {
      if (location.pathname !== path) unsay();
      path = location.pathname;
      read();
    };
    listeners.add(back);
    window.addEventListener('popstate', back);
    return () => {
      listeners.delete(back);
      window.removeEventListener('popstate', back);
    };
  }, []);
  return address;
}

/** Links of the page itself do not load it again. */
export function followLinks(e: MouseEvent): void {
  if (e.defaultPrevented || e.button !== 0 || e.metaKey || e.ctrlKey || e.shiftKey || e.altKey) return;
  const a = e.target instanceof Element ? e.target.closest('a') : null;
  if (!a || a.target || a.hasAttribute('download') || a.origin !== location.origin) return;
  if (routeOf(a.pathname).page === 'nowhere') return;
  // Within the page the browser itself goes to the place.
  if (a.pathname === location.pathname && a.hash !== '') return;
  e.preventDefault();
  go(a.pathname + a.search + a.hash);
  window.scrollTo({ top: 0, behavior: 'instant' });
  document.querySelector<HTMLElement>('main')?.focus({ preventScroll: true });
}
