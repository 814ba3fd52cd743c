import { anyOf } from '../../text/index.ts';
import { type Node, textOf, walk } from '../node.ts';
import { unwrap } from '../program.ts';
import { at, type Detector } from '../source.ts';

/** What a 0 is a value of: somebody sets it and means it. */
const ZERO_COUNTS = new RegExp(
  `(?:^|[._]|(?<=[a-z]))(?:${anyOf`
    // Money and goods.
    price | amount | discount | fee | tax | vat | balance | stock | quantity | qty | surcharge | deposit | credits?
    // Measures and limits.
    threshold | min | minimum | percent(?:age)? | rate | ratio | score | weight | temperature | offset
    retries | max_?retries | delay | opacity | volume | latitude | longitude | lat | lng
  `})$`,
  'i',
);

/** `x || 10` and `x or 10` take 0 and the empty text for nothing given. */
export const falsyDefault: Detector = {
  observable: 'code-falsy-default',
  *detect({ programs }) {
    for (const program of programs) {
      const operators: Record<string, string> = { javascript: '||', python: 'or', php: '?:' };
      const operator = operators[program.language];
      if (!operator) continue;
      for (const node of walk(program.root)) {
        const pair = orElse(node, operator);
        const fallback = unwrap(pair?.fallback);
        if (!pair || node.parent?.test === node || fallback?.kind !== 'number' || Number(textOf(fallback).replaceAll('_', '')) === 0)
          continue;
        const name = nameOf(pair.value);
        if (ZERO_COUNTS.test(name))
          yield at(node, `${name} is replaced by ${textOf(fallback)} where it is 0, though 0 is a value that can be meant`, {
            variable: name,
            value: textOf(fallback),
          });
      }
    }
  },
};

function orElse(node: Node, operator: string): { value: Node; fallback: Node } | undefined {
  if (operator === '?:') {
    const [value, fallback] = node.children;
    return node.kind === 'conditional' && node.children.length === 2 && value && fallback ? { value, fallback } : undefined;
  }
  if (node.kind === 'assign' && node.op === '||=' && operator === '||' && node.left && node.right)
    return { value: node.left, fallback: node.right };
  return node.kind === 'binary' && node.op === operator && node.left && node.right ? { value: node.left, fallback: node.right } : undefined;
}

/** The name behind a conversion: `parseInt(req.body.discount, 10)`, `data.get('discount')`, `$row['discount']`. */
function nameOf(node: Node): string {
  const value = unwrap(node);
  if (!value) return '';
  if (value.kind === 'call') {
    const text = /^['"](\w+)['"]$/.exec(textOf(value.args[0] ?? value))?.[1];
    if (value.name === 'get' && text) return text;
    return /^(?:Number|parseInt|parseFloat|float|int|Decimal|intval|floatval)$/.test(value.name) && value.args[0]
      ? nameOf(value.args[0])
      : '';
  }
  if (value.kind === 'index') return /^['"](\w+)['"]$/.exec(textOf(value.right ?? value))?.[1] ?? '';
  return value.kind === 'name' || value.kind === 'member' ? value.path : '';
}
