/** The places 0 to n - 1 in a mixed order that is always the same, pass after pass: texts of one class and one writer stand together in their files. */
export function* mixed(n: number, passes: number): Generator<number> {
  const order = Array.from({ length: n }, (_, i) => i);
  let state = 1;
  for (let pass = 0; pass < passes; pass++) {
    for (let i = n - 1; i > 0; i--) {
      // A linear congruential generator (Numerical Recipes): any fixed mixing would do.
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      const j = state % (i + 1);
      [order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0];
    }
    yield* order;
  }
}
