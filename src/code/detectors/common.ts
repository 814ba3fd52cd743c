import { has, isEffect, type Operation, operation, tableSlot } from '../calls.ts';
import { enclosing, type Node, own, textOf } from '../node.ts';
import { decorators, namedFunction, outermostFunction, type Program } from '../program.ts';
import type { Source } from '../source.ts';
import type { Statement } from '../sql.ts';

/** The function that a person would say a node is in: the nearest with a name, else the outermost, else the top level. */
function ownerOf(program: Program, node: Node): Node {
  const named = namedFunction(node);
  return named.name !== '' && named.node ? named.node : (outermostFunction(node) ?? program.root);
}

/** Functions as a person counts them, each with all that runs inside it, and the top level. */
export function units(program: Program): Node[] {
  return [...owned(program).keys()];
}

const OWNED = new WeakMap<Program, Map<Node, Node[]>>();

/** Calls by unit; made once for a program. */
function owned(program: Program): Map<Node, Node[]> {
  const known = OWNED.get(program);
  if (known) return known;
  const made = new Map<Node, Node[]>([[program.root, []]]);
  for (const fn of program.functions) if (ownerOf(program, fn) === fn) made.set(fn, []);
  for (const call of program.calls) {
    const owner = ownerOf(program, call);
    made.get(owner)?.push(call);
  }
  OWNED.set(program, made);
  return made;
}

/** Calls of one unit, in order, without those of a unit inside. */
export const unitCalls = (program: Program, unit: Node): Node[] => owned(program).get(unit) ?? [];

export const unitOperations = (program: Program, unit: Node): Operation[] =>
  unitCalls(program, unit).map((call) => operation(program, call));

/** One is in the `if` branch and the other in the `else`, or the first's branch leaves before the second is reached. */
export function apart(first: Node, second: Node): boolean {
  for (let at: Node | undefined = first; at?.parent; at = at.parent) {
    const parent: Node = at.parent;
    const holdsSecond = parent.start <= second.start && second.end <= parent.end;
    if (parent.kind === 'if' && !holdsSecond && parent.body === at && leaves(at)) return true;
    if (
      parent.kind === 'if' &&
      holdsSecond &&
      (parent.body === at || parent.otherwise === at) &&
      !(at.start <= second.start && second.end <= at.end)
    )
      return parent.test !== at;
    if (parent.kind === 'case' && !holdsSecond) return true;
    if (at.kind === 'catch' && !(at.start <= second.start && second.end <= at.end)) return true;
    if (holdsSecond && parent.kind !== 'if') return enclosing(second, ['catch'], parent) !== undefined;
  }
  return false;
}

/** The statement ends its function or loop turn on every way that is looked at here: its last statement does. */
export function leaves(node: Node | undefined): boolean {
  if (!node) return false;
  if (['return', 'throw', 'break', 'continue'].includes(node.kind)) return true;
  if (node.kind === 'block') return leaves(node.children.at(-1));
  return /^(?:abort|exit|die|next)$/.test(node.kind === 'call' ? node.name : '');
}

/** All SQL of the snippet, with the program and string it stands in. */
export interface SqlPlace {
  readonly statement: Statement;
  readonly program?: Program;
  readonly string?: Node;
  readonly call?: Node;
}

export function allSql(source: Source): SqlPlace[] {
  const inPrograms = source.programs.flatMap((program) =>
    program.sql.map((each) => ({
      statement: each.statement,
      program,
      string: each.string,
      ...(each.call ? { call: each.call } : {}),
    })),
  );
  return [...source.sql.map((statement) => ({ statement })), ...inPrograms];
}

export const sqlSlots = (place: SqlPlace): Record<string, string> => {
  const name = place.call ? namedFunction(place.call).name : place.string ? namedFunction(place.string).name : '';
  const table = place.statement.tables[0];
  return { ...(name ? { function: name } : {}), ...(table ? { table } : {}) };
};

export const slotsOf = (operation: Operation): Record<string, string> => ({
  ...tableSlot(operation),
  ...(isEffect(operation) ? { external: operation.label } : {}),
});

/** A transaction is open around this node: a wrapper's callback, a block, a decorator, or BEGIN before it in the same function. */
export function inTransaction(program: Program, node: Node): Node | undefined {
  for (let at: Node | undefined = node.parent; at; at = at.parent) {
    if (at.kind === 'call' && has(operation(program, at), 'transaction')) return at;
    if (
      at.kind === 'call' &&
      /(?:^|\.)(?:transaction|tx|txIf|inTransaction|withTransaction|useTransaction)$/.test(at.path) &&
      at.args.some((arg) => arg.kind === 'function')
    )
      return at;
    if (at.kind === 'using' && /transaction|atomic|begin|TransactionScope/i.test(textOf(at).slice(0, 160))) return at;
    if (
      (at.kind === 'function' || at.kind === 'class') &&
      decorators(at).some((each) => /Transactional|atomic|transaction/i.test(textOf(each).slice(0, 80)))
    )
      return at;
    if (at.kind === 'function') {
      const begin = [...own(at)].find(
        (inner) => inner.kind === 'call' && inner.start < node.start && has(operation(program, inner), 'begin'),
      );
      if (begin) {
        const end = [...own(at)].find(
          (inner) =>
            inner.kind === 'call' &&
            inner.start > begin.start &&
            inner.end < node.start &&
            has(operation(program, inner), 'commit') &&
            !enclosing(inner, ['if', 'catch'], at),
        );
        if (!end) return begin;
      }
    }
  }
  return undefined;
}

/** A comparison or guard that a loop or recursion can end by. */
export const inLoop = (node: Node, within?: Node): Node | undefined => {
  for (let at = node.parent; at && at !== within; at = at.parent) {
    if (at.kind === 'loop') return at;
    if (at.kind === 'function') {
      const call = at.parent;
      if (
        call?.kind === 'call' &&
        call.args.includes(at) &&
        /^(?:forEach|map|flatMap|filter|reduce|each|each_with_index|collect|Select|ForEach|ForEachAsync|for_each|each_slice|find_each|some|every)$/.test(
          call.name,
        )
      )
        return call;
      return undefined;
    }
  }
  return undefined;
};

/** Whether the runs of a program can be for requests: not a script's or module's top level. */
export const isStartup = (name: string): boolean =>
  /^(?:main|init|start|startup|bootstrap|setup|configure|constructor|__init__|initialize|run|connect|register\w*|create_?app|module)$/i.test(
    name,
  );
