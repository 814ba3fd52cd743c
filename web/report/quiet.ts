/** Between two letters of somebody who types there is this much time; what is heavy is done when it has passed without one. */
const QUIET_MS = 80;
/** Who types without a pause still sees the report move. */
const LONGEST_MS = 400;

let typed = Number.NEGATIVE_INFINITY;
globalThis.window?.addEventListener(
  'input',
  () => {
    typed = performance.now();
  },
  { capture: true, passive: true },
);

/** Milliseconds until a report that has waited since then may be put in. */
export const patience = (since: number, now: number, lastTyped: number): number =>
  Math.max(0, Math.min(lastTyped + QUIET_MS, since + LONGEST_MS) - now);

/** Runs one thing after the other when nobody types, each in a task of its own, so that a letter waits for one of them at most. Gives what calls it off. */
export function whenQuiet(since: number, ...parts: readonly (() => void)[]): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = (at: number) => {
    const wait = patience(since, performance.now(), typed);
    if (wait > 0) {
      timer = setTimeout(look, wait, at);
      return;
    }
    parts[at]?.();
    if (at + 1 < parts.length) timer = setTimeout(look, 0, at + 1);
  };
  look(0);
  return () => clearTimeout(timer);
}

const SETTLED_MS = 600;

/**
 * Sections far below are not laid out while somebody types (`content-visibility`, in the style). When they pause, one after the other gets its place, so
 * that the page has its true length and nothing in it only seems to lie over something else. Gives what calls it off.
 */
export function settle(root: HTMLElement): () => void {
  const later = globalThis.requestIdleCallback ?? ((then: () => void) => setTimeout(then, 50));
  let timer: ReturnType<typeof setTimeout> | undefined;
  let over = false;
  const next = (left: readonly HTMLElement[]) => {
    const [section, ...rest] = left;
    if (over || !section) return;
    if (performance.now() - typed < SETTLED_MS) {
      timer = setTimeout(next, SETTLED_MS, left);
      return;
    }
    section.style.contentVisibility = 'visible';
    later(() => next(rest));
  };
  timer = setTimeout(next, SETTLED_MS, [...root.querySelectorAll<HTMLElement>('.report > section')]);
  return () => {
    over = true;
    clearTimeout(timer);
  };
}
