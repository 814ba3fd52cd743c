import type { Needs } from '../text/index.ts';
import type { Finder } from './phrases/match.ts';

/** A line that must be there, or must not; `count` times at least. */
export interface LinePattern {
  readonly finder: Finder;
  readonly count: number;
}

/** Lines of one text that mean something together: all of them, in their order where that is asked, and none of the others. */
export interface LineRule {
  readonly observable: string;
  readonly value: string;
  readonly means?: string;
  readonly needs: readonly Needs[];
  readonly ordered: boolean;
  readonly all: readonly LinePattern[];
  readonly none: readonly Finder[];
}

/** A line that is longer is looked at up to here. */
const LONGEST = 20_000;

export interface LinesFound {
  readonly lineStart: number;
  readonly line: string;
  readonly from: number;
  readonly to: number;
}

/** Where the last of the lines stands that complete the rule. Times and windows are not looked at. */
export function matchLines(text: string, rule: LineRule): LinesFound | undefined {
  const left = rule.all.map((p) => p.count);
  let found: LinesFound | undefined;
  let lineStart = 0;
  for (const whole of text.split('\n')) {
    const line = whole.slice(0, LONGEST);
    if (rule.none.some((f) => f.exec(line))) return undefined;
    const first = left.findIndex((n) => n > 0);
    for (const [i, p] of rule.all.entries()) {
      if ((left[i] ?? 0) <= 0 || (rule.ordered && i !== first)) continue;
      const m = p.finder.exec(line);
      if (!m) continue;
      left[i] = (left[i] ?? 0) - 1;
      found = { lineStart, line, from: m.index, to: m.index + m[0].length };
      if (rule.ordered) break;
    }
    lineStart += whole.length + 1;
  }
  return left.every((n) => n <= 0) ? found : undefined;
}
