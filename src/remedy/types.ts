import type { Remedy } from '../knowledge/types.ts';

/** A remedy chosen for this incident. Ids: SAVE1 evidence, FM1 fast mitigation, RCF1 root-cause fix, REP1 repair. */
export interface Chosen {
  readonly id: string;
  readonly remedy: Remedy;
  /** Hypothesis ids that it treats. */
  readonly addresses: readonly string[];
  /** Hypothesis id -> chance that it is the cause and this stops its effect, at the price of its risk: of two actions the one that is more for it has more. */
  readonly serves: ReadonlyMap<string, number>;
  /** Chance that it stops the effect, over the whole ledger. */
  readonly chance: number;
  /** The input does not say that there is what it would undo or needs: it is offered for want of a better one, and never to begin with. */
  readonly unsaid?: true;
}

export interface OrderStep {
  /** `now`, or the conclusion that must be reached first. */
  readonly when:
    | { readonly kind: 'save' | 'now' | 'save-later' | 'after-bleeding' | 'look' }
    | { readonly kind: 'concluded'; readonly hypothesis: string };
  readonly actions: readonly Chosen[];
}

export interface Treatment {
  readonly evidence: readonly Chosen[];
  readonly mitigations: readonly Chosen[];
  readonly fixes: readonly Chosen[];
  readonly repairs: readonly Chosen[];
  readonly order: readonly OrderStep[];
  /** The mitigation to begin with before the cause is known, when one is worth its price. */
  readonly now?: Chosen;
  /** What that mitigation destroys, and must be saved before it. */
  readonly saveFirst: readonly Chosen[];
  /** The first step of the plan is quick and reads what that mitigation destroys: it comes before it. */
  readonly lookFirst: boolean;
  /** The text says that it is over, and not that it comes back: nothing is to be stopped now. */
  readonly over: boolean;
}
