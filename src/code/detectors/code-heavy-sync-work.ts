import { labelOf } from '../calls.ts';
import { enclosing, type Node, walk } from '../node.ts';
import { namedFunction, type Program } from '../program.ts';
import { at, type Detector } from '../source.ts';
import { inLoop } from './common.ts';

const JS =
  /^(?:XLSX\.(?:write|read|utils\.\w+)|zlib\.\w+Sync|crypto\.(?:pbkdf2Sync|scryptSync)|bcrypt\.(?:hashSync|compareSync)|sharp\.\w+Sync|Papa\.parse|parse\.sync|marked|hljs\.highlightAuto|_\.cloneDeep|structuredClone)$/;
const PYTHON =
  /^(?:pd\.(?:DataFrame|read_csv|read_excel|concat|merge|ExcelWriter)|pandas\.\w+|Image\.\w+|cv2\.\w+|bcrypt\.(?:hashpw|checkpw)|zipfile\.ZipFile|openpyxl\.\w+|np\.\w+)$/;
const PYTHON_METHOD = /^(?:to_excel|to_csv|to_parquet|groupby|write_pdf|render_pdf)$/;
const SCAN = /^(?:find|filter|findIndex)$/;

/** Work of the processor that grows with the input, done in one go where others wait: on an event loop. */
export const heavySyncWork: Detector = {
  observable: 'code-heavy-sync-work',
  *detect({ programs }) {
    for (const program of programs) {
      for (const call of program.calls) {
        const why = heavy(program, call);
        if (why) yield at(call, `${labelOf(call)} ${why}`, { callee: labelOf(call) });
      }
    }
  },
};

/** The inner test compares a field of its own element with one of the outer: a join by hand. */
function joins(call: Node, loop: Node): boolean {
  const inner = call.args[0]?.parameters[0];
  const outer = loop.args.find((arg) => arg.kind === 'function')?.parameters[0];
  const names = [inner, outer].map((each) => each?.name || each?.path || '');
  return walk(call.args[0] as Node).some(
    (node) =>
      node.kind === 'binary' &&
      /^={2,3}$/.test(node.op) &&
      [node.left, node.right].every((side) => side?.kind === 'member' || side?.kind === 'name') &&
      names.every((name) => name !== '' && [node.left, node.right].some((side) => side?.path.startsWith(`${name}.`))),
  );
}

function heavy(program: Program, call: Node): string | undefined {
  const fn = enclosing(call, ['function']);
  if (!fn) return undefined;
  if (program.language === 'python' && fn.isAsync && (PYTHON.test(call.path) || PYTHON_METHOD.test(call.name)))
    return 'computes in one go on the event loop, longer the more rows it gets';
  if (program.language !== 'javascript' || namedFunction(call).node === undefined) return undefined;
  if (JS.test(call.path)) return 'computes in one go on the event loop, longer the larger its input';
  // A list is scanned for each element of another: the product of their lengths.
  const loop = inLoop(call, namedFunction(call).node);
  if (
    SCAN.test(call.name) &&
    call.args[0]?.kind === 'function' &&
    loop &&
    loop !== call &&
    loop.kind === 'call' &&
    /^(?:map|forEach|filter|reduce|flatMap)$/.test(loop.name) &&
    call.object &&
    !call.path.startsWith('…') &&
    call.object.kind === 'name' &&
    loop.object?.path !== call.object.path &&
    joins(call, loop)
  )
    return `scans ${call.object.path} for each element of ${loop.object?.path || 'another list'}: the work is the product of both lengths`;
  return undefined;
}
