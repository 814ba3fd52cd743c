import { type Node, textOf, walk } from '../node.ts';
import { at, type Detector } from '../source.ts';

/** One is added to the year and the day of the month stays: 29 February has no such day next year. */
export const datePlusYear: Detector = {
  observable: 'code-date-plus-year',
  *detect({ programs }) {
    for (const program of programs) {
      for (const node of walk(program.root)) {
        if (node.kind === 'call' && plusYear(node))
          yield at(node, 'a date is built from year + n with the same month and day: on 29 February that date does not exist');
      }
    }
  },
};

function plusYear(call: Node): boolean {
  const args = call.args.map((arg) => textOf(arg).replace(/\s+/g, ' '));
  const year = /(?:\.?[yY]ear(?:\(\))?|getFullYear\(\)|getUTCFullYear\(\)|getYear\(\)|tm_year|\byear)\s*[+-]\s*\w+$/;
  if (call.name === 'replace')
    return args.some((arg) => /^year\s*=/.test(arg) && /[+-]\s*\w+$/.test(arg)) && !args.some((arg) => /^day\s*=/.test(arg));
  if (/^(?:setFullYear|setUTCFullYear)$/.test(call.name)) return args.length === 1 && year.test(args[0] ?? '');
  if (
    /^(?:new DateTime|new Date|new DateOnly|new DateTimeOffset|date|datetime|datetime\.date|datetime\.datetime|LocalDate\.of|Date\.new|Date\.UTC|Time\.new|time\.Date|Date\.utc)$/.test(
      call.path,
    )
  )
    return args.length >= 3 && year.test(args[0] ?? '') && /month/i.test(args[1] ?? '') && /day|date/i.test(args[2] ?? '');
  return false;
}
