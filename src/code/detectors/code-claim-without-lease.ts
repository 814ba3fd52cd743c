import { has, operation } from '../calls.ts';
import { option, stringValue, textOf, walk } from '../node.ts';
import { at, type Detector } from '../source.ts';
import type { Token } from '../sql.ts';
import { allSql, slotsOf, sqlSlots } from './common.ts';

const STATE = /^(?:\w+_)?(?:state|status)$/i;
const BUSY = /^(?:running|processing|in[_ -]?progress|claimed|locked|working|picked|taken|reserved_by_worker)$/i;
const HOLDER =
  /^(?:worker|locked_?by|claimed_?by|owner|picked_?by|runner|worker_?id|locked_?by_?worker|host|node|pod|taken_?by|processed_?by)$/i;
/** Something that lets a dead worker's claim end. */
const ENDS =
  /heart_?beat|lease|expir|visib|reap|stale|stuck|orphan|zombie|abandon|dead_?worker|locked_?until|claim_?until|deadline|timeout|requeue|reclaim|interval\s*'|(?:started|locked|claimed|picked|updated|taken)_?at["`]?\s*<|advisory/i;

/** Work is marked as held by a worker, and no time ends it: what a worker held when it died is held for ever. */
export const claimWithoutLease: Detector = {
  observable: 'code-claim-without-lease',
  *detect(source) {
    if (ENDS.test(source.text)) return;
    for (const place of allSql(source)) {
      if (place.statement.verb !== 'UPDATE') continue;
      const set = assigned(place.statement.tokens);
      const state = set.find((each) => STATE.test(each.column) && BUSY.test(each.value));
      const holder = set.find((each) => HOLDER.test(each.column));
      if (!state || !holder) continue;
      yield {
        start: state.token.start,
        end: Math.max(holder.token.end, state.token.end),
        because: `${state.column} becomes ${state.value} and ${holder.column} its holder, and nothing here ends the claim of a holder that dies`,
        slots: { ...sqlSlots(place), column: state.column },
      };
    }
    for (const program of source.programs) {
      for (const call of program.calls) {
        const done = operation(program, call);
        if (!has(done, 'db-write')) continue;
        const state = option(call, STATE);
        const value = state?.right ? (stringValue(state.right) ?? textOf(state.right).replace(/^[:.]|^\w+\./, '')) : '';
        const holder = option(call, HOLDER);
        if (
          !state ||
          !holder ||
          !BUSY.test(value) ||
          walk(call).some((each) => each !== call && each.kind === 'call' && each.args.includes(state))
        )
          continue;
        yield at(
          call,
          `${state.name} becomes ${value} and ${holder.name} its holder, and nothing here ends the claim of a holder that dies`,
          slotsOf(done),
        );
      }
    }
  },
};

interface Assigned {
  readonly column: string;
  readonly value: string;
  readonly token: Token;
}

/** `SET state = 'running', worker = $1`: what each column becomes. */
function assigned(tokens: readonly Token[]): Assigned[] {
  const from = tokens.findIndex((token) => token.type === 'word' && /^SET$/i.test(token.text));
  const out: Assigned[] = [];
  for (let i = from + 1; from >= 0 && i < tokens.length; i += 1) {
    const token = tokens[i] as Token;
    if (token.type === 'word' && /^(?:WHERE|FROM|RETURNING)$/i.test(token.text)) break;
    const value = tokens[i + 2];
    const before = tokens[i - 1]?.text ?? '';
    if (tokens[i + 1]?.text === '=' && value && (/^set$/i.test(before) || before === ',' || before === '.'))
      out.push({ column: token.text, value: value.text, token: { ...token, end: value.end } });
  }
  return out;
}
