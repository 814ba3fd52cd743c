import { labelOf } from '../calls.ts';
import { enclosing, inside, type Node, textOf, walk } from '../node.ts';
import { bindingOf, namedFunction, type Program } from '../program.ts';
import { at, type Detector } from '../source.ts';
import { inLoop } from './common.ts';

const JS =
  /^(?:XLSX\.(?:write|read|utils\.\w+)|zlib\.\w+Sync|crypto\.(?:pbkdf2Sync|scryptSync)|bcrypt\.(?:hashSync|compareSync)|sharp\.\w+Sync|Papa\.parse|parse\.sync|marked|hljs\.highlightAuto|_\.cloneDeep|structuredClone)$/;
const PYTHON =
  /^(?:pd\.(?:DataFrame|read_csv|read_excel|concat|merge|ExcelWriter)|pandas\.\w+|Image\.\w+|cv2\.\w+|bcrypt\.(?:hashpw|checkpw)|zipfile\.ZipFile|openpyxl\.\w+|np\.\w+)$/;
const PYTHON_METHOD = /^(?:to_excel|to_csv|to_parquet|groupby|write_pdf|render_pdf)$/;
/** `parse` of csv-parse as its synchronous module gives it. */
const PARSES_AT_ONCE =
  /\{[^}\n]*\bparse\b(?!\s*:)[^}\n]*\}\s*(?:=\s*require\(|from)\s*['"](?:csv-parse(?:\/lib)?\/sync|csv-parse\/dist\/cjs\/sync\.cjs)['"]/;
const SCAN = /^(?:find|filter|findIndex)$/;

/** Work of the processor that grows with the input, done in one go where others wait: on an event loop. */
export const heavySyncWork: Detector = {
  observable: 'code-heavy-sync-work',
  *detect({ programs }) {
    for (const program of programs) {
      for (const call of program.calls) {
        const why = heavy(program, call);
        if (why) yield at(call, `${labelOf(call)} ${why}`, { callee: labelOf(call), ...listsOf(call, why) });
      }
    }
  },
};

/** The two lists whose lengths are multiplied, for whoever knows their lengths. */
function listsOf(call: Node, why: string): Record<string, string> {
  const [, scanned, list] = /^scans ([\w.]+) for each (?:element )?of ([\w.]+):/.exec(why) ?? [];
  return scanned && list ? { scanned, list, source: sourceOf(call, scanned) } : {};
}

/** What the scanned list was made from: `contacts` of `await contacts.allForAccount(id)`. */
function sourceOf(call: Node, scanned: string): string {
  const made = call.all.find((node) => node.kind === 'declare' && node.name === scanned);
  return made?.right
    ? textOf(made.right)
        .replace(/^await\s+/, '')
        .slice(0, 80)
    : '';
}

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
  if (call.path === 'parse' && PARSES_AT_ONCE.test(program.text))
    return 'parses the whole text in one go on the event loop, longer the larger it is';
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
  return scannedInLoop(program, call);
}

/** The same with a loop in words: `for (const row of rows) { const known = all.find((each) => each.key === row.key); … }`. */
function scannedInLoop(program: Program, call: Node): string | undefined {
  const loop = enclosing(call, ['loop', 'function']);
  const [test] = call.args;
  if (loop?.kind !== 'loop' || !loop.over || !SCAN.test(call.name) || test?.kind !== 'function' || call.object?.kind !== 'name')
    return undefined;
  const [scanned, list] = [call.object.path, loop.over.path];
  // What is made anew for each element, or is a constant, is short.
  const made = bindingOf(program, scanned, call);
  const variable = /^for\s*\(\s*(?:const|let|var)\s+(\w+)\s+of\b/.exec(textOf(loop).slice(0, 200))?.[1];
  if (scanned === list || !variable || /^[A-Z_]+$/.test(scanned) || !made || made.value?.kind === 'array' || inside(made.node, loop))
    return undefined;
  const own = new Set([variable]);
  for (const node of walk(loop)) if (node.kind === 'declare' && node.name && node.end < call.start) own.add(node.name);
  const element = test.parameters[0]?.name || test.parameters[0]?.path || '';
  const compares = walk(test).some(
    (node) =>
      (node.kind === 'binary' && /^={2,3}$/.test(node.op) && touches([node.left, node.right], element, own)) ||
      (node.kind === 'call' && node !== call && touches(node.args, element, own)),
  );
  return element && compares
    ? `scans ${scanned} for each of ${list || 'the elements'}: the work is the product of both lengths, and nothing else runs meanwhile`
    : undefined;
}

/** One side is a field of the list's own element, another one of the outer element's. */
const touches = (sides: readonly (Node | undefined)[], element: string, own: ReadonlySet<string>): boolean =>
  sides.some((side) => side?.path.startsWith(`${element}.`) || side?.path === element) &&
  sides.some((side) => side && own.has(side.path.replace(/\..*$/, '')));
