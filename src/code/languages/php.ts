import type { Grammar } from '../lower.ts';

export const php: Grammar = {
  language: 'php',
  kinds: {
    program: 'root',
    compound_statement: 'block',
    declaration_list: 'block',
    function_definition: 'function',
    method_declaration: 'function',
    anonymous_function: 'function',
    anonymous_function_creation_expression: 'function',
    arrow_function: 'function',
    class_declaration: 'class',
    trait_declaration: 'class',
    attribute: 'decorator',
    simple_parameter: 'parameter',
    property_promotion_parameter: 'parameter',
    member_call_expression: 'call',
    nullsafe_member_call_expression: 'call',
    scoped_call_expression: 'call',
    function_call_expression: 'call',
    object_creation_expression: 'call',
    member_access_expression: 'member',
    nullsafe_member_access_expression: 'member',
    scoped_property_access_expression: 'member',
    class_constant_access_expression: 'member',
    subscript_expression: 'index',
    variable_name: 'name',
    name: 'name',
    qualified_name: 'name',
    relative_scope: 'name',
    string: 'string',
    encapsed_string: 'string',
    heredoc: 'string',
    nowdoc: 'string',
    integer: 'number',
    float: 'number',
    null: 'null',
    boolean: 'boolean',
    array_creation_expression: 'array',
    array_element_initializer: 'pair',
    assignment_expression: 'assign',
    augmented_assignment_expression: 'assign',
    update_expression: 'assign',
    property_element: 'declare',
    binary_expression: 'binary',
    conditional_expression: 'conditional',
    if_statement: 'if',
    else_if_clause: 'if',
    for_statement: 'loop',
    foreach_statement: 'loop',
    while_statement: 'loop',
    do_statement: 'loop',
    switch_statement: 'switch',
    case_statement: 'case',
    default_statement: 'case',
    try_statement: 'try',
    catch_clause: 'catch',
    finally_clause: 'finally',
    return_statement: 'return',
    throw_expression: 'throw',
    break_statement: 'break',
    continue_statement: 'continue',
    namespace_use_declaration: 'import',
  },
  transparent: new Set(['expression_statement', 'parenthesized_expression', 'argument', 'else_clause']),
  refine: (node, cut) => {
    if (node.type === 'unary_op_expression' && node.words.includes('!')) {
      node.kind = 'not';
      node.right = node.children[0];
    }
    if (node.type === 'foreach_statement') {
      node.over = node.children[0];
      node.left = node.children[1];
    }
    if (node.type === 'object_creation_expression') {
      node.path = `new ${cut(node.children[0])}`;
      node.name = node.path.slice(4);
    }
    if (node.type === 'update_expression') {
      node.left = node.children[0];
      node.op = node.words[0] ?? '++';
    }
    // `self::$cache` and `$this->cache` are one kind of path.
    if (node.kind === 'member') node.path = node.path.replaceAll('$', '');
    if (node.type === 'argument') node.kind = 'pair';
    // `'timeout' => 10`; an element without a key stands for its value.
    if (node.type === 'array_element_initializer' && node.children.length === 1) {
      node.kind = 'other';
      node.name = '';
    }
    if (node.type === 'name' || node.type === 'relative_scope') node.path = ['self', 'static'].includes(node.name) ? 'this' : node.name;
  },
};
