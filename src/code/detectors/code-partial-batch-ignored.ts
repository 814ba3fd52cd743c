import { enclosing, type Node, textOf, walk } from '../node.ts';
import { at, type Detector } from '../source.ts';

const BATCHES: readonly (readonly [RegExp, RegExp, string])[] = [
  [
    /^(?:batch_write_item|batchWrite|batchWriteItem|BatchWriteItem|new BatchWriteItemCommand|new BatchWriteCommand|BatchWriteItemAsync)$/,
    /UnprocessedItems|unprocessed_?items/i,
    'UnprocessedItems',
  ],
  [/^(?:batch_get_item|batchGetItem|BatchGetItem|new BatchGetItemCommand|new BatchGetCommand)$/, /UnprocessedKeys/i, 'UnprocessedKeys'],
  [
    /^(?:put_records|putRecords|PutRecords|new PutRecordsCommand|put_record_batch|PutRecordBatch|new PutRecordBatchCommand)$/,
    /FailedRecordCount|FailedPutCount|failed_?record_?count|RequestResponses/i,
    'FailedRecordCount',
  ],
  [
    /^(?:send_message_batch|sendMessageBatch|new SendMessageBatchCommand|SendMessageBatch|delete_message_batch|deleteMessageBatch|new DeleteMessageBatchCommand|publish_batch)$/,
    /\bFailed\b|\.failed\b/,
    'Failed',
  ],
  [/^(?:put_events|putEvents|new PutEventsCommand)$/, /FailedEntryCount/i, 'FailedEntryCount'],
  [/^(?:delete_objects|deleteObjects|new DeleteObjectsCommand)$/, /\bErrors\b/, 'Errors'],
];

/** A batch call succeeds although part of the batch failed; the part that did is in the answer, which nobody reads. */
export const partialBatchIgnored: Detector = {
  observable: 'code-partial-batch-ignored',
  *detect({ programs }) {
    for (const program of programs) {
      for (const call of program.calls) {
        const found = BATCHES.find(([name]) => name.test(call.path.startsWith('new ') ? call.path : call.name));
        const bulk =
          /^(?:bulk)$/.test(call.name) && /elastic|\bes\b|opensearch|client/i.test(call.path) && !/helpers/.test(call.path)
            ? ([/./, /\berrors\b/, 'errors'] as const)
            : undefined;
        const rule = found ?? bulk;
        if (rule && !rule[1].test(program.text))
          yield at(call, `${call.name} answers with success even when items failed; ${rule[2]} in its answer is never read`, {
            field: rule[2],
          });
        if (isUnheard(call))
          yield at(call, `${call.name} was told not to raise, and the list of failed items that it gives back is thrown away`, {
            field: 'errors',
          });
      }
      for (const fn of program.functions) {
        const lists = [...walk(fn)].filter((node) => node.kind === 'return' && /batchItemFailures/.test(textOf(node)));
        const always = lists.length > 0 && lists.every((node) => /batchItemFailures['"]?\s*:\s*\[\s*\]/.test(textOf(node)));
        const first = lists[0];
        if (always && first && enclosing(first, ['function']) === fn && !catchesEach(fn))
          yield at(first, 'batchItemFailures is always empty: a message whose work failed counts as done', {
            field: 'batchItemFailures',
          });
      }
    }
  },
};

/** `helpers.bulk(…, raise_on_error=False)`: what failed is in its second value. */
function isUnheard(call: Node): boolean {
  if (!/^(?:bulk|parallel_bulk|streaming_bulk)$/.test(call.name)) return false;
  if (!call.args.some((a) => /^raise_on_error\s*=\s*False$/.test(textOf(a).trim()))) return false;
  const { parent } = call;
  if (parent?.kind === 'assign' || parent?.kind === 'declare')
    return /,\s*_\w*\s*=/.test(textOf(parent).slice(0, call.start - parent.start));
  return parent === undefined || parent.kind === 'block' || parent.type === 'expression_statement';
}

/** The handler lets every failure escape instead: then the whole batch comes again. */
const catchesEach = (fn: Node): boolean => {
  const text = textOf(fn);
  return !/forEach|Promise\.allSettled|catch|except/.test(text);
};
