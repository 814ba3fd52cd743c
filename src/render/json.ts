import type { Report } from '../report/types.ts';

/** The report as JSON, two spaces, keys in the order of the schema. */
export const json = (r: Report): string => `${JSON.stringify(r, null, 2)}\n`;
