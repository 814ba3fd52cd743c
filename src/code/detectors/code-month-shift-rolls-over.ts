import { type Node, textOf, walk } from '../node.ts';
import { bindingOf, type Program, unwrap } from '../program.ts';
import { at, type Detector } from '../source.ts';

const WHY =
  'the month is moved and the day stays: on the 29th to the 31st, where the other month has no such day, it rolls over into the next';
/** "-1 month", "next month", "+2 months": relative, with the day kept. */
const RELATIVE = /(?:[-+] ?\d+|\b(?:next|last|previous)) months?\b/i;
/** A day that each month has was set before, or is meant. */
const FROM_FIRST = /\bfirst day of\b|\blast day of\b|-01\b/i;

/** A date of today is moved by months, where the language rolls a day over that the other month does not have. */
export const monthShiftRollsOver: Detector = {
  observable: 'code-month-shift-rolls-over',
  *detect({ programs }) {
    for (const program of programs) {
      for (const node of walk(program.root)) {
        if (node.kind === 'call' && shifts(program, node)) yield at(node, WHY);
      }
    }
  },
};

function shifts(program: Program, call: Node): boolean {
  switch (program.language) {
    case 'php':
      return phpShifts(program, call);
    case 'javascript':
      return /^set(?:UTC)?Month$/.test(call.name) && scriptShifts(program, call);
    case 'go':
      return call.name === 'AddDate' && goShifts(program, call);
    default:
      return false;
  }
}

function phpShifts(program: Program, call: Node): boolean {
  const [first] = call.args;
  if (call.name === 'modify') return relative(textOf(first ?? call)) && call.args.length === 1 && !setsDay(program, call.object);
  if (call.name === 'strtotime') return relative(textOf(first ?? call)) && (call.args.length === 1 || !setsDay(program, call.args[1]));
  return /^(?:add|sub)$/.test(call.name) && /DateInterval\(\s*['"]P\d+M['"]/.test(textOf(first ?? call)) && !setsDay(program, call.object);
}

const relative = (text: string): boolean => RELATIVE.test(text) && !FROM_FIRST.test(text);

/** `d.setMonth(d.getMonth() - 1)`: what it is called on kept its day. */
function scriptShifts(program: Program, call: Node): boolean {
  const [month, day] = call.args;
  if (!month || day || !/get(?:UTC)?Month\(\)\s*[-+]/.test(textOf(month))) return false;
  const name = textOf(call.object ?? call);
  const before = program.text.slice(Math.max(0, call.start - NEAR), call.start);
  return !new RegExp(`\\b${escaped(name)}\\.set(?:UTC)?Date\\(\\s*1\\s*\\)`).test(before) && !setsDay(program, call.object);
}

function goShifts(program: Program, call: Node): boolean {
  const [, months] = call.args;
  return months !== undefined && !/^0$/.test(textOf(months)) && !setsDay(program, call.object);
}

/** Characters in which the day of a date is set before its month. */
const NEAR = 400;
const escaped = (name: string): string => name.replace(/[^\w]/g, '\\$&');

/** The date is built, or was set, on a day that each month has. */
function setsDay(program: Program, date: Node | undefined): boolean {
  const plain = unwrap(date);
  if (!plain) return false;
  const source = plain.kind === 'name' ? bindingOf(program, plain.path, plain) : undefined;
  const text = `${textOf(plain)} ${source?.value ? textOf(source.value) : ''}`;
  return (
    FROM_FIRST.test(text) ||
    /,\s*1\s*[,)]/.test(text) ||
    /\b(?:startOfMonth|firstOfMonth|beginningOfMonth|first_?[dD]ay|monthStart|month_start)\b/.test(text)
  );
}
