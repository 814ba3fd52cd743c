import type { Grammar } from '../lower.ts';

export const rust: Grammar = {
  language: 'rust',
  kinds: {
    source_file: 'root',
    block: 'block',
    declaration_list: 'block',
    match_block: 'block',
    function_item: 'function',
    closure_expression: 'function',
    async_block: 'function',
    impl_item: 'class',
    struct_item: 'class',
    attribute_item: 'decorator',
    parameter: 'parameter',
    self_parameter: 'parameter',
    call_expression: 'call',
    macro_invocation: 'call',
    field_expression: 'member',
    scoped_identifier: 'member',
    index_expression: 'index',
    identifier: 'name',
    field_identifier: 'name',
    type_identifier: 'name',
    self: 'name',
    string_literal: 'string',
    raw_string_literal: 'string',
    integer_literal: 'number',
    float_literal: 'number',
    boolean_literal: 'boolean',
    struct_expression: 'object',
    field_initializer: 'pair',
    array_expression: 'array',
    let_declaration: 'declare',
    static_item: 'declare',
    const_item: 'declare',
    field_declaration: 'declare',
    assignment_expression: 'assign',
    compound_assignment_expr: 'assign',
    binary_expression: 'binary',
    if_expression: 'if',
    for_expression: 'loop',
    while_expression: 'loop',
    loop_expression: 'loop',
    match_expression: 'switch',
    match_arm: 'case',
    return_expression: 'return',
    break_expression: 'break',
    continue_expression: 'continue',
    await_expression: 'await',
    use_declaration: 'import',
  },
  transparent: new Set([
    'expression_statement',
    'parenthesized_expression',
    'try_expression',
    'reference_expression',
    'generic_function',
    'else_clause',
  ]),
  refine: (node, cut) => {
    if (node.type === 'generic_function') node.path = node.children[0]?.path ?? '';
    if (node.type === 'struct_expression') {
      node.name = cut(node.children[0]);
      node.path = `new ${node.name}`;
    }
    if (node.type === 'async_block') {
      node.isAsync = true;
      node.body = node.children[0];
    }
    if (node.type === 'unary_expression' && node.words.includes('!')) {
      node.kind = 'not';
      node.right = node.children[0];
    }
  },
};
