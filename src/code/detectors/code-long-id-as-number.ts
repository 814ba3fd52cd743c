import { type Node, textOf, walk } from '../node.ts';
import type { Program } from '../program.ts';
import { at, type Detector, type Sighting } from '../source.ts';

/** An id of 64 bits goes through a number of 53, which changes its last digits. */
export const longIdAsNumber: Detector = {
  observable: 'code-long-id-as-number',
  *detect(source) {
    const wide = WIDE.test(source.text);
    for (const program of source.programs) {
      for (const node of walk(program.root)) {
        const why = program.language === 'javascript' ? inScript(program, node, wide) : elsewhere(program, node);
        if (why) yield at(node, why) satisfies Sighting;
      }
    }
  },
};

/** The snippet itself says that ids have 64 bits. */
const WIDE = /snowflake|\bbigint\b|\bint64\b|\bBIGSERIAL\b|\bBigInteger\b|\bint8\b/i;
const ID = /(?:^|[._]|[a-z])(?:id|Id|ID)$/;

function inScript(program: Program, node: Node, wide: boolean): string | undefined {
  if (node.kind === 'number' && /^\d{16,19}$/.test(textOf(node)) && !Number.isSafeInteger(Number(textOf(node))))
    return `${textOf(node)} is past 2^53 and is read as ${Number(textOf(node))}`;
  if (node.kind !== 'call') return undefined;
  // 20 is the type of int8 in PostgreSQL, which the driver gives as text for this very reason.
  if (node.name === 'setTypeParser' && /^(?:20|(?:\w+\.)*INT8)$/.test(textOf(node.args[0] ?? node)) && narrows(node.args[1]))
    return 'int8 of PostgreSQL is read as a number of 53 bits, so longer ids lose their last digits';
  if (!/^(?:Number|parseInt|parseFloat|Number\.parseInt)$/.test(node.path)) return undefined;
  const given = node.args[0];
  const name = given?.kind === 'call' ? (given.object?.path ?? '') : (given?.path ?? '');
  if (!ID.test(name.replace(/\(\)$/, '')) || (!wide && !/snowflake|tweet|guild/i.test(name))) return undefined;
  return program.text.includes('isSafeInteger')
    ? undefined
    : `${textOf(node)} makes a number of 53 bits of an id of 64, so its last digits change`;
}

const narrows = (reader: Node | undefined): boolean => reader !== undefined && /\b(?:Number|parseInt|parseFloat)\b/.test(textOf(reader));

function elsewhere(program: Program, node: Node): string | undefined {
  const text = node.kind === 'call' || node.kind === 'other' || node.kind === 'binary' ? textOf(node) : '';
  if (text === '' || text.length > 160) return undefined;
  // `int64(m["id"].(float64))`: JSON without a type is read into floats.
  if (program.language === 'go' && node.type === 'type_assertion_expression' && /\[\s*"\w*[iI][dD]"\s*\]\.\(float64\)$/.test(text))
    return `${text} has gone through a float64, so an id past 2^53 has lost its last digits`;
  if (program.language === 'python' && node.kind === 'call' && node.name === 'astype') {
    const column = /\[\s*['"](\w+)['"]\s*\]$/.exec(textOf(node.object ?? node))?.[1] ?? '';
    if (/(?:^|_)id$/.test(column) && /float/.test(node.args.map(textOf).join(' ')))
      return `${column} is made a float, so ids past 2^53 lose their last digits`;
  }
  if (
    program.language === 'java' &&
    node.type === 'cast_expression' &&
    /^\(\s*(?:Double|double)\s*\)\s*\w+\.get\(\s*"\w*[iI]d"\s*\)$/.test(text)
  )
    return `${text} has gone through a double, so an id past 2^53 has lost its last digits`;
  return undefined;
}
