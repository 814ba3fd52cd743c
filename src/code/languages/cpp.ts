import type { Grammar } from '../lower.ts';

/** Enough of C and C++ for pointers, locks and calls. */
export const cpp: Grammar = {
  language: 'cpp',
  kinds: {
    translation_unit: 'root',
    compound_statement: 'block',
    field_declaration_list: 'block',
    declaration_list: 'block',
    function_definition: 'function',
    lambda_expression: 'function',
    class_specifier: 'class',
    struct_specifier: 'class',
    parameter_declaration: 'parameter',
    call_expression: 'call',
    new_expression: 'call',
    field_expression: 'member',
    qualified_identifier: 'member',
    subscript_expression: 'index',
    identifier: 'name',
    field_identifier: 'name',
    this: 'name',
    string_literal: 'string',
    number_literal: 'number',
    null: 'null',
    true: 'boolean',
    false: 'boolean',
    init_declarator: 'declare',
    assignment_expression: 'assign',
    update_expression: 'assign',
    binary_expression: 'binary',
    conditional_expression: 'conditional',
    if_statement: 'if',
    for_statement: 'loop',
    for_range_loop: 'loop',
    while_statement: 'loop',
    do_statement: 'loop',
    switch_statement: 'switch',
    case_statement: 'case',
    try_statement: 'try',
    catch_clause: 'catch',
    return_statement: 'return',
    throw_statement: 'throw',
    break_statement: 'break',
    continue_statement: 'continue',
  },
  transparent: new Set(['expression_statement', 'parenthesized_expression', 'condition_clause', 'else_clause']),
  refine: (node, cut) => {
    if (node.kind === 'function') {
      const declarator = node.children.find((child) => child.field === 'declarator');
      node.name = /([\w:~]+)\s*\(/.exec(cut(declarator))?.[1] ?? '';
    }
    if (node.kind === 'declare') node.name = /[\w:]+$/.exec(cut(node.left))?.[0] ?? node.name;
    if (node.type === 'declaration') {
      const type = cut(node.children.find((child) => child.field === 'type'));
      for (const child of node.children) if (child.kind === 'declare') child.typeName = /^\s*\*/.test(cut(child)) ? `${type} *` : type;
    }
    if (node.type === 'field_expression' && node.words.includes('->')) node.op = '->';
    if (node.type === 'unary_expression' && node.words.includes('!')) {
      node.kind = 'not';
      node.right = node.children[0];
    }
  },
};
