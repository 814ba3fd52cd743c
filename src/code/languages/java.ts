import type { Grammar } from '../lower.ts';

export const java: Grammar = {
  language: 'java',
  kinds: {
    program: 'root',
    block: 'block',
    class_body: 'block',
    constructor_body: 'block',
    switch_block: 'block',
    method_declaration: 'function',
    constructor_declaration: 'function',
    lambda_expression: 'function',
    class_declaration: 'class',
    record_declaration: 'class',
    enum_declaration: 'class',
    interface_declaration: 'class',
    annotation: 'decorator',
    marker_annotation: 'decorator',
    formal_parameter: 'parameter',
    method_invocation: 'call',
    object_creation_expression: 'call',
    field_access: 'member',
    array_access: 'index',
    identifier: 'name',
    type_identifier: 'name',
    this: 'name',
    super: 'name',
    string_literal: 'string',
    decimal_integer_literal: 'number',
    decimal_floating_point_literal: 'number',
    hex_integer_literal: 'number',
    null_literal: 'null',
    true: 'boolean',
    false: 'boolean',
    array_initializer: 'array',
    element_value_pair: 'pair',
    assignment_expression: 'assign',
    update_expression: 'assign',
    variable_declarator: 'declare',
    resource: 'declare',
    binary_expression: 'binary',
    ternary_expression: 'conditional',
    if_statement: 'if',
    for_statement: 'loop',
    enhanced_for_statement: 'loop',
    while_statement: 'loop',
    do_statement: 'loop',
    switch_expression: 'switch',
    switch_block_statement_group: 'case',
    switch_rule: 'case',
    try_statement: 'try',
    try_with_resources_statement: 'try',
    catch_clause: 'catch',
    finally_clause: 'finally',
    synchronized_statement: 'lock',
    return_statement: 'return',
    throw_statement: 'throw',
    break_statement: 'break',
    continue_statement: 'continue',
    import_declaration: 'import',
  },
  transparent: new Set(['expression_statement', 'parenthesized_expression']),
  refine: (node, cut) => {
    if (node.type === 'unary_expression' && node.words.includes('!')) {
      node.kind = 'not';
      node.right = node.children[0];
    }
    if (node.type === 'object_creation_expression') {
      node.object = undefined;
      node.path = `new ${cut(node.children.find((child) => child.field === 'type')).replace(/<.*$/s, '')}`;
      node.name = node.path.slice(4);
    }
    if (node.type === 'update_expression') node.op = node.words[0] ?? '++';
    // `private final Foo foo = new Foo();` and `int a = 1;`: the type stands beside the declarator.
    if (node.type === 'field_declaration' || node.type === 'local_variable_declaration') {
      const type = cut(node.children.find((child) => child.field === 'type'));
      for (const child of node.children) if (child.kind === 'declare') child.typeName = type;
    }
  },
};
