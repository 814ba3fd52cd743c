// The file, not the stage: a page carries no more of the engine than the bands.
import { BANDS, bandOf, bandWords, CAP, OTHER_FLOOR } from '../../../diagnosis/bands.ts';
import { percent } from '../words.ts';
import { chanceOf, type Given, posterior, type State, saysNothing } from './bayes.ts';

/** Cause -> what the ledger shows for it. */
export type Shown = ReadonlyMap<string, number>;

const causesOf = (root: Element): HTMLElement[] => [...root.querySelectorAll<HTMLElement>('[data-bars] [data-cause]')];

/**
 * The figures after the outcomes seen. Where none of them says anything the ledger stands as it was written; else the states of the plan, under the
 * ledger's own rule: nothing above 95 %, something else never below 5 %.
 */
export function shownAfter(root: Element, states: readonly State[], seen: readonly Given[]): Shown {
  const telling = seen.filter((given) => !saysNothing(given));
  const p = posterior(states, telling);
  return new Map(
    causesOf(root).map((row) => {
      const cause = row.dataset.cause ?? '';
      if (telling.length === 0) return [cause, Number(row.dataset.start)];
      const chance = chanceOf(states, p, cause);
      return [cause, cause === 'other' ? Math.max(OTHER_FLOOR, chance) : Math.min(CAP, chance)];
    }),
  );
}

/** Moves every bar of the page to its figure; the mark of where it began stays. */
export function draw(root: Element, shown: Shown): void {
  const most = Math.max(...shown.values());
  for (const row of causesOf(root)) {
    const cause = row.dataset.cause ?? '';
    const p = shown.get(cause) ?? 0;
    const start = Number(row.dataset.start);
    row.dataset.p = p.toFixed(4);
    row.classList.toggle('first', p === most);
    row.classList.toggle('moved', Math.abs(p - start) >= 0.005);
    setText(row, '[data-percent]', percent(p));
    setText(row, '[data-likelihood]', cause === 'other' || p === start ? (row.dataset.words ?? '') : bandWords(p));
    const band = BANDS.find((b) => b.band === bandOf(p));
    row.querySelector('.fill')?.setAttribute('width', `${p * 100}%`);
    row.querySelector('.range')?.setAttribute('x', `${(band?.from ?? 0) * 100}%`);
    row.querySelector('.range')?.setAttribute('width', `${((band?.to ?? 0) - (band?.from ?? 0)) * 100}%`);
  }
}

/** "H1 9 % → 31 %, something else 70 % → 33 %": the largest moves first. */
export function movesBetween(before: Shown, after: Shown): string {
  const moves = [...after]
    .map(([cause, p]) => ({ cause: cause === 'other' ? 'something else' : cause, from: before.get(cause) ?? 0, to: p }))
    .filter((m) => percent(m.from) !== percent(m.to))
    .sort((a, b) => Math.abs(b.to - b.from) - Math.abs(a.to - a.from))
    .slice(0, 3)
    .map((m) => `${m.cause} ${percent(m.from)} → ${percent(m.to)}`);
  // A figure does not break before its sign.
  return moves.length ? moves.join(', ').replaceAll(' %', '\u00a0%') : 'No figure moves by this.';
}

function setText(root: Element, selector: string, text: string): void {
  const el = root.querySelector(selector);
  if (el && el.textContent !== text) el.textContent = text;
}
