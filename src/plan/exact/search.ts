import type { Compiled } from './compile.ts';
import { lastTest } from './last.ts';
import { createMemory } from './memory.ts';

/** Below this, two values are one. */
const EPSILON = 1e-11;
/** A bound that was handed down and came back has been divided and multiplied: at this distance it is still only a bound. */
const ROUNDING = EPSILON / 2;

export interface Search {
  /**
   * Expected minutes from the belief at `level` on, with the tests of `open` and at most `depth` of them on a path: the value where it is
   * below `limit`, else a proven bound at or above `limit`.
   */
  readonly solve: (level: number, open: number, depth: number, limit: number) => number;
  /** The test that begins the best tree of a solved state; -1 to stop here. */
  readonly choice: (level: number, open: number, depth: number) => number;
  /** Beliefs by level, `n` numbers each; the caller sets level 0. */
  readonly beliefs: Float64Array;
  readonly nodes: () => number;
  /** The node cap ended the search: what it returned is a lower bound only. */
  readonly ended: () => boolean;
}

/** What a state costs at the horizon: acting there (the tree is then a real one), or a bound below any tree that goes on. */
type Horizon = (stop: number, cheapest: number) => number;
export const act: Horizon = (stop) => stop;
/** Who goes on pays for a test at least. */
export const goOn: Horizon = (stop, cheapest) => Math.min(stop, cheapest);

/**
 * Depth-first branch and bound over belief states with memory (Pattipati and Alexandridis 1990, with the limits handed down as in
 * alpha-beta search). Everything is allocated before the first node; a level is a test asked on this path.
 */
