import { stringValue, walk } from '../node.ts';
import { at, type Detector } from '../source.ts';

const NAME = /(?:password|passwd|secret|api_?key|access_?key|private_?key|auth_?token|client_secret|db_pass)$/i;
const KNOWN = /^(?:AKIA[0-9A-Z]{16}|sk_live_\w{10,}|ghp_\w{20,}|xox[bp]-[\w-]{10,}|-----BEGIN (?:RSA |EC )?PRIVATE KEY)/;
const PLACEHOLDER =
  /^(?:$|\$\{|<|x{3,}|\*+|changeme|your|example|test|dummy|todo|redacted|\[redacted|%\(|env:|process\.env|secret$|password$)/i;

/** A secret stands in the source itself, where everyone with the code has it and none can rotate it alone. */
export const secretInCode: Detector = {
  observable: 'code-secret-in-code',
  *detect({ programs, configs }) {
    for (const program of programs) {
      for (const node of walk(program.root)) {
        if (node.kind === 'string' && KNOWN.test(stringValue(node) ?? '')) yield at(node, 'a key stands in the source');
        if ((node.kind !== 'pair' && node.kind !== 'declare' && node.kind !== 'assign') || !NAME.test(node.name.replace(/^.*\./, '')))
          continue;
        const value = stringValue(node.right);
        if (
          value !== undefined &&
          value.length >= 6 &&
          !PLACEHOLDER.test(value) &&
          !/[{}$|]|\s|^(?:required|sometimes|nullable|string|hidden|text)/.test(value) &&
          !/[-_](?:secret|password|token|key)$/i.test(value)
        )
          yield at(node, `${node.name} is written into the source`);
      }
    }
    for (const config of configs) {
      for (const entry of config.entries) {
        const key = entry.key === 'value' ? '' : entry.key;
        if (
          NAME.test(key) &&
          entry.value.length >= 6 &&
          !PLACEHOLDER.test(entry.value) &&
          !/\$\{|\{\{|\s|\/|^!|secret/i.test(entry.value) &&
          config.format !== 'nginx'
        )
          yield { start: entry.start, end: entry.end, because: `${key} is written into the configuration`, slots: {} };
      }
    }
  },
};
