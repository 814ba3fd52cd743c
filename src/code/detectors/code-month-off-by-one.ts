import { type Node, textOf, walk } from '../node.ts';
import { bindingOf, type Program, unwrap } from '../program.ts';
import { at, type Detector, type Sighting } from '../source.ts';
import { isKotlin } from './values.ts';

/** Months are counted from 0 by JavaScript's Date and Java's Calendar, and from 1 by people: one is taken for the other. */
export const monthOffByOne: Detector = {
  observable: 'code-month-off-by-one',
  *detect({ programs }) {
    for (const program of programs) {
      if (program.language !== 'javascript' && program.language !== 'java') continue;
      for (const node of walk(program.root)) {
        const why = given(program, node) ?? shown(program, node);
        if (why) yield at(node, why) satisfies Sighting;
      }
    }
  },
};

/** A month of 12, or one that was cut out of a written date, is given where 0 is January. */
function given(program: Program, node: Node): string | undefined {
  if (node.kind !== 'call') return undefined;
  const java = program.language === 'java';
  const takes =
    (java ? /^(?:new )?GregorianCalendar$/ : /^(?:new Date|Date\.UTC)$/).test(node.path) ||
    (java && node.name === 'set' && /[cC]al(?:endar)?$/.test(node.object?.path ?? ''));
  if (!takes || node.args.length < (java ? 3 : 2)) return undefined;
  const month = unwrap(node.args[1]);
  if (!month) return undefined;
  // The 0th day of a month is the last of the one before: there a month counted from 1 is meant.
  if (/^0$/.test(textOf(node.args[2] ?? node))) return undefined;
  if (month.kind === 'number' && textOf(month) === '12') return 'the month 12 is January of the next year here: months count from 0';
  const source = month.kind === 'name' ? bindingOf(program, month.path, month) : undefined;
  const cut = textOf(source?.value ?? month);
  if (/[-+]\s*1\b/.test(textOf(month)) || /[-+]\s*1\b/.test(cut)) return undefined;
  const fromText =
    /\.split\(\s*['"`][-/.]['"`]\s*\)/.test(cut) ||
    /^(?:\+|Number\(|parseInt\(|Integer\.parseInt\()?\s*\w+(?:\.substring\(\s*5|\.slice\(\s*5|\.substr\(\s*5|\[1\]|\.groups\.month|\.groups\.m\b)/.test(
      cut,
    );
  const reduced = source && new RegExp(`\\b${source.name}\\s*(?:-=\\s*1|--)|--${source.name}\\b`).test(program.text);
  return fromText && !reduced
    ? `the month ${textOf(month)} was cut out of a written date and counts from 1, and here months count from 0`
    : undefined;
}

/** A month counted from 0 is put into a text for people or for another system. */
function shown(program: Program, node: Node): string | undefined {
  if (program.language === 'java' && isKotlin(program)) return undefined;
  const js = node.kind === 'call' && /^get(?:UTC)?Month$/.test(node.name);
  const java = node.kind === 'call' && node.name === 'get' && textOf(node.args[0] ?? node) === 'Calendar.MONTH';
  if (!js && !java) return undefined;
  // One step up at a time: brackets and padding change nothing, `+ 1` puts it right.
  for (let up: Node | undefined = node.parent, from: Node = node; up; from = up, up = up.parent) {
    if (up.type === 'template_substitution')
      return year(up.parent) ? `${textOf(node)} counts from 0 and stands in a written date as it is` : undefined;
    if (up.kind === 'binary' && up.op === '+') {
      const other = up.left === from ? up.right : up.left;
      if (other?.kind === 'number') return undefined;
      if (/['"`][-/.]['"`]/.test(textOf(up)) && year(up)) return `${textOf(node)} counts from 0 and stands in a written date as it is`;
      continue;
    }
    if (up.kind === 'call' && /^(?:String|padStart|toString)$/.test(up.name)) continue;
    if (up.kind === 'member' || up.kind === 'other') continue;
    if (up.kind === 'array' && /^\s*\)?\.?join/.test(program.text.slice(up.end, up.end + 6)))
      return `${textOf(node)} counts from 0 and stands in a written date as it is`;
    return undefined;
  }
  return undefined;
}

const year = (node: Node | undefined): boolean => node !== undefined && /[yY]ear\(\)|Calendar\.YEAR/.test(textOf(node));