export function createSearch(c: Compiled, depthMost: number, nodeCap: number, horizon: Horizon): Search {
  const { n, width, rows, costs, outcomes, closes, problem } = c;
  const { wrongMinutes, noAnswer } = problem;
  const tests = c.tests.length;
  const answered = 1 - noAnswer;
  const memory = createMemory(n);
  const levels = depthMost + 2;
  const beliefs = new Float64Array(levels * n);
  const chance = new Float64Array(levels * tests * width);
  const low = new Float64Array(levels * tests * width);
  const acting = new Float64Array(levels * tests * width);
  /** By level and test: least minutes of asking it, the unanswered case left out; its one-step value. */
  const asked = new Float64Array(levels * tests);
  const soon = new Float64Array(levels * tests);
  const queue = new Int32Array(levels * tests);
  const everything = c.telling(n === 30 ? 0x3fffffff : (1 << n) - 1);
  let nodes = 0;
  let ended = false;

  function stopCost(level: number): number {
    const at = level * n;
    let top = 0;
    let sum = 0;
    for (let i = 0, mass = 0; i < n; i++) {
      mass += beliefs[at + i]!;
      if (!closes[i]) continue;
      sum += mass;
      if (mass > top) top = mass;
      mass = 0;
    }
    const cost = wrongMinutes * (sum - top);
    return cost > EPSILON ? cost : 0;
  }

  function tellingHere(level: number): number {
    if (!c.rulesOut) return everything;
    let support = 0;
    for (let i = 0; i < n; i++) if (beliefs[level * n + i]! > 0) support |= 1 << i;
    return c.telling(support);
  }

  /** Bayes' rule into the next level. */
  function condition(level: number, test: number, outcome: number, p: number): void {
    const from = level * n;
    const to = from + n;
    const row = (test * width + outcome) * n;
    for (let i = 0; i < n; i++) beliefs[to + i] = (beliefs[from + i]! * rows[row + i]!) / p;
  }

  /** Chance and stopping cost of each outcome of each test that may be asked; the tests worth a look in the order of one-step value. */
  function outlook(level: number, open: number, stop: number, limit: number, last: boolean): number {
    const at = level * n;
    const first = level * tests;
    let count = 0;
    for (let left = open; left; left &= left - 1) {
      const t = 31 - Math.clz32(left & -left);
      const minutes = costs[t]!;
      if (minutes >= limit) break;
      if (c.before[t]! & open) continue;
      const rest = open & c.later[t]!;
      const next = rest ? costs[31 - Math.clz32(rest & -rest)]! : Number.MAX_VALUE;
      let least = minutes;
      let step = minutes + noAnswer * stop;
      for (let o = 0, slot = (first + t) * width; o < outcomes[t]!; o++, slot++) {
        const row = (t * width + o) * n;
        let p = 0;
        let top = 0;
        let second = 0;
        for (let i = 0, mass = 0; i < n; i++) {
          mass += beliefs[at + i]! * rows[row + i]!;
          if (!closes[i]) continue;
          p += mass;
          if (mass > top) {
            second = top;
            top = mass;
          } else if (mass > second) second = mass;
          mass = 0;
        }
        const wrong = wrongMinutes * (p - top);
        const beyond = p * next + (last ? Math.max(0, wrong - wrongMinutes * c.reachMost * second) : 0);
        const bound = Math.min(wrong, beyond);
        chance[slot] = p;
        acting[slot] = wrong;
        low[slot] = bound;
        least += bound;
        step += wrong;
      }
      asked[first + t] = least;
      soon[first + t] = step;
      let q = first + count++;
      for (; q > first && soon[first + queue[q - 1]!]! > step; q--) queue[q] = queue[q - 1]!;
      queue[q] = t;
    }
    return count;
  }

  function solve(level: number, offered: number, allowed: number, limit: number): number {
    const stop = stopCost(level);
    const open = offered & tellingHere(level);
    if (!open) return stop;
    const cheapest = costs[31 - Math.clz32(open & -open)]!;
    if (stop <= cheapest + EPSILON) return stop;
    if (allowed <= 0) return horizon(stop, cheapest);
    if (cheapest >= limit) return cheapest;
    const depth = Math.min(allowed, bitCount(open));
    if (depth === 1 && horizon === act) {
      nodes++;
      return lastTest(c, beliefs, level * n, open, stop).value;
    }
    const slot = memory.slot(beliefs, level * n, open, depth);
    if (memory.exact[slot] || memory.least[slot]! >= limit) return memory.least[slot]!;
    if (++nodes > nodeCap) {
      ended = true;
      return cheapest;
    }
    let floor = Math.max(cheapest, memory.least[slot]!);

    const first = level * tests;
    const count = outlook(level, open, stop, Math.min(stop, limit), depth === 2 && horizon === act);
    let best = stop;
    let choice = -1;
    let leastAsked = Infinity;
    let waiting = 0;
    for (let k = 0; k < count; k++) {
      const t = queue[first + k]!;
      const rest = open & c.later[t]!;
      const bar = Math.min(best, limit) - EPSILON;
      const spare = noAnswer * Math.min(stop, floor);
      let minutes = asked[first + t]!;
      const from = (first + t) * width;
      for (let o = 0; o < outcomes[t]! && minutes + spare < bar - ROUNDING; o++) {
        const p = chance[from + o]!;
        // Nothing possible, or nothing left to gain: the bound is the value.
        if (p <= 0 || low[from + o]! >= acting[from + o]!) continue;
        condition(level, t, o, p);
        const bound = low[from + o]!;
        const value = solve(level + 1, rest, depth - 1, (bar - spare - minutes + bound) / p);
        if (ended) return floor;
        minutes += p * value - bound;
      }
      asked[first + t] = minutes;
      if (minutes < leastAsked) leastAsked = minutes;
      if (minutes + spare >= bar - ROUNDING) continue;
      if (choice >= 0 && noAnswer > 0) {
        queue[first + waiting++] = t;
        continue;
      }
      const value = minutes + unanswered(level, rest, depth - 1, bar - minutes);
      if (ended) return floor;
      if (value < bar - ROUNDING) {
        best = value;
        choice = t;
      }
    }
    // No tree with fewer tests does better: so asking anything, unanswered case included, costs at least `leastAsked / answered`.
    floor = Math.max(floor, Math.min(stop, limit, leastAsked / answered));
    for (let k = 0; k < waiting; k++) {
      const t = queue[first + k]!;
      const bar = Math.min(best, limit) - EPSILON;
      const minutes = asked[first + t]!;
      if (minutes + noAnswer * floor >= bar - ROUNDING) continue;
      const value = minutes + unanswered(level, open & c.later[t]!, depth - 1, bar - minutes);
      if (ended) return floor;
      if (value < bar - ROUNDING) {
        best = value;
        choice = t;
      }
    }
    const again = memory.slot(beliefs, level * n, open, depth);
    const proven = best < limit;
    memory.least[again] = proven ? best : Math.max(limit, floor);
    memory.exact[again] = proven ? 1 : 0;
    memory.choice[again] = choice;
    return memory.least[again]!;
  }

  /** The same belief, one test fewer. */
  function unanswered(level: number, open: number, depth: number, budget: number): number {
    if (noAnswer === 0) return 0;
    beliefs.copyWithin((level + 1) * n, level * n, (level + 1) * n);
    return noAnswer * solve(level + 1, open, depth, budget / noAnswer);
  }

  function choiceAt(level: number, offered: number, allowed: number): number {
    const stop = stopCost(level);
    const open = offered & tellingHere(level);
    const depth = Math.min(allowed, bitCount(open));
    if (depth <= 0) return -1;
    if (depth === 1) return lastTest(c, beliefs, level * n, open, stop).choice;
    solve(level, offered, allowed, Infinity);
    const slot = memory.slot(beliefs, level * n, open, depth);
    return memory.exact[slot] ? memory.choice[slot]! : -1;
  }

  return { solve, choice: choiceAt, beliefs, nodes: () => nodes, ended: () => ended };
}

function bitCount(mask: number): number {
  let x = mask - ((mask >>> 1) & 0x55555555);
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
  return Math.imul((x + (x >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
