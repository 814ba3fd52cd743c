import type { LintOutput } from './index.ts';

/** Workflow commands of GitHub Actions, a line each: https://docs.github.com/actions/reference/workflow-commands-for-github-actions */
export function github({ file, findings }: LintOutput): string {
  return findings
    .map((f) => {
      const p = f.position;
      const place = p
        ? `,line=${p.line},col=${p.column},endLine=${p.endLine}${p.endLine === p.line ? `,endColumn=${p.endColumn}` : ''}`
        : '';
      const where = p ? '' : `${f.place}: `;
      const message = `${where}${f.seen}; expected ${f.expected}. Why: ${f.why}. To mend: ${f.mend}.`;
      return `::${f.severity} file=${property(file)}${place},title=${property(f.rule)}::${data(message)}\n`;
    })
    .join('');
}

const data = (text: string): string => text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
const property = (text: string): string => data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
