const WRITES =
  /\b(?:insert|update|delete|merge|replace|drop|alter|create|truncate|grant|revoke|call|do|copy|into|lock|vacuum|reindex|refresh|set|reset|execute|prepare|listen|notify|load|handler|kill|flush|purge|attach|detach|pragma|import|outfile|dumpfile|share|analyze|nowait|begin|commit|rollback|cluster|comment|security|password|passwd|rolpassword|pg_shadow|pg_authid)\b/i;
/** Functions that only compute or look. Any other could do anything. */
const FUNCTIONS = new Set(
  'count sum avg min max now age extract date_trunc coalesce round floor ceil abs greatest least nullif lower upper length substring substr left right trim to_char concat string_agg array_agg percentile_cont percentile_disc row_number rank lag lead over filter interval cast exists in any all and or not on using by values as where having when then else pg_size_pretty pg_relation_size pg_total_relation_size pg_table_size pg_indexes_size pg_database_size pg_blocking_pids current_setting current_database timestampdiff datediff date time year month hour minute group_concat ifnull if distinct select from join within group partition'.split(
    ' ',
  ),
);

/** One statement that begins with SELECT, SHOW or EXPLAIN, writes nothing, locks nothing, and calls only functions that are known to look. */
export function isReadOnlySql(text: string): boolean {
  const bare = text
    .trim()
    .replace(/;\s*$/, '')
    .replace(/'(?:[^']|'')*'/g, "''");
  if (!/^(?:select|show|explain(?!\s*(?:\(|analyze)))\s/i.test(bare) || /;|--|\/\*|#|\\|\$\$|@@?\w+\s*:=/.test(bare) || bare.includes("E'"))
    return false;
  if (WRITES.test(bare) || /\bfor\s+(?:update|no|key|share)\b/i.test(bare)) return false;
  return [...bare.matchAll(/([\w.]+"?)\s*\(/g)].every((m) => FUNCTIONS.has((m[1] ?? '').toLowerCase()));
}
