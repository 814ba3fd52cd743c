import { labelOf } from '../calls.ts';
import { type Node, option, textOf } from '../node.ts';
import { namedFunction, originOf, type Program } from '../program.ts';
import { at, type Detector } from '../source.ts';
import { isStartup } from './common.ts';

/** A command that goes through all keys or items of a store: its time grows with the store, and other requests wait or pay for it. */
export const scansWholeStore: Detector = {
  observable: 'code-scans-whole-store',
  *detect({ programs, scripts }) {
    for (const program of programs) {
      for (const call of program.calls) {
        const { name } = namedFunction(call);
        const why = redis(program, call) ?? dynamo(program, call) ?? mongo(program, call);
        if (why && !isStartup(name) && !/test|migrat|backfill|seed|admin|debug/i.test(name))
          yield at(call, `${labelOf(call)} ${why}`, { callee: labelOf(call) });
      }
    }
    for (const script of scripts)
      for (const command of script.commands) {
        const line = [command.name, ...command.words.slice(1)].join(' ');
        if (/^redis-cli\b.*\s(?:keys\s+\S|flushall|flushdb)/i.test(line))
          yield {
            start: command.start,
            end: command.end,
            because: `${line.slice(0, 60)} goes through all keys, and the server does nothing else meanwhile`,
          };
      }
  },
};

const isRedis = (program: Program, call: Node): boolean => {
  const receiver = call.path.replace(/\.?[^.]*$/, '');
  return (
    /(?:^|\.)(?:\w*redis\w*|rdb|jedis|valkey|redisTemplate|stringRedisTemplate|\$redis|Redis)(?:\(\))?$/i.test(receiver) ||
    /redis|jedis|lettuce|valkey/i.test(originOf(program, receiver, call))
  );
};

function redis(program: Program, call: Node): string | undefined {
  if (!isRedis(program, call)) return undefined;
  if (/^(?:keys|Keys|KeysAsync)$/.test(call.name) && call.args.length > 0)
    return 'goes through all keys of the store, and Redis does nothing else meanwhile';
  if (/^(?:flushall|flushdb|flushAll|flushDb|FlushAll|FlushDB|flush_all)$/i.test(call.name))
    return 'empties the whole store, with the keys of everybody else';
  return undefined;
}

/** A filter of a scan is applied after the items were read and paid for. */
function dynamo(program: Program, call: Node): string | undefined {
  const scan =
    /^(?:new ScanCommand|new ScanRequest|new PaginateScan)$/.test(call.path) ||
    (call.name === 'paginateScan' && call.args.length > 0) ||
    (/^(?:scan|Scan|ScanAsync)$/.test(call.name) &&
      (/(?:^|\.)(?:\w*table|dynamo\w*|ddb|docClient|documentClient|dynamoDbClient)(?:\(\))?$/i.test(call.path.replace(/\.?[^.]*$/, '')) ||
        /dynamodb/i.test(originOf(program, call.path.replace(/\.?[^.]*$/, ''), call))));
  if (!scan) return undefined;
  return option(call, /^(?:FilterExpression|filterExpression)$/)
    ? 'reads every item of the table and filters afterwards'
    : 'reads every item of the table';
}

/** `$where` runs a script for each document; a pattern without an anchor can use no index. */
function mongo(program: Program, call: Node): string | undefined {
  if (!/^(?:find|findOne|count|countDocuments|updateMany|deleteMany|aggregate|find_one)$/.test(call.name) || call.args.length === 0)
    return undefined;
  const text = textOf(call.args[0] as Node);
  if (/['"]?\$where['"]?\s*:/.test(text)) return 'runs a script on every document of the collection ($where)';
  const regex =
    /['"]?\$regex['"]?\s*:\s*(?!\s*['"`/]\^)(?:new RegExp\(|[\w.]+|['"`/])/.exec(text) ??
    (program.language === 'javascript' ? /:\s*new RegExp\(\s*(?!['"`]\^)/.exec(text) : null);
  return regex && !/['"`]\^/.test(text)
    ? 'searches by a pattern without ^, which can use no index and reads the whole collection'
    : undefined;
}
