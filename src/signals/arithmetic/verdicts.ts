import { anyOf } from '../../text/index.ts';
import type { Row, Table } from './rows.ts';
import type { Parts } from './types.ts';

/** Which rows of a table are sick and which are well. */
export interface Verdict {
  readonly sick: readonly Row[];
  readonly well: readonly Row[];
  /** The columns that say so, or follow from it. */
  readonly told: ReadonlySet<number>;
}

const BAD_CELL = new RegExp(
  `^(?:${anyOf`
    crashloopbackoff | error | err | errimagepull | imagepullbackoff | not ?ready | fail | fails | failed | failing | down | unhealthy | unavailable | evicted
    oomkilled | bad | sick | slow | stale | wrong | broken | stuck | hung | hangs | time-?out | timed out | critical | lost | missing | refused | 5\d\d | degraded
    out of service | offline | dead | drops? | dropping | unreachable | affected | corrupt(?:ed)? | partial | ko | nok | red
  `})$`,
  'i',
);
const WELL_CELL = new RegExp(
  `^(?:${anyOf`
    ok | okay | running | ready | up | healthy | active | passing | passed | pass | fine | good | available | online | in service | 200 | normal | alive | well
    works | working | serving | unaffected | green | clean | full | complete
  `})$`,
  'i',
);
const READY = /^(\d{1,3})\/(\d{1,3})$/;
/** Columns of which any entry but zero is a failure. */
const FAILURES = new RegExp(
  `(?:^|[ /_.-])${anyOf`errors?|errs?|fail(?:s|ed|ures?)?|5xx|50\d|time-?outs?|refused|miss(?:es)?|mismatch(?:es)?|drops?|dropped|rejected`}(?:$|[ /_.-])`,
);
const NO_FAILURES = /limit|max|budget|allowed/;
/** Restarts are no fault of a row that runs: they are not asked who is sick. */
const SICK_REMARK = new RegExp(
  String.raw`^(?:this (?:one|is)|the )?(?: ?is| the)? ?${anyOf`bad | sick | slow | wrong | stale | broken | fail\w* | hang\w* | hung | affected | drops? | missing | crash\w* | dead | down | here`}\b`,
  'i',
);
/** What a person says of a row elsewhere. */
const SAID_BAD = new RegExp(
  String.raw`\b${anyOf`fail\w* | errors? | 50\d\w? | time[sd]? out | timeouts? | slow\w* | wrong | stale | refus\w+ | hang\w* | hung | sick | bad | broken | crash\w* | dropp?\w* | stuck | unhealthy`}\b`,
  'i',
);
const SAID_WELL = new RegExp(
  String.raw`\b${anyOf`fine | ok | okay | well | healthy | normal | unaffected | good | no | not | never | without | except | unlike | than | was | were | restart\w* | moved | after`}\b`,
  'i',
);
const ONLY = /\b(?:only|always|just|all (?:of )?(?:them|those|the \w+)|every)\b/i;
const NAME = /^(?=.*[a-z])(?=.*\d)[a-z][\w.-]{3,80}$/i;
const REACH = 160;

const isZero = (text: string): boolean => /^0+(?:\.0+)? ?%?$/.test(text);
const isNumber = (text: string): boolean => /^\d[\d,]*(?:\.\d+)? ?%?$/.test(text);

/** Columns that ask whether a row is well. */
const ASKS = /^(?:(?:is[ _])?(?:ok|healthy|ready|valid|passed|passing|working|in[ _]?sync|reachable|alive|up)\??)$/;
const YES = /^(?:t|true|yes|y|1)$/i;
const NO = /^(?:f|false|no|n|0)$/i;

/** What a cell says of its row, where it says it. */
function saysCell(cell: string, title: string): 'sick' | 'well' | undefined {
  if (ASKS.test(title) && (YES.test(cell) || NO.test(cell))) return YES.test(cell) ? 'well' : 'sick';
  const ready = READY.exec(cell);
  if (ready) return ready[1] === ready[2] ? 'well' : 'sick';
  const code = /^([2-5]\d\d) [A-Za-z ]{2,30}$/.exec(cell)?.[1] ?? cell;
  if (BAD_CELL.test(code)) return 'sick';
  return WELL_CELL.test(code) ? 'well' : undefined;
}

/** The sick and the well of a table; nothing where it does not say which is which. */
export function verdictOf(table: Table, parts: Parts): Verdict | undefined {
  const rows = table.rows.filter((r) => !r.cells.some((c) => /^(?:completed|succeeded)$/i.test(c)));
  const byRemark = rows.map((r) => SICK_REMARK.test(r.remark));
  if (byRemark.some(Boolean)) return split(rows, byRemark, new Set());
  const said = table.columns.flatMap((c, i) => (rows.every((r) => saysCell(r.cells[i] ?? '', c)) ? [i] : []));
  const byCell = split(
    rows,
    rows.map((r) => said.some((i) => saysCell(r.cells[i] ?? '', table.columns[i] ?? '') === 'sick')),
    new Set(said),
  );
  if (byCell) return byCell;
  const failures = table.columns.findIndex(
    (c, i) => FAILURES.test(c) && !NO_FAILURES.test(c) && rows.every((r) => isNumber(r.cells[i] ?? '')),
  );
  const byCount =
    failures < 0
      ? undefined
      : split(
          rows,
          rows.map((r) => !isZero(r.cells[failures] ?? '')),
          new Set([...said, failures]),
        );
  return byCount ?? split(rows, rows.map(toldOf(parts)), new Set(said));
}

/** A sentence that is no row of a table says of the row's name that it fails. */
function toldOf({ prose }: Parts): (row: Row) => boolean {
  if (!prose.some(({ text }) => ONLY.test(text) && SAID_BAD.test(text))) return () => false;
  return (row) => {
    const name = row.cells.find((c) => NAME.test(c));
    if (!name) return false;
    return prose.some(({ field, text }) => {
      for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
        if (field === row.field && at >= row.start && at < row.end) continue;
        const before = text.slice(Math.max(0, at - REACH), at);
        const after = text.slice(at, at + REACH);
        const sentence = `${before.slice(Math.max(before.lastIndexOf('\n'), before.lastIndexOf('. ')) + 1)}${after.slice(0, Math.max(name.length, after.search(/[.;](?:\s|$)|\n/)))}`;
        if (ONLY.test(sentence) && SAID_BAD.test(sentence) && !SAID_WELL.test(sentence)) return true;
      }
      return false;
    });
  };
}

function split(rows: readonly Row[], isSick: readonly boolean[], told: ReadonlySet<number>): Verdict | undefined {
  const sick = rows.filter((_, i) => isSick[i]);
  const well = rows.filter((_, i) => !isSick[i]);
  return sick.length > 0 && well.length > 0 ? { sick, well, told } : undefined;
}
