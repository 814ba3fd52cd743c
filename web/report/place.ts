/** What a reader has before them, so that a newer report can be put under their eyes without moving. */
export interface Place {
  readonly restore: (root: HTMLElement) => void;
}

/** `from`: the place to keep where the reader acted; else the first thing in view. `to`: what stands there afterwards. */
export function placeIn(root: HTMLElement, from?: Element | null, to?: string): Place {
  const seen = from ?? firstInView(root);
  const top = seen?.getBoundingClientRect().top ?? 0;
  const id = to ?? seen?.id ?? '';
  const open = openDetails(root);
  const focus = focusIn(root);
  if (!seen) return { restore: (now) => reopen(now, open, focus) };
  return {
    restore: (now) => {
      reopen(now, open, focus);
      const place = [id, 'plan'].map((i) => (i === '' ? null : now.querySelector(`[id="${CSS.escape(i)}"]`))).find((el) => el !== null);
      const rect = place?.getBoundingClientRect();
      if (rect && rect.height + rect.width > 0 && Math.abs(rect.top - top) > 0.5)
        window.scrollBy({ top: rect.top - top, behavior: 'instant' });
    },
  };
}

function reopen(now: HTMLElement, open: ReadonlyMap<string, boolean>, focus: ((now: HTMLElement) => void) | undefined): void {
  for (const [key, d] of detailsOf(now)) {
    const was = open.get(key);
    if (was !== undefined) d.open = was;
  }
  focus?.(now);
}

function firstInView(root: HTMLElement): Element | undefined {
  const box = root.getBoundingClientRect();
  // Above all of it there is nothing to keep: what comes below may grow.
  if (box.top >= 0) return undefined;
  for (const el of root.querySelectorAll('[id]')) {
    const r = el.getBoundingClientRect();
    if (r.height > 0 && r.top >= 0 && r.top < window.innerHeight) return el;
  }
  return undefined;
}

function* detailsOf(root: HTMLElement): Generator<readonly [string, HTMLDetailsElement]> {
  const counts = new Map<string, number>();
  for (const d of root.querySelectorAll('details')) {
    const near = d.id || d.closest('[id]')?.id || '';
    const n = counts.get(near) ?? 0;
    counts.set(near, n + 1);
    yield [`${near}/${n}`, d];
  }
}

const openDetails = (root: HTMLElement): Map<string, boolean> => new Map([...detailsOf(root)].map(([key, d]) => [key, d.open]));

/** The same link, button or summary in the new report, by its place and its number there. */
function focusIn(root: HTMLElement): ((now: HTMLElement) => void) | undefined {
  const active = document.activeElement;
  if (!(active instanceof HTMLElement) || !root.contains(active) || active === root) return undefined;
  const near = active.closest('[id]')?.id;
  if (near === undefined) return undefined;
  const within = (r: HTMLElement) => [
    ...(r.querySelector(`[id="${CSS.escape(near)}"]`)?.querySelectorAll<HTMLElement>(active.tagName) ?? []),
  ];
  const at = within(root).indexOf(active);
  return (now) => within(now)[at]?.focus({ preventScroll: true });
}
