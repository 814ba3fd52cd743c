import type { Report } from '../report/types.ts';
import { html } from './html/index.ts';
import { json } from './json.ts';
import { markdown } from './markdown/index.ts';
import { slack, status } from './slack/index.ts';
import { type Paint, terminal } from './terminal/index.ts';

export { costWords } from './cost.ts';
export { inline, table } from './markdown/text.ts';
export { ANSI, PLAIN } from './terminal/index.ts';
export { commandLines, wrap } from './terminal/text.ts';

export interface RenderOptions {
  readonly paint?: Paint;
  readonly width?: number;
}

/** A renderer is one pure function from the report to text; to add one, write it and give it its row here. */
export const RENDERERS: Readonly<Record<string, (report: Report, options: RenderOptions) => string>> = {
  markdown: (r) => markdown(r),
  json: (r) => json(r),
  terminal: (r, o) => terminal(r, o.paint, o.width),
  html: (r) => html(r),
  slack: (r) => slack(r),
  status: (r) => status(r),
};
