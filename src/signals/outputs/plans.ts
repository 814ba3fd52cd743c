import type { Line, Page } from './types.ts';

/** A node of a PostgreSQL plan as EXPLAIN prints it. */
export interface PlanNode {
  readonly line: Line;
  readonly kind: string;
  readonly relation?: string;
  readonly estimated: number;
  /** Rows of one loop; absent without ANALYZE, or where the node was never executed. */
  readonly actual?: number;
  readonly loops: number;
  /** Lines below it that belong to it: conditions, rows removed, sort methods. */
  readonly notes: readonly Line[];
}

export interface Plan {
  readonly nodes: readonly PlanNode[];
  /** Its last line is there: what it does not hold is not in it. */
  readonly whole: boolean;
  readonly milliseconds: number;
  readonly end?: Line;
}

const NODE =
  /^(?:->[ \t]*)?((?:Parallel )?[A-Z][A-Za-z]{2,20}(?: [A-Z]?[A-Za-z]{1,12}){0,4}?)(?: using [\w."]{1,80})?(?: on ([\w."]{1,80})(?: [\w"]{1,60})?)?[ \t]+\((?:cost|actual)[ =]/;
const ACTUAL = /\(actual (?:time=[\d.]{1,20} )?rows=(\d{1,15}(?:\.\d+)?) loops=(\d{1,12})\)/;
const END = /^(?:Execution [Tt]ime|Total runtime): (\d{1,12}(?:\.\d+)?) ms/;

/** The plans of a text. A node whose line was wrapped has its figures in the next line. */
export function plansOf(page: Page): Plan[] {
  const plans: Plan[] = [];
  let nodes: { node: Omit<PlanNode, 'notes'>; notes: Line[] }[] = [];
  const close = (end?: Line, milliseconds = Number.NaN): void => {
    if (nodes.length > 0)
      plans.push({
        nodes: nodes.map((n) => ({ ...n.node, notes: n.notes })),
        whole: end !== undefined,
        milliseconds,
        ...(end ? { end } : {}),
      });
    nodes = [];
  };
  for (const [i, raw] of page.lines.entries()) {
    const line = withCosts(unboxed(raw), page.lines[i + 1]);
    const end = END.exec(line.text);
    if (end) close(line, Number(end[1]));
    const m = NODE.exec(line.text);
    if (!m) {
      nodes.at(-1)?.notes.push(line);
      continue;
    }
    // A root stands without an arrow: another plan begins.
    if (!line.text.startsWith('->') && nodes.length > 0) close();
    const next = page.lines[line.end > raw.end ? i + 2 : i + 1];
    const spread =
      next !== undefined && !line.text.includes('(actual') && /^(?:width=\d+\) )?\(actual|^rows=\d/.test(next.text) ? next : undefined;
    const whole = spread ? `${line.text} ${spread.text}` : line.text;
    const actual = ACTUAL.exec(whole);
    nodes.push({
      node: {
        line: spread ? { ...line, end: spread.end } : line,
        kind: m[1] ?? '',
        ...(m[2] === undefined ? {} : { relation: m[2].replaceAll('"', '') }),
        estimated: Number(/ rows=(\d{1,15}) width=/.exec(whole)?.[1] ?? Number.NaN),
        ...(actual ? { actual: Number(actual[1]) } : {}),
        loops: Number(actual?.[2] ?? 1),
      },
      notes: [],
    });
  }
  close();
  return plans;
}

/** A long node's costs stand in the next line, where somebody broke it by hand. */
const withCosts = (line: Line, next: Line | undefined): Line =>
  next?.text.startsWith('(cost=') && /^(?:->[ \t]*)?[A-Z][^(]{4,200}$/.test(line.text)
    ? { ...line, text: `${line.text} ${next.text}`, end: next.end }
    : line;

/** psql may leave its frame around the plan. */
function unboxed(line: Line): Line {
  const m = /^\|?[ \t]*(.*?)[ \t]*[|+]?$/.exec(line.text);
  const text = m?.[1] ?? line.text;
  const start = line.start + Math.max(0, line.text.indexOf(text));
  return { text, column: line.column, start, end: start + text.length };
}
