import { type Node, option, stringValue, textOf } from '../node.ts';
import { at, type Detector } from '../source.ts';

/** Every message or row gets the same partition key, so one partition takes it all. */
export const fixedKeyOnAll: Detector = {
  observable: 'code-fixed-key-on-all',
  *detect({ programs }) {
    for (const program of programs) {
      for (const call of program.calls) {
        const sends =
          /^(?:send|produce|put_record|putRecord|put_records|publish|send_message|sendMessage|new PutRecordCommand|SendMessage|PutRecord)$/.test(
            call.path.startsWith('new ') ? call.path : call.name,
          );
        if (!sends) continue;
        const key = option(call, /^(?:key|PartitionKey|partition_?key|partitionKey|MessageGroupId|ordering_key|orderingKey|partition)$/);
        const value = key?.right;
        const java = call.path.startsWith('new ProducerRecord') ? call.args[1] : undefined;
        const fixed = constant(value) ?? constant(java);
        if (fixed !== undefined) yield at(call, `every message is sent with the key ${fixed}, so all go to one partition`, { key: fixed });
      }
    }
  },
};

const constant = (node: Node | undefined): string | undefined => {
  if (!node) return undefined;
  const text = stringValue(node);
  if (text !== undefined) return /\$\{|\{|#\{|%/.test(text) || text === '' ? undefined : text;
  return node.kind === 'number' ? textOf(node) : undefined;
};
