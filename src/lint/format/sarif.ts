import { RULES } from '../rules.ts';
import type { LintOutput } from './index.ts';

/** SARIF 2.1.0: https://docs.oasis-open.org/sarif/sarif/v2.1.0/ */
export function sarif({ file, findings, version }: LintOutput): string {
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
                  snippet: { text: f.quote },
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

/** A relative URI reference, with what is not allowed in one escaped. */
const uriOf = (file: string): string => (file === '-' ? 'stdin' : file.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/'));
