import type { Grammar } from '../lower.ts';

export const python: Grammar = {
  language: 'python',
  kinds: {
    module: 'root',
    block: 'block',
    function_definition: 'function',
    lambda: 'function',
    class_definition: 'class',
    decorator: 'decorator',
    default_parameter: 'parameter',
    typed_parameter: 'parameter',
    typed_default_parameter: 'parameter',
    call: 'call',
    attribute: 'member',
    subscript: 'index',
    identifier: 'name',
    string: 'string',
    concatenated_string: 'string',
    integer: 'number',
    float: 'number',
    none: 'null',
    true: 'boolean',
    false: 'boolean',
    dictionary: 'object',
    list: 'array',
    set: 'array',
    tuple: 'array',
    list_comprehension: 'loop',
    generator_expression: 'loop',
    set_comprehension: 'loop',
    dictionary_comprehension: 'loop',
    pair: 'pair',
    keyword_argument: 'pair',
    assignment: 'assign',
    augmented_assignment: 'assign',
    named_expression: 'assign',
    binary_operator: 'binary',
    boolean_operator: 'binary',
    comparison_operator: 'binary',
    not_operator: 'not',
    conditional_expression: 'conditional',
    if_statement: 'if',
    elif_clause: 'if',
    for_statement: 'loop',
    while_statement: 'loop',
    match_statement: 'switch',
    case_clause: 'case',
    try_statement: 'try',
    except_clause: 'catch',
    except_group_clause: 'catch',
    finally_clause: 'finally',
    with_statement: 'using',
    return_statement: 'return',
    raise_statement: 'throw',
    break_statement: 'break',
    continue_statement: 'continue',
    await: 'await',
    import_statement: 'import',
    import_from_statement: 'import',
  },
  transparent: new Set(['expression_statement', 'parenthesized_expression', 'else_clause', 'expression_list', 'as_pattern_target', 'type']),
  refine: (node) => {
    if (node.type === 'decorated_definition') {
      // The definition runs the show; the decorators stay reachable through the parent.
      node.name = node.children.at(-1)?.name ?? '';
    }
    if (node.kind === 'loop' && /comprehension|generator/.test(node.type)) {
      const clause = node.children.find((child) => child.type === 'for_in_clause');
      node.over = clause?.children.at(-1);
      node.left = clause?.children[0];
    }
  },
};
