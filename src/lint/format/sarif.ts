import { RULES } from '../rules.ts';
import type { Position } from '../types.ts';
import type { LintOutput } from './index.ts';

/** SARIF 2.1.0: https://docs.oasis-open.org/sarif/sarif/v2.1.0/ */
export function sarif({ file, source, findings, version }: LintOutput): string {
  const lines = source.replace(/^\ufeff/, '').split(/\r?\n/);
  const used = [...new Set(findings.map((f) => f.rule))];
  const rules = used.map((id) => {
    const own = RULES.find((r) => r.id === id) ?? findings.find((f) => f.rule === id);
    return {
      id,
      name: id.replace(/(?:^|-)(\w)/g, (_, c: string) => c.toUpperCase()),
      shortDescription: { text: id.replaceAll('-', ' ') },
      fullDescription: { text: `${own?.why ?? ''}.` },
      help: { text: `To mend: ${own?.mend ?? ''}.` },
      defaultConfiguration: { level: own?.severity ?? 'warning' },
    };
  });
  const results = findings.map((f) => ({
    ruleId: f.rule,
    ruleIndex: used.indexOf(f.rule),
    level: f.severity,
    message: { text: `${f.seen}; expected ${f.expected}. Why: ${f.why}. To mend: ${f.mend}.` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(file) },
          ...(f.position
            ? {
                region: {
                  startLine: f.position.line,
                  startColumn: f.position.column,
                  endLine: f.position.endLine,
                  endColumn: Math.max(f.position.endColumn, f.position.endLine === f.position.line ? f.position.column : 1),
                  // What stands there, to the letter: the quotation is without markup.
                  snippet: { text: textAt(lines, f.position) },
                },
              }
            : {}),
        },
        logicalLocations: [{ fullyQualifiedName: f.place }],
      },
    ],
  }));
  const run = { tool: { driver: { name: 'triage lint', version, rules } }, columnKind: 'utf16CodeUnits', results };
  return `${JSON.stringify({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] }, null, 2)}\n`;
}

/** The text of a region; one over several lines is shown to the end of its first. */
function textAt(lines: readonly string[], p: Position): string {
  const line = lines[p.line - 1] ?? '';
  return line.slice(p.column - 1, p.endLine === p.line ? p.endColumn - 1 : line.length);
}

/** A relative URI reference, with what is not allowed in one escaped. */
const uriOf = (file: string): string => (file === '-' ? 'stdin' : file.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/'));
