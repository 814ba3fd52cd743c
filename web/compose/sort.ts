import type { FieldName } from '../../src/incident/types.ts';

/** What a file or a pasted text is: by its name where that says so, else by its lines. */
export type Kind = 'log' | 'code' | 'incident';

const CODE_NAMES =
  /\.(?:[cm]?[jt]sx?|py|go|java|kt|kts|scala|rb|rs|cs|php|swift|cc|cpp|cxx|c|h|hpp|ex|exs|sql|tf|hcl|sh|lua|pl|proto|gradle|conf|ini|toml|patch|diff)$|(?:^|\/)(?:dockerfile|makefile|jenkinsfile)/i;
const LOG_NAMES = /\.(?:log|out|err|trace|jsonl|ndjson)(?:\.\d+)?$/i;
const STAMP = /^\W{0,2}(?:\d{4}[-/]\d\d[-/]\d\d|\d\d:\d\d:\d\d|\d\d\/[A-Z][a-z]{2}\/\d{4}|[A-Z][a-z]{2} {1,2}\d{1,2} \d\d:|\d{10,13}\b)/;
const LEVEL = /\b(?:ERROR|WARN(?:ING)?|INFO|DEBUG|FATAL|TRACE|PANIC|CRITICAL)\b|\blevel=\w+|"level":/;
const STACK = /^\s+at [\w.$<>]+|^Traceback |^\s+File "|^Caused by:|^goroutine \d+/;
const CODE =
  /[;{}]\s*$|^\s*(?:def|class|func|function|import|from|package|public|private|const|let|var|if|for|while|return|async|await|SELECT|INSERT|UPDATE|DELETE|CREATE|ALTER|resource|apiVersion:|kind:|@\w+)\b|=>|:=|\)\s*[{:]\s*$|^\s*(?:\/\/|#include|<\?php)/;
const FIELD =
  /^\s*(?:#{1,4}\s+|\[|\*\*|")?(code[ _]snippet|code|tech[ _]stack|stack|symptoms?|occurrence[ _]pattern|occurrence|pattern|blast[ _]radius|impact)\b\]?\**"?\s*(?::|$)/gim;

export function kindOf(text: string, name = ''): Kind {
  if (fieldsNamed(text) >= 2) return 'incident';
  if (LOG_NAMES.test(name)) return 'log';
  if (CODE_NAMES.test(name)) return 'code';
  const lines = text
    .slice(0, 60_000)
    .split('\n')
    .filter((l) => l.trim() !== '')
    .slice(0, 400);
  if (lines.length === 0) return 'log';
  const share = (matches: (line: string) => boolean) => lines.filter(matches).length / lines.length;
  const log = share((l) => STAMP.test(l) || LEVEL.test(l) || STACK.test(l));
  const code = share((l) => CODE.test(l) && !STAMP.test(l));
  return code > 0.3 && code > log ? 'code' : 'log';
}

const fieldsNamed = (text: string): number =>
  new Set([...text.slice(0, 200_000).matchAll(FIELD)].map((m) => (m[1] ?? '').toLowerCase().slice(0, 4))).size;

export const fieldFor = (kind: Kind): FieldName => (kind === 'code' ? 'code_snippet' : 'symptoms');
