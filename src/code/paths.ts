/**
 * Follows a thing that was taken (a connection, a lock) along the paths of its function, and gives the exits that it does not
 * leave with it returned. It errs towards silence: whatever it cannot follow counts as returned.
 */
import { type Node, own, textOf, walk } from './node.ts';

export interface Exit {
  readonly node: Node;
  readonly how: 'return' | 'throw' | 'end' | 'error';
}

export interface Taken {
  /** The statement after which it is held. */
  readonly after: Node;
  readonly body: Node;
  /** Names that tell whether the taking worked: the thing itself; what came with it (its error) tells only right after. */
  readonly tells: readonly string[];
  readonly isRelease: (node: Node) => boolean;
  /** The thing goes to somebody else: returned, stored, handed over. */
  readonly escapes: (node: Node) => boolean;
  /** A call after which an error path matters. */
  readonly mayFail: (node: Node) => boolean;
}

type State = 'before' | 'held' | 'free' | 'gone';

const worse = (a: State, b: State): State => {
  if (a === 'gone') return b;
  if (b === 'gone') return a;
  return a === 'held' || b === 'held' ? 'held' : a === 'before' && b === 'before' ? 'before' : 'free';
};

export function exitsHolding(taken: Taken): Exit[] {
  const exits: Exit[] = [];
  const releases = (node: Node): boolean => [...walk(node)].some(taken.isRelease);
  const ownReleases = (node: Node): boolean => [...own(node)].some(taken.isRelease);
  // A callback that returns the thing runs at a time that is not known here.
  const inCallback = [...walk(taken.body)].some(
    (node) =>
      node.kind === 'function' &&
      node !== taken.body &&
      !node.children.includes(taken.body) &&
      releases(node) &&
      !contains(node, taken.after),
  );
  if (inCallback) return [];

  const siblings = taken.after.parent?.children ?? [];
  const isNext = (node: Node): boolean => siblings[siblings.indexOf(taken.after) + 1] === node;

  const sequence = (nodes: readonly Node[], state: State, caught: boolean): State => {
    let now = state;
    for (const node of nodes) {
      now = step(node, now, caught);
      if (now === 'gone') return 'gone';
    }
    return now;
  };

  const step = (node: Node, state: State, caught: boolean): State => {
    if (node === taken.after && node.kind !== 'if') return 'held';
    if (state === 'free') return 'free';
    const asks = (test: Node | undefined): boolean =>
      test !== undefined && taken.tells.some((name, i) => name !== '' && (i === 0 || isNext(node)) && asksForIt(name).test(textOf(test)));
    switch (node.kind) {
      case 'block':
      case 'root':
        return sequence(node.children, state, caught);
      case 'if': {
        if (node.test && contains(node.test, taken.after)) {
          // `if (!lock.tryLock()) return;`: held afterwards. `if (lock.tryLock()) { … }`: held inside only.
          if (node.test.kind === 'not') return leavesAll(node.body) ? 'held' : 'free';
          const after = node.body ? step(node.body, 'held', caught) : 'held';
          return after === 'held' ? 'held' : 'free';
        }
        const initial = node.children.find((child) => child.field === 'initializer');
        if (initial && contains(initial, taken.after)) return 'free';
        const given = state === 'held' && asks(node.test) ? 'free' : state;
        const one = node.body ? step(node.body, given, caught) : state;
        const other = node.otherwise ? step(node.otherwise, state, caught) : state;
        // Asked whether it is there: on the way on it is held, if it was.
        if (ownReleases(node) && node.test && taken.tells.some((name) => name !== '' && textOf(node.test as Node).includes(name)))
          return 'free';
        if (given !== state) return one === 'gone' || !ownReleases(node) ? other : 'free';
        return worse(one, other);
      }
      case 'try': {
        const last = node.children.find((child) => child.kind === 'finally');
        if (last && releases(last)) return last && contains(node, taken.after) ? 'free' : state === 'before' ? 'before' : 'free';
        const handlers = node.children.filter((child) => child.kind === 'catch');
        const takesHere = contains(node, taken.after);
        const done = node.body ? step(node.body, state, handlers.length > 0 || caught) : state;
        const risky = [...own(node.body ?? node)].filter(taken.mayFail);
        const thrown: State = state === 'held' || (takesHere && risky.some((call) => call.start > taken.after.end)) ? 'held' : state;
        const ends = handlers.map((handler) => (handler.body ? sequence([handler.body], thrown, caught) : thrown));
        return ends.reduce(worse, done);
      }
      case 'loop': {
        const inner = node.body ? step(node.body, state, caught) : state;
        return worse(state, inner);
      }
      case 'switch': {
        const arms = [...walk(node, (inner) => inner === node || inner.kind !== 'case')].filter((inner) => inner.kind === 'case');
        return arms.map((arm) => sequence(arm.children, state, caught)).reduce(worse, state);
      }
      case 'return':
        if (state === 'held' && !releases(node) && !taken.escapes(node)) exits.push({ node, how: 'return' });
        return 'gone';
      case 'throw':
        if (state === 'held' && !caught && !releases(node)) exits.push({ node, how: 'throw' });
        return 'gone';
      case 'break':
      case 'continue':
        return state;
      case 'defer':
        return releases(node) ? 'free' : state;
      default:
        if (state === 'held' && (ownReleases(node) || taken.escapes(node))) return 'free';
        return sequence(
          node.children.filter((child) =>
            ['block', 'if', 'try', 'loop', 'switch', 'return', 'throw', 'using', 'lock'].includes(child.kind),
          ),
          contains(node, taken.after) && state === 'before' ? 'held' : state,
          caught,
        );
    }
  };

  const body = taken.body;
  const end = body.kind === 'block' || body.kind === 'root' ? sequence(body.children, 'before', false) : step(body, 'before', false);
  if (end === 'held') exits.push({ node: taken.after, how: 'end' });
  if (exits.length === 0 && !protectedFromErrors(taken, releases)) {
    const failing = [...own(body)].find((node) => node.start >= taken.after.end && taken.mayFail(node) && !taken.isRelease(node));
    const release = [...own(body)].find((node) => node.start >= taken.after.end && taken.isRelease(node));
    if (failing && release && failing.start < release.start) exits.push({ node: failing, how: 'error' });
  }
  return exits;
}

/** The release stands where an error passes too: finally, defer, a catch around, a block that frees by itself. */
function protectedFromErrors(taken: Taken, releases: (node: Node) => boolean): boolean {
  for (const node of own(taken.body)) {
    if ((node.kind === 'finally' || node.kind === 'catch' || node.kind === 'defer') && releases(node)) return true;
  }
  return false;
}

/** `err != nil`, `!conn`, `conn == null`, `conn is None`: asks whether the thing is there, not what it holds. */
const asksForIt = (name: string): RegExp =>
  new RegExp(
    `(?<![\\w.$])${literal(name)}(?![\\w$.])\\s*(?:$|[)&|]|(?:[!=]=+|is(?:\\s+not)?)\\s*(?:null|nil|None|undefined))|(?:null|nil|undefined)\\s*[!=]=+\\s*${literal(name)}(?![\\w$.])`,
  );

const leavesAll = (node: Node | undefined): boolean =>
  node !== undefined &&
  (['return', 'throw', 'break', 'continue'].includes(node.kind) || (node.kind === 'block' && leavesAll(node.children.at(-1))));

const contains = (outer: Node, inner: Node): boolean => outer.start <= inner.start && inner.end <= outer.end;

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
