import { type Node, textOf, walk } from '../node.ts';
import type { Program } from '../program.ts';
import { at, type Detector } from '../source.ts';

/** A day's window is cut at the server's or a place's midnight, so it moves with zone and clock change. */
export const localTimeWindow: Detector = {
  observable: 'code-local-time-window',
  *detect({ programs }) {
    for (const program of programs) {
      for (const node of walk(program.root)) {
        const why = node.kind === 'call' ? local(program, node) : node.kind === 'member' ? localMember(program, node) : undefined;
        if (why) yield at(node, why);
      }
    }
  },
};

function local(program: Program, call: Node): string | undefined {
  const path = call.path;
  switch (program.language) {
    case 'python':
      if (
        /(?:^|\.)combine$/.test(path) &&
        /time\.min|time\(\s*0?\s*(?:,|\))|datetime\.min\.time/.test(textOf(call)) &&
        !/tzinfo|timezone\.utc|tz=/i.test(textOf(call.parent ?? call))
      )
        return 'the day begins at local midnight';
      if (/^(?:date\.today|datetime\.date\.today|datetime\.today)$/.test(path)) return 'today is the server’s local date';
      return undefined;
    case 'javascript':
      if (
        /^(?:slice|substring|substr|split)$/.test(call.name) &&
        /toISOString\(\)\.\w+$/.test(call.path) &&
        /^(?:0, ?10|['"]T['"])$/.test(call.args.map(textOf).join(', '))
      )
        return 'the day is UTC’s, whatever the user’s or business’s zone';
      if (call.name === 'setHours' && /^\s*0\s*,\s*0/.test(call.args.map(textOf).join(',')))
        return 'the day begins at the server’s local midnight';
      if (/^startOf(?:Day|Today|Month)$/.test(call.name) || (call.name === 'startOf' && /day|month/.test(textOf(call.args[0] ?? call))))
        return /utc/i.test(path) ? undefined : 'the day begins at local midnight';
      return undefined;
    case 'java':
      if (/^(?:LocalDate|LocalDateTime)\.now$/.test(path) && call.args.length === 0) return 'the date is the server’s local one';
      if (call.name === 'atStartOfDay' && call.args.length === 0) return 'the day begins at local midnight, without a zone';
      return undefined;
    case 'php':
      return /^(?:strtotime|date)$/.test(path) && /midnight|today|Y-m-d/.test(textOf(call))
        ? 'the day is the server’s local one'
        : undefined;
    case 'ruby':
      return /^(?:Date\.today|Time\.now\(\)?\.(?:beginning|end)_of_day)$/.test(path)
        ? 'the day is the server’s local one, not the application’s zone'
        : undefined;
    default:
      return undefined;
  }
}

const localMember = (program: Program, node: Node): string | undefined =>
  program.language === 'csharp' && /^DateTime\.Today$/.test(node.path)
    ? 'the day is the server’s local one'
    : program.language === 'csharp' && /^DateTime\.Now\.Date$/.test(node.path)
      ? 'the day is the server’s local one'
      : undefined;
