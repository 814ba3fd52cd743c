import { type Node, stringValue, textOf } from '../node.ts';
import { bindingOf, type Program, unwrap } from '../program.ts';
import { at, type Detector } from '../source.ts';

/** `new Date('2024-01-31')` is midnight in UTC; west of it the local day is the day before. */
export const dateOnlyReadAsUtc: Detector = {
  observable: 'code-date-only-read-as-utc',
  *detect({ programs }) {
    for (const program of programs) {
      if (program.language !== 'javascript') continue;
      for (const call of program.calls) {
        if (!/^(?:getDate|getDay|getMonth|getFullYear|toLocaleDateString|toDateString)$/.test(call.name) || !call.object) continue;
        if (call.args.some((arg) => /timeZone\s*:/.test(textOf(arg)))) continue;
        const day = dayOnly(program, call.object);
        if (day)
          yield at(
            call,
            `${day} is a day without a time, which new Date reads as midnight UTC, and ${call.name} tells the local day: west of UTC that is the day before`,
            {
              resource: day,
            },
          );
      }
    }
  },
};

function dayOnly(program: Program, node: Node): string | undefined {
  const made = unwrap(node.kind === 'name' ? bindingOf(program, node.path, node)?.value : node);
  if (made?.path !== 'new Date' || made.args.length !== 1) return undefined;
  const given = unwrap(made.args[0]);
  if (!given) return undefined;
  const text = stringValue(given);
  if (text !== undefined) return /^(?:\d{4}-\d\d-\d\d|\$\{[^}]*\}-\$\{[^}]*\}-\$\{[^}]*\})$/.test(text) ? text : undefined;
  // Names of days that have no time of day by their nature.
  return /(?:^|\.|_)(?:dob|birth_?(?:day|date)|date_?of_?birth|checkIn_?Date|checkOut_?Date|isoDay|dayString|ymd)$/i.test(given.path)
    ? given.path
    : undefined;
}
