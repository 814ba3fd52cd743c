import { patience } from './patience.ts';

let typed = Number.NEGATIVE_INFINITY;
globalThis.window?.addEventListener(
  'input',
  () => {
    typed = performance.now();
  },
  { capture: true, passive: true },
);

/** What the longest task of putting in a report took lately: it says whether this machine does it between two frames. */
let cost = Number.POSITIVE_INFINITY;
const took = (ms: number): void => {
  cost = cost === Number.POSITIVE_INFINITY ? ms : (cost + ms) / 2;
};

/** Runs one thing after the other when nobody types, each in a task of its own, so that a letter waits for one of them at most. Gives what calls it off. */
export function whenQuiet(since: number, ...parts: readonly (() => void)[]): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let longest = 0;
  const look = (at: number) => {
    const wait = patience(since, performance.now(), typed, cost);
    if (wait > 0) {
      timer = setTimeout(look, wait, at);
      return;
    }
    const began = performance.now();
    parts[at]?.();
    longest = Math.max(longest, performance.now() - began);
    if (at + 1 < parts.length) timer = setTimeout(look, 0, at + 1);
    else afterFrame((frame) => took(Math.max(longest, frame)));
  };
  look(0);
  return () => clearTimeout(timer);
}

/** What the next frame takes, layout and paint included. */
function afterFrame(tell: (ms: number) => void): void {
  requestAnimationFrame(() => {
    const began = performance.now();
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => tell(performance.now() - began);
    port2.postMessage(null);
  });
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
