import { z } from 'zod';

/** One line that an enumeration looks for: letter for letter, or an expression. */
const line = z.strictObject({
  value: z.string().min(1).optional(),
  regex: z.string().min(1).optional(),
  count: z.number().int().min(1).default(1),
});

const texts = z.array(z.string()).default([]);

/** A Common Reliability Enumeration as it stands in a team's folder, after its import. */
export const entry = z.strictObject({
  id: z.string().regex(/^[\w.-]+$/),
  title: z.string().trim().min(1),
  /** A cause class: then it stands as a hypothesis when its lines are read. Without one it is a signal alone. */
  class: z.string().optional(),
  cause: z.string().trim().min(1),
  impact: z.string().default(''),
  mitigation: z.string().default(''),
  references: texts,
  technologies: texts,
  author: z.string().default(''),
  /** The file it was taken from, and its hash or generation where it has one. */
  from: z.string(),
  /** All of these lines, in this order where `ordered`, and none of `none`. */
  lines: z.array(line).min(1),
  ordered: z.boolean().default(false),
  none: z.array(line).default([]),
  /** The time within which they must all stand: kept, and not looked at. */
  window: z.string().optional(),
});

export const creFile = z.strictObject({
  about: z.string().default(''),
  /** What the licence asks to be kept. */
  notices: z.array(z.string()).default([]),
  enumerations: z.array(entry),
});

export type CreLine = z.infer<typeof line>;
export type CreEntry = z.infer<typeof entry>;
export type CreFile = z.infer<typeof creFile>;

/** In which file of a team's folder imported enumerations stand. */
export const CRE_FILE = 'cre/cre.yaml';
