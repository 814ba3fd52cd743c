import { copyable } from './copy.ts';
import { walkable } from './walk.ts';

/** Brings one report on a page to life; its text is all there without. `gone` ends what listens on the window, where a page replaces its report. */
export function startTriage(report: HTMLElement, gone?: AbortSignal): void {
  if (report.classList.contains('live')) return;
  const live = report.querySelector('[data-live]');
  const say = (text: string): void => {
    if (live) live.textContent = text;
  };
  copyable(report, say);
  walkable(report, say, gone);
  openForPrint(report, gone);
  report.classList.add('live');
}

/** What is folded is printed too, and folded again afterwards. */
function openForPrint(report: HTMLElement, gone: AbortSignal | undefined): void {
  const until = gone ? { signal: gone } : undefined;
  let folded: HTMLDetailsElement[] = [];
  window.addEventListener(
    'beforeprint',
    () => {
      folded = [...report.querySelectorAll<HTMLDetailsElement>('details:is(.hyp, .map):not([open])')];
      for (const d of folded) d.open = true;
    },
    until,
  );
  window.addEventListener(
    'afterprint',
    () => {
      for (const d of folded) d.open = false;
    },
    until,
  );
}
