import type { Grammar } from '../lower.ts';
import type { Node } from '../node.ts';

export const ruby: Grammar = {
  language: 'ruby',
  kinds: {
    program: 'root',
    body_statement: 'block',
    block_body: 'block',
    // biome-ignore lint/suspicious/noThenProperty: the grammar's name of a node, in a plain table that is never awaited
    then: 'block',
    else: 'block',
    do: 'block',
    method: 'function',
    singleton_method: 'function',
    do_block: 'function',
    block: 'function',
    lambda: 'function',
    class: 'class',
    module: 'class',
    optional_parameter: 'parameter',
    keyword_parameter: 'parameter',
    call: 'call',
    element_reference: 'index',
    identifier: 'name',
    constant: 'name',
    instance_variable: 'name',
    class_variable: 'name',
    global_variable: 'name',
    self: 'name',
    scope_resolution: 'member',
    string: 'string',
    heredoc_body: 'string',
    simple_symbol: 'string',
    hash_key_symbol: 'name',
    integer: 'number',
    float: 'number',
    regex: 'regex',
    nil: 'null',
    true: 'boolean',
    false: 'boolean',
    hash: 'object',
    array: 'array',
    pair: 'pair',
    assignment: 'assign',
    operator_assignment: 'assign',
    binary: 'binary',
    conditional: 'conditional',
    if: 'if',
    unless: 'if',
    elsif: 'if',
    if_modifier: 'if',
    unless_modifier: 'if',
    while: 'loop',
    until: 'loop',
    for: 'loop',
    while_modifier: 'loop',
    until_modifier: 'loop',
    case: 'switch',
    when: 'case',
    begin: 'block',
    rescue: 'catch',
    ensure: 'finally',
    return: 'return',
    break: 'break',
    next: 'continue',
  },
  transparent: new Set(['parenthesized_statements', 'argument']),
  refine: (node, cut) => {
    // A body with `rescue` or `ensure` beside its statements is a try around those statements.
    if (
      (node.type === 'body_statement' || node.type === 'begin' || node.type === 'block_body') &&
      node.children.some((child) => child.kind === 'catch' || child.kind === 'finally')
    ) {
      const statements = node.children.filter((child) => child.kind !== 'catch' && child.kind !== 'finally' && child.type !== 'else');
      const first = statements[0];
      const last = statements.at(-1);
      if (first && last) {
        const block: Node = {
          ...node,
          kind: 'block',
          type: 'statements',
          children: statements,
          start: first.start,
          end: last.end,
          parent: node,
        };
        for (const child of statements) child.parent = block;
        node.children.splice(0, node.children.length, block, ...node.children.filter((child) => !statements.includes(child)));
        node.kind = 'try';
        node.body = block;
      }
    }
    if (node.type === 'unary' && node.words.includes('!')) {
      node.kind = 'not';
      node.right = node.children[0];
    }
    if (node.kind === 'call') {
      if (node.name === 'raise' && !node.object) node.kind = 'throw';
      if (node.name === 'new' && node.object) node.path = `new ${node.object.path}`;
      if (node.name === 'loop' && !node.object && node.args.at(-1)?.kind === 'function') {
        node.kind = 'loop';
        node.body = node.args.at(-1);
      }
    }
    if (node.type === 'while' || node.type === 'until') node.body = node.children.find((child) => child.kind === 'block');
    if (node.type === 'hash_key_symbol') node.name = cut(node);
  },
};
