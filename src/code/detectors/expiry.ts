/** Rules and jobs that delete by age, wherever they are written: what each deletes, and whether its scope is too wide. */
import type { Config, Entry } from '../config.ts';
import type { Source } from '../source.ts';
import type { Statement } from '../sql.ts';
import { allSql } from './common.ts';

export interface Expiry {
  readonly start: number;
  readonly end: number;
  /** What is deleted, and when. */
  readonly deletes: string;
  /** Why that is more than such a rule is meant for; absent where the snippet does not show it. */
  readonly wide?: string;
  /** The rule's own name. */
  readonly rule?: string;
}

const KNOWN = new WeakMap<Source, readonly Expiry[]>();

export function expiries(source: Source): readonly Expiry[] {
  const known = KNOWN.get(source);
  if (known) return known;
  const sql = allSql(source).flatMap(({ statement }) => inSql(statement, source.text));
  const all = [...inBlocks(source), ...source.configs.flatMap(inEntries), ...sql, ...inIndexes(source.text), ...inFinds(source.text)];
  KNOWN.set(source, all);
  return all;
}

const days = (count: string): string => (count === '1' ? 'a day' : `${count} days`);

/** Terraform's `rule { filter {} expiration { days = 90 } }` and Google's `lifecycle_rule { action … condition { age = 90 } }`. */
function inBlocks({ configs, text }: Source): Expiry[] {
  if (!configs.some((config) => config.format === 'hcl')) return [];
  const found: Expiry[] = [];
  for (const match of text.matchAll(/^[ \t]*(?:lifecycle_)?rule\s*\{/gm)) {
    const body = text.slice(match.index, closing(text, match.index + match[0].length));
    const age =
      /(?<![\w])expiration\s*\{[^}]*\bdays\s*=\s*(\d+)/.exec(body)?.[1] ??
      (/\btype\s*=\s*"Delete"/.test(body) ? /\bage\s*=\s*(\d+)/.exec(body)?.[1] : undefined);
    if (age === undefined || /\bstatus\s*=\s*"Disabled"|\benabled\s*=\s*false/.test(body)) continue;
    const scoped =
      /\b(?:prefix|matches_prefix|matches_suffix)\s*=\s*(?:\[\s*)?(?:"[^"]|[a-z])|\btags?\s*(?:=\s*)?\{|object_size_\w+\s*=|num_newer_versions|with_state\s*=\s*"ARCHIVED"/.test(
        body,
      );
    const rule = /\bid\s*=\s*"([^"\n]{1,60})"/.exec(body)?.[1];
    const start = match.index + Math.max(0, body.search(/(?<!\w)(?:filter|expiration|condition)\s*\{/));
    found.push(bucketRule(start, match.index + body.length, age, scoped, rule));
  }
  return found;
}

const bucketRule = (start: number, end: number, age: string, scoped: boolean, rule?: string): Expiry => ({
  start,
  end,
  deletes: `the lifecycle rule deletes objects ${days(age)} after they were written`,
  ...(scoped ? {} : { wide: `the rule has no prefix and no tag: every object of the bucket is deleted ${days(age)} after it was written` }),
  ...(rule ? { rule } : {}),
});

function closing(text: string, from: number): number {
  let depth = 1;
  for (let i = from; i < text.length; i += 1) {
    if (text[i] === '{') depth += 1;
    if (text[i] === '}') depth -= 1;
    if (depth === 0) return i + 1;
  }
  return text.length;
}

/** The same rules as JSON or YAML, and an index's lifecycle policy. */
function inEntries(config: Config): Expiry[] {
  return config.entries.flatMap((entry): Expiry[] => {
    const parent = entry.path.at(-1) ?? '';
    const amazon = (entry.key === 'Days' && parent === 'Expiration') || entry.key === 'ExpirationInDays';
    const google = entry.key === 'age' && parent === 'condition';
    if ((amazon || google) && /^\d+$/.test(entry.value)) {
      const rule = parent === 'Expiration' || google ? entry.path.slice(0, -1) : entry.path;
      const inside = config.entries.filter((each) => each.document === entry.document && rule.every((part, i) => each.path[i] === part));
      const value = (key: RegExp): string => inside.find((each) => key.test(each.key) && each.value !== '')?.value ?? '';
      if (/disabled|false/i.test(value(/^(?:Status|Enabled)$/)) || (google && value(/^type$/) !== 'Delete')) return [];
      const names = /^(?:Prefix|Key|Tag\w*|ObjectSize\w+|matches\w+|numNewerVersions)$/;
      const scoped = inside.some((each) => each.value !== '' && (names.test(each.key) || names.test(each.path.at(-1) ?? '')));
      return [bucketRule(entry.start, entry.end, entry.value, scoped, value(/^I[Dd]$/) || undefined)];
    }
    if (entry.key === 'min_age' && parent === 'delete') return [aged(entry, `indices are deleted ${entry.value} after their rollover`)];
    if (/^(?:default_time_to_live|partition_expiration_days|default_table_expiration_ms)$/.test(entry.key) && Number(entry.value) > 0)
      return [aged(entry, `data are deleted by age (${entry.key} ${entry.value})`)];
    return [];
  });
}

const aged = ({ start, end }: Entry, deletes: string): Expiry => ({ start, end, deletes });

const NOW = /\b(?:now|current_date|current_timestamp|sysdate|getdate|curdate|date_sub|dateadd|date_add|interval|date_trunc)\b/i;
const POLICY = /\badd_retention_policy\b|\bdrop_chunks\b|\bMODIFY\s+TTL\b|\bDROP\s+PARTITION\b|\bretention\s*=\s*'/i;

function inSql(statement: Statement, text: string): Expiry[] {
  const { start, end, where, tables } = statement;
  const table = tables[0] ?? 'the table';
  if (statement.verb !== 'DELETE') {
    const whole = text.slice(start, Math.min(end, start + 600));
    return POLICY.test(whole) ? [{ start, end, deletes: `rows or partitions of ${table} are dropped by age` }] : [];
  }
  const condition = where.map((token) => token.text).join(' ');
  // A row that names its own end of life is what such a job is for.
  if (!NOW.test(condition) || /^\w*\.?\w*(?:expir|valid_?(?:until|to)|ends?_at)/i.test(condition)) return [];
  const back = new RegExp(`^[\\w.]+ (>=?) (?:${NOW.source.slice(2, -2)})`, 'i').exec(condition);
  return [
    {
      start,
      end,
      deletes: `rows of ${table} are deleted by age`,
      // `created_at > now() - interval '30 days'`: what is younger goes, what is older stays.
      ...(back && /-|date_sub/i.test(condition)
        ? { wide: `the comparison is the wrong way round for a cleanup: it deletes the young rows of ${table} and keeps the old` }
        : {}),
    },
  ];
}

/** What is made to be thrown away. */
const PASSING = /sess|token|cache|otp|code|lock|log|event|tmp|temp|job|queue|nonce|attempt|metric|trace|audit|notif|draft|reset|verif/i;
const BIRTH = /creat|insert|regist|signup|modified|updated|lastseen|last_seen|joined|^ts$|timestamp/i;

/** MongoDB's index with an end of life. */
function inIndexes(text: string): Expiry[] {
  const found: Expiry[] = [];
  for (const match of text.matchAll(
    /([\w$]+)["')\]]*\.(?:createIndex|ensureIndex|create_index)\(\s*(?:\{\s*)?\[?\(?["']?(\w+)["']?[^;]{0,120}?expireAfterSeconds["']?\s*[:=]\s*(\d+)/g,
  )) {
    const [whole, collection = '', field = '', seconds = ''] = match;
    // At zero each document names its own end of life.
    if (Number(seconds) === 0) continue;
    const after = Number(seconds) >= 86_400 ? days(String(Math.round(Number(seconds) / 86_400))) : `${seconds} s`;
    found.push({
      start: match.index,
      end: match.index + whole.length,
      deletes: `the store deletes documents of ${collection} ${after} after ${field}`,
      ...(BIRTH.test(field) && !PASSING.test(collection)
        ? { wide: `every document of ${collection} is deleted ${after} after ${field}, whether it is still needed or not` }
        : {}),
    });
  }
  return found;
}

/** `find DIR -mtime +30 -delete`. */
function inFinds(text: string): Expiry[] {
  const found: Expiry[] = [];
  for (const match of text.matchAll(
    /\bfind\s+(\S+)([^\n|;]*?)-m(?:time|min)\s+([+-]?)(\d+)([^\n;|]{0,120}?)(?:-delete|-exec(?:dir)?\s+rm|\|\s*xargs[^\n]{0,40}\brm)\b/g,
  )) {
    const [whole, dir = '', before = '', sign = '', , after = ''] = match;
    const named = /-i?(?:name|path|wholename|regex)\b/.test(before + after);
    found.push({
      start: match.index,
      end: match.index + whole.length,
      deletes: `the job deletes files under ${dir} by age`,
      ...(sign === '-'
        ? { wide: `-mtime with a minus deletes what is young under ${dir} and keeps the old` }
        : /^["']?\$/.test(dir) && !named
          ? { wide: `whatever ${dir} holds is deleted by age, of any name` }
          : {}),
    });
  }
  return found;
}
