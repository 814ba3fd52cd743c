import type { z } from 'zod';
import type { Hints, Workbench } from '../types.ts';

/** What a tool answers: text to read, and where it helps, data and links to resources. */
export interface Answer {
  readonly text: string;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly links?: readonly { readonly uri: string; readonly name: string }[];
}

export interface Tool<Shape extends z.ZodRawShape = z.ZodRawShape> {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly hints: Hints;
  readonly input: Shape;
  run(args: z.infer<z.ZodObject<Shape>>, bench: Workbench): Promise<Answer>;
}

/** Identity, with the type of its arguments: a tool's file holds one plain object. */
export const tool = <Shape extends z.ZodRawShape>(t: Tool<Shape>): Tool<Shape> => t;
