import type { Grammar } from '../lower.ts';

export const go: Grammar = {
  language: 'go',
  kinds: {
    source_file: 'root',
    block: 'block',
    statement_list: 'block',
    function_declaration: 'function',
    method_declaration: 'function',
    func_literal: 'function',
    type_spec: 'class',
    parameter_declaration: 'parameter',
    call_expression: 'call',
    selector_expression: 'member',
    index_expression: 'index',
    identifier: 'name',
    field_identifier: 'name',
    type_identifier: 'name',
    package_identifier: 'name',
    interpreted_string_literal: 'string',
    raw_string_literal: 'string',
    int_literal: 'number',
    float_literal: 'number',
    nil: 'null',
    true: 'boolean',
    false: 'boolean',
    composite_literal: 'object',
    keyed_element: 'pair',
    short_var_declaration: 'declare',
    var_spec: 'declare',
    const_spec: 'declare',
    assignment_statement: 'assign',
    inc_statement: 'assign',
    dec_statement: 'assign',
    binary_expression: 'binary',
    if_statement: 'if',
    for_statement: 'loop',
    expression_switch_statement: 'switch',
    type_switch_statement: 'switch',
    select_statement: 'switch',
    expression_case: 'case',
    communication_case: 'case',
    default_case: 'case',
    type_case: 'case',
    return_statement: 'return',
    break_statement: 'break',
    continue_statement: 'continue',
    go_statement: 'spawn',
    defer_statement: 'defer',
    import_declaration: 'import',
  },
  transparent: new Set([
    'expression_statement',
    'parenthesized_expression',
    'expression_list',
    'literal_element',
    'statement_list',
    'var_declaration',
    'const_declaration',
  ]),
  refine: (node, cut) => {
    if (node.type === 'unary_expression') {
      if (node.words.includes('!')) node.kind = 'not';
      node.right = node.children[0];
      node.path = node.children[0]?.path ?? '';
    }
    if (node.type === 'inc_statement' || node.type === 'dec_statement') {
      node.left = node.children[0];
      node.op = node.type === 'inc_statement' ? '++' : '--';
    }
    if (node.type === 'composite_literal') {
      node.name = cut(node.children[0]);
      node.path = `new ${node.name}`;
    }
    if (node.kind === 'loop') {
      const clause = node.children.find((child) => child.type === 'range_clause' || child.type === 'for_clause');
      if (clause?.type === 'range_clause') {
        node.over = clause.children.at(-1);
        node.left = clause.children[0];
      } else if (clause) node.test = clause.children.find((child) => child.field === 'condition');
      else node.test = node.children.find((child) => child !== node.body);
    }
    if (node.kind === 'function') {
      // `func (h *Handler) X`: the receiver is a parameter too, and its type is what `this` is elsewhere.
      const receiver = node.children.find((child) => child.field === 'receiver');
      if (receiver) node.typeName = cut(receiver).replace(/^[(\s]*\w*\s*\*?|[)\s]+$/g, '');
    }
    if (node.type === 'call_expression' && node.path === 'panic') node.kind = 'throw';
  },
};
