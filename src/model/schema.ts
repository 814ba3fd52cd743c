import { z } from 'zod';
import { FIELDS } from '../incident/types.ts';

/**
 * What a language model may answer: rows, cells, observables and remedies, and signals with their quotations. There is no place in it for a rank, a
 * probability or a plan, and none for a command that changes something. Every key is required (empty text or an empty list where there is nothing):
 * servers that hold a model to a schema ask for that.
 */
const text = (most: number) => z.string().max(most);
const id = text(80);
const frequency = z.enum(['always', 'usually', 'often', 'sometimes', 'rarely', 'never']);

const signal = z.strictObject({
  observable: id.describe('id of an observable of the list, or of one that you propose'),
  value: text(40).describe('one of its values'),
  field: z.enum(FIELDS),
  quote: text(600).describe('copied from that field, character for character'),
});

const observable = z.strictObject({
  id: id.describe('new, lower case, words joined by hyphens'),
  question: text(200).describe('a yes / no question about the system'),
  kind: z.enum(['deterministic', 'intermittent', 'load-dependent', 'time-dependent', 'data-dependent', 'environment-dependent']),
  yes: text(200).describe('what a yes means, in words'),
  no: text(200).describe('what a no means, in words'),
  action: text(300).describe('how a person looks at it: one imperative sentence that only looks'),
  command: text(400).describe('a command that only reads, or empty'),
  minutes: z.number().describe('minutes that looking takes'),
  access: z.enum(['code', 'logs', 'metrics', 'database', 'shell', 'platform', 'vendor', 'users', 'none']),
});

const cell = z.strictObject({
  observable: id,
  value: text(40),
  frequency: frequency.describe('how often this cause makes the observable take this value'),
  because: text(300),
});

const mode = (classes: readonly string[]) =>
  z.strictObject({
    id: id.describe('new, lower case, words joined by hyphens; or the id of a known cause when you mean that one'),
    class: z.enum(classes as [string, ...string[]]),
    title: text(140).describe('the mechanism in a few words'),
    mechanism: z.array(text(400)).max(6).describe('how it brings the signals about, a sentence each, with the names of this incident'),
    role: z.enum(['trigger', 'sustains', 'amplifies', 'root']),
    cells: z.array(cell).max(30),
  });

const remedy = z.strictObject({
  kind: z.enum(['mitigation', 'fix']).describe('a mitigation takes minutes and no change of code'),
  treats: z.array(id).max(6).describe('ids of causes that you propose'),
  title: text(140),
  does: text(400),
  sacrifices: text(300),
  rollback: text(300),
  minutes: z.number(),
  risk: z.enum(['low', 'medium', 'high']),
  test: text(300),
  verified_by: id.describe('the observable whose return to normal shows that it worked'),
});

export const replySchema = (classes: readonly string[]) =>
  z.strictObject({
    signals: z.array(signal).max(40),
    observables: z.array(observable).max(12),
    modes: z.array(mode(classes)).max(6),
    remedies: z.array(remedy).max(12),
  });

export type Reply = z.infer<ReturnType<typeof replySchema>>;

/** The schema as JSON Schema, for the prompt. */
export const replyJsonSchema = (classes: readonly string[]): Record<string, unknown> => {
  const { $schema: _, ...schema } = z.toJSONSchema(replySchema(classes)) as Record<string, unknown>;
  return schema;
};

/** Without the bounds that servers which constrain decoding refuse. */
export function wireSchema(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(wireSchema);
  if (typeof schema !== 'object' || schema === null) return schema;
  return Object.fromEntries(Object.entries(schema).flatMap(([k, v]) => (BOUNDS.has(k) ? [] : [[k, wireSchema(v)]])));
}

const BOUNDS = new Set(['maxLength', 'minLength', 'maxItems', 'minItems', 'minimum', 'maximum', 'pattern']);
