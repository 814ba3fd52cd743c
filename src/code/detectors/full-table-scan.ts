import type { Detector } from '../source.ts';

const SCAN =
  /\bSeq Scan on (\w+)|"(?:access_type|type)":\s*"ALL"|\btype:\s*ALL\b|\|\s*ALL\s*\||\bTABLE ACCESS FULL\b(?:\s*\|?\s*(\w+))?|\bTABLE SCAN\b|\bCOLLSCAN\b|\bClustered Index Scan\b|\bSCAN (?:TABLE )?(\w+)(?! USING)\s*$/gm;

/** The plan of a query, pasted with the code: it reads the whole table. */
export const fullTableScan: Detector = {
  observable: 'full-table-scan',
  *detect({ text }) {
    for (const match of text.matchAll(SCAN)) {
      const table = match[1] ?? match[2] ?? match[3] ?? '';
      yield {
        start: match.index,
        end: match.index + match[0].length,
        because: `the plan reads the whole table${table ? ` ${table}` : ''}`,
        slots: table ? { table } : {},
      };
    }
  },
};
