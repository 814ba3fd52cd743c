import { readCase } from '../src/eval/cases.ts';
import { NAMED, type Walk, WRONG_MINUTES, walk } from '../tests/support/walk.ts';

const mean = (xs: readonly number[]) => xs.reduce((s, x) => s + x, 0) / Math.max(1, xs.length);
const share = (xs: readonly boolean[]) => mean(xs.map(Number)).toFixed(2);
const figure = (xs: readonly number[]) => mean(xs).toFixed(1);

/** Walks every case; one line of JSON each where `each`, and the figures of all and of each set. */
export async function walkAll(files: readonly { set: string; text: string }[], each: boolean): Promise<void> {
  const walks: Walk[] = [];
  for (const f of files) {
    const w = await walk(readCase(f.text, f.set));
    walks.push(w);
    if (each) console.log(JSON.stringify(w));
  }
  for (const set of ['all', ...new Set(files.map((f) => f.set))]) print(set, set === 'all' ? walks : walks.filter((w) => w.set === set));
}

function print(set: string, walks: readonly Walk[]): void {
  const named = walks.filter((w) => w.toName !== undefined && w.checklist.found);
  const [toName, listed] = [figure(named.map((w) => w.toName ?? 0)), figure(named.map((w) => w.checklist.minutes))];
  const wrong = named.map((w) => w.checklist.minutes + WRONG_MINUTES * w.checklist.wrong);
  console.log(
    `${set}: ${walks.length} cases; true class above 80 % on the page ${share(walks.map((w) => w.onPage > NAMED))}, at the end ${share(walks.map((w) => w.atEnd > NAMED))}; ` +
      `walks with a step that changes nothing ${share(walks.map((w) => w.idle > 0))}; ${figure(walks.map((w) => w.minutes))} min in ${figure(walks.map((w) => w.trail.length))} steps`,
  );
  console.log(
    `  named by plan and checklist ${named.length}: plan ${toName} min to name, ${figure(named.map((w) => w.minutes))} to its end; checklist ${listed} of looking, ${figure(wrong)} with wrong acts; ` +
      `expected on the page ${figure(walks.map((w) => w.expected.plan))} against ${figure(walks.map((w) => w.expected.checklist))}`,
  );
}
