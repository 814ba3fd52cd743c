import type { Grammar } from '../lower.ts';

export const csharp: Grammar = {
  language: 'csharp',
  kinds: {
    compilation_unit: 'root',
    block: 'block',
    declaration_list: 'block',
    switch_body: 'block',
    method_declaration: 'function',
    constructor_declaration: 'function',
    local_function_statement: 'function',
    lambda_expression: 'function',
    anonymous_method_expression: 'function',
    class_declaration: 'class',
    record_declaration: 'class',
    struct_declaration: 'class',
    interface_declaration: 'class',
    attribute: 'decorator',
    parameter: 'parameter',
    implicit_parameter: 'name',
    invocation_expression: 'call',
    object_creation_expression: 'call',
    implicit_object_creation_expression: 'call',
    member_access_expression: 'member',
    member_binding_expression: 'member',
    conditional_access_expression: 'member',
    element_access_expression: 'index',
    identifier: 'name',
    this: 'name',
    this_expression: 'name',
    base: 'name',
    string_literal: 'string',
    verbatim_string_literal: 'string',
    interpolated_string_expression: 'string',
    raw_string_literal: 'string',
    integer_literal: 'number',
    real_literal: 'number',
    null_literal: 'null',
    boolean_literal: 'boolean',
    initializer_expression: 'object',
    assignment_expression: 'assign',
    prefix_unary_expression: 'other',
    postfix_unary_expression: 'assign',
    variable_declarator: 'declare',
    binary_expression: 'binary',
    conditional_expression: 'conditional',
    if_statement: 'if',
    for_statement: 'loop',
    foreach_statement: 'loop',
    while_statement: 'loop',
    do_statement: 'loop',
    switch_statement: 'switch',
    switch_section: 'case',
    try_statement: 'try',
    catch_clause: 'catch',
    finally_clause: 'finally',
    using_statement: 'using',
    lock_statement: 'lock',
    return_statement: 'return',
    throw_statement: 'throw',
    throw_expression: 'throw',
    break_statement: 'break',
    continue_statement: 'continue',
    await_expression: 'await',
    using_directive: 'import',
  },
  transparent: new Set(['expression_statement', 'parenthesized_expression', 'argument', 'global_statement']),
  refine: (node, cut) => {
    if (node.type === 'prefix_unary_expression') {
      if (node.words.includes('!')) node.kind = 'not';
      if (node.words.some((word) => word === '++' || word === '--')) node.kind = 'assign';
      node.right = node.children[0];
    }
    if (node.type === 'postfix_unary_expression') {
      if (node.words.includes('!')) {
        node.kind = 'other';
        node.path = node.children[0]?.path ?? '';
      } else {
        node.left = node.children[0];
        node.op = node.words[0] ?? '++';
      }
    }
    if (node.type === 'conditional_access_expression') {
      const [object, binding] = node.children;
      node.object = object;
      node.name = binding?.name ?? '';
      node.path = `${object?.kind === 'call' ? `${object.path}()` : (object?.path ?? '…')}.${(binding?.path ?? '').replace(/^….?/, '')}`;
    }
    if (node.type === 'object_creation_expression') {
      node.object = undefined;
      node.path = `new ${cut(node.children.find((child) => child.field === 'type')).replace(/<.*$/s, '')}`;
      node.name = node.path.slice(4);
      const initializer = node.children.find((child) => child.field === 'initializer');
      if (initializer) node.args.push(initializer);
    }
    if (node.type === 'argument') node.kind = 'pair';
    if (node.type === 'member_access_expression') node.path = node.path.replace(/<[^<>]*>$/, '');
    if (node.kind === 'call') {
      node.path = node.path.replace(/<[^<>()]*>$/, '');
      node.name = /([\w$]+)$/.exec(node.path)?.[1] ?? node.name;
    }
    if (node.type === 'variable_declarator')
      node.right = node.children.find((child) => child !== node.left && child.type !== 'bracketed_argument_list');
    if (node.type === 'variable_declaration') {
      const type = cut(node.children.find((child) => child.field === 'type'));
      for (const child of node.children) {
        if (child.kind !== 'declare') continue;
        child.typeName = type;
        const made = child.right;
        if (made?.type === 'implicit_object_creation_expression') {
          made.path = `new ${type.replace(/<.*$/s, '').replace(/\?$/, '')}`;
          made.name = made.path.slice(4);
        }
      }
    }
    if (node.type === 'property_declaration') {
      node.kind = 'declare';
      node.name = cut(node.children.find((child) => child.field === 'name'));
      node.typeName = cut(node.children.find((child) => child.field === 'type'));
      node.right = node.children.find((child) => child.field === 'value');
    }
    if (node.type === 'foreach_statement') node.over = node.children.find((child) => child.field === 'right');
    // `using var x = …` frees at the end of the block.
    if (node.type === 'local_declaration_statement' && node.words.includes('using')) node.kind = 'using';
  },
};
