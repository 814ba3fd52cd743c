import type { Given } from './bayes.ts';

export interface Outcome {
  readonly step: number;
  readonly observable: string;
  readonly value: string;
  readonly given: Given;
  /** The step that it opens, or the end that it comes to. */
  readonly next?: number;
  readonly end?: string;
  readonly item: HTMLElement;
}

export interface Step {
  readonly number: number;
  readonly item: HTMLElement;
  readonly outcomes: readonly Outcome[];
}

/** The plan as the page holds it in its attributes. */
export function readSteps(walk: Element): Map<number, Step> {
  const steps = [...walk.querySelectorAll<HTMLElement>('[data-step]')].map((item): Step => {
    const number = Number(item.dataset.step);
    const outcomes = [...item.querySelectorAll<HTMLElement>('[data-outcome]')].map((li): Outcome => {
      const { outcome = '', given = '{}', next, end } = li.dataset;
      return {
        step: number,
        observable: item.dataset.observable ?? '',
        value: outcome,
        given: JSON.parse(given) as Given,
        ...(next ? { next: Number(next) } : {}),
        ...(end ? { end } : {}),
        item: li,
      };
    });
    return { number, item, outcomes };
  });
  return new Map(steps.map((s) => [s.number, s]));
}

/** A way through the tree, from its first step: as far as it is one. */
export function follow(steps: ReadonlyMap<number, Step>, way: readonly (readonly [number, string])[]): Outcome[] {
  const path: Outcome[] = [];
  let at: number | undefined = 1;
  for (const [number, value] of way) {
    const found: Outcome | undefined = number === at ? steps.get(number)?.outcomes.find((o) => o.value === value) : undefined;
    if (!found) break;
    path.push(found);
    at = found.next;
  }
  return path;
}
