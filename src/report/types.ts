import type { z } from 'zod';
import type * as schema from './schema.ts';

/** Types of the report, taken from its schema; nothing of the schema's code is loaded by importing them. */
export type Report = z.infer<typeof schema.report>;
export type ReportSignal = z.infer<typeof schema.signal>;
export type ReportHypothesis = z.infer<typeof schema.hypothesis>;
export type ReportStep = z.infer<typeof schema.step>;
export type ReportAction = z.infer<typeof schema.action>;
export type ReportTrigger = z.infer<typeof schema.trigger>;
export type ReportSeverity = z.infer<typeof schema.severity>;
export type ReportCheck = z.infer<typeof schema.check>;
export type LogEntry = z.infer<typeof schema.logEntry>;
export type ModelUse = z.infer<typeof schema.modelUse>;
export type Statement = z.infer<typeof schema.statement>;
export type Provenance = z.infer<typeof schema.provenance>;
export type Finding = Report['lint'][number];
