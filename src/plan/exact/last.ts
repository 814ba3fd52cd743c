import type { Compiled } from './compile.ts';

/** Written anew by each call: most nodes of a search are these, and an object for each would be most of its time. */
const found = { value: 0, choice: -1 };

/** One test left on this path: each is asked, then acted on. No memory, no children. */
export function lastTest(c: Compiled, beliefs: Float64Array, at: number, open: number, stop: number): typeof found {
  const { n, width, rows, costs, outcomes, closes, reach } = c;
  const { wrongMinutes, noAnswer } = c.problem;
  let best = stop;
  let choice = -1;
  let first = 0;
  let second = 0;
  for (let i = 0, mass = 0; i < n; i++) {
    mass += beliefs[at + i]!;
    if (!closes[i]) continue;
    if (mass > first) {
      second = first;
      first = mass;
    } else if (mass > second) second = mass;
    mass = 0;
  }
  for (let left = open; left; left &= left - 1) {
    const t = 31 - Math.clz32(left & -left);
    let value = costs[t]! + noAnswer * stop;
    // Tests come in the order of their minutes: no later one can win either.
    if (value >= best) break;
    if (costs[t]! >= wrongMinutes * second * reach[t]!) continue;
    let right = 0;
    let sum = 0;
    for (let o = 0; o < outcomes[t]!; o++) {
      const row = (t * width + o) * n;
      let top = 0;
      for (let i = 0, mass = 0; i < n; i++) {
        mass += beliefs[at + i]! * rows[row + i]!;
        if (!closes[i]) continue;
        sum += mass;
        if (mass > top) top = mass;
        mass = 0;
      }
      right += top;
    }
    value += wrongMinutes * (sum - right);
    if (value < best - 1e-11) {
      best = value;
      choice = t;
    }
  }
  found.value = best;
  found.choice = choice;
  return found;
}
