import type { Grammar } from '../lower.ts';
import type { Kind } from '../node.ts';

const kinds: Record<string, Kind> = {
  program: 'root', statement_block: 'block', class_body: 'block', switch_body: 'block',
  function_declaration: 'function', function_expression: 'function', function: 'function', arrow_function: 'function',
  generator_function: 'function', generator_function_declaration: 'function', method_definition: 'function',
  class_declaration: 'class', class: 'class', abstract_class_declaration: 'class', decorator: 'decorator',
  required_parameter: 'parameter', optional_parameter: 'parameter', assignment_pattern: 'parameter', object_assignment_pattern: 'parameter',
  call_expression: 'call', new_expression: 'call', member_expression: 'member', subscript_expression: 'index',
  identifier: 'name', this: 'name', property_identifier: 'name', shorthand_property_identifier: 'name',
  private_property_identifier: 'name', shorthand_property_identifier_pattern: 'name', super: 'name',
  string: 'string', template_string: 'string', number: 'number', regex: 'regex', null: 'null', undefined: 'null', true: 'boolean', false: 'boolean',
  object: 'object', array: 'array', pair: 'pair', assignment_expression: 'assign', augmented_assignment_expression: 'assign',
  update_expression: 'assign', variable_declarator: 'declare', public_field_definition: 'declare', field_definition: 'declare',
  binary_expression: 'binary', ternary_expression: 'conditional', if_statement: 'if', for_statement: 'loop', for_in_statement: 'loop',
  while_statement: 'loop', do_statement: 'loop', switch_statement: 'switch', switch_case: 'case', switch_default: 'case',
  try_statement: 'try', catch_clause: 'catch', finally_clause: 'finally', return_statement: 'return', throw_statement: 'throw',
  break_statement: 'break', continue_statement: 'continue', await_expression: 'await', import_statement: 'import',
};

/** JavaScript, TypeScript and their JSX forms: the node names agree. */
export const javascript = (language: string): Grammar => ({
  language,
  kinds,
  transparent: new Set([
    'expression_statement', 'parenthesized_expression', 'non_null_expression', 'as_expression', 'satisfies_expression', 'else_clause',
    'lexical_declaration', 'variable_declaration', 'export_statement', 'jsx_expression', 'spread_element',
  ]),
  refine: (node) => {
    if (node.type === 'unary_expression' && node.words.includes('!')) {
      node.kind = 'not';
      node.right = node.children[0];
    }
    if (node.type === 'update_expression') node.op = node.words[0] ?? '++';
    if ((node.type === 'as_expression' || node.type === 'satisfies_expression') && node.children[0]) node.path = node.children[0].path;
    if (node.type === 'new_expression') node.path = `new ${node.path}`;
  },
});
