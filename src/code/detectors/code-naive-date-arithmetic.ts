import { type Node, textOf, walk } from '../node.ts';
import { bindingOf, type Program } from '../program.ts';
import { at, type Detector } from '../source.ts';

const DAY =
  /^(?:24\s*\*\s*60\s*\*\s*60(?:\s*\*\s*1000)?|60\s*\*\s*60\s*\*\s*24(?:\s*\*\s*1000)?|86_?400(?:_?000)?L?|24\s*\*\s*3600(?:\s*\*\s*1000)?|24\s*\*\s*time\.Hour|24\s*\*\s*60\s*\*\s*60\s*\*\s*1000L?)$/;

/** A day is taken to be 24 hours, or a local time keeps yesterday's offset: wrong on the days when clocks change. */
export const naiveDateArithmetic: Detector = {
  observable: 'code-naive-date-arithmetic',
  *detect({ programs }) {
    for (const program of programs) {
      for (const node of walk(program.root)) {
        const why = naive(program, node);
        if (why) yield at(node, why);
      }
    }
  },
};

function naive(program: Program, node: Node): string | undefined {
  if (node.kind === 'string' && program.language === 'java' && /^"(?:YYYY[-/.]?MM[-/.]?dd|dd[-/.]MM[-/.]YYYY)/.test(textOf(node)))
    return 'YYYY is the year of the week, not of the date: wrong in the days around New Year';
  if (node.kind === 'binary' && /^[+-]$/.test(node.op) && node.left && node.right) {
    const right = textOf(node.right).trim();
    const left = node.left;
    if (program.language === 'python' && /^(?:datetime\.)?timedelta\(\s*(?:days|weeks)\s*=/.test(right)) {
      const value = bindingOf(program, left.path, node)?.value;
      const source = `${textOf(left)} ${value ? textOf(value) : ''}`;
      if (/\.localize\(|pytz|tz_?name|tzinfo\s*=\s*pytz/.test(source))
        return `timedelta on the localized time ${textOf(left)} keeps its offset, so the result is an hour off when the clocks change in between`;
      return undefined;
    }
    const plain = DAY.test(right) || (/^\(?[\w.]+\)?\s*\*\s*/.test(right) && DAY.test(right.replace(/^[\w.()]+\s*\*\s*/, '')));
    if (plain && isTime(textOf(left))) return `${right} is added to a time as if every day had 24 hours`;
  }
  if (node.kind === 'call' && program.language === 'go' && node.name === 'Add' && DAY.test(textOf(node.args[0] ?? node).trim()))
    return 'a day is added as 24 hours, not as a calendar day';
  if (node.kind === 'call' && /^(?:plusHours|AddHours|PlusHours)$/.test(node.name) && textOf(node.args[0] ?? node).trim() === '24')
    return 'a day is added as 24 hours, not as a calendar day';
  return undefined;
}

const isTime = (text: string): boolean =>
  /time|date|now|start|end|day|midnight|stamp|expires|since|until|\bat\b|At\b|getTime|begin/i.test(text);
