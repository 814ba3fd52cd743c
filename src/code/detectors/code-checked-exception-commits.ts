import { anyOf } from '../../text/index.ts';
import { has, operation } from '../calls.ts';
import { enclosing, type Node, textOf, walk } from '../node.ts';
import { decorators, type Program } from '../program.ts';
import { at, type Detector } from '../source.ts';

/** Exceptions of the library that callers must declare. */
const CHECKED = new RegExp(
  `^${anyOf`
    Exception | IOException | SQLException | TimeoutException | ParseException | InterruptedException | ExecutionException
    GeneralSecurityException | MessagingException | JsonProcessingException | URISyntaxException | FileNotFoundException
  `}$`,
);

/** Spring's and Jakarta's @Transactional commits when a checked exception leaves the method. */
export const checkedExceptionCommits: Detector = {
  observable: 'code-checked-exception-commits',
  *detect({ programs, text }) {
    for (const program of programs) {
      if (program.language !== 'java' || /rollbackOn\s*=\s*ALL_EXCEPTIONS|RollbackOn\.ALL_EXCEPTIONS/.test(text)) continue;
      for (const fn of program.functions) {
        const marks = [...decorators(fn), ...decorators(enclosing(fn, ['class']) ?? fn)].map(textOf);
        const mark = marks.find((each) => /^@(?:[\w.]*\.)?Transactional\b/.test(each));
        if (!mark || /rollback(?:For|On|ForClassName)\s*=|readOnly\s*=\s*true/.test(mark) || !fn.body) continue;
        const write = walk(fn.body).find(
          (node) =>
            node.kind === 'call' &&
            (has(operation(program, node), 'db-write') || /^(?:save|persist|insert|update|delete)\w*$/.test(node.name)),
        );
        const leaves = leaving(program, fn);
        if (write && leaves)
          yield at(
            leaves.node,
            `${leaves.name} is a checked exception, and @Transactional without rollbackFor commits what ${fn.name} has written when it is thrown`,
            {
              function: fn.name,
            },
          );
      }
    }
  },
};

/** What is thrown is checked: the library says so, or the snippet's own class does. */
function leaving(program: Program, fn: Node): { node: Node; name: string } | undefined {
  const checked = (name: string): boolean =>
    CHECKED.test(name) || new RegExp(`class\\s+${name}\\b[^{]{0,80}(?:extends\\s+|:\\s*)(?:Exception|IOException)\\b`).test(program.text);
  for (const node of walk(fn.body ?? fn)) {
    if (node.kind !== 'throw') continue;
    const name = /new\s+(\w+)|^throw\s+(\w+)\(/.exec(textOf(node));
    const type = name?.[1] ?? name?.[2] ?? '';
    if (checked(type) && !enclosing(node, ['try'], fn)) return { node, name: type };
  }
  const declared = fn.children.find((child) => child.type === 'throws');
  const type = declared?.children.map(textOf).find(checked);
  return declared && type ? { node: fn, name: type } : undefined;
}
