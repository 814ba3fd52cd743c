import { loadEngine } from '../../src/cli/engine.ts';
import { readInput } from '../../src/cli/input.ts';
import { loadParser } from '../../src/cli/parsers.ts';
import type { Report } from '../../src/report/types.ts';
import { triage } from '../../src/triage.ts';

/** The report of an incident in a file, as the command line makes it. */
export async function triaged(file: string): Promise<Report> {
  const input = await readInput(file, {});
  if (!input.ok) throw new Error(input.error);
  return triage(input, loadEngine(), loadParser);
}

/** Three that differ: causes that act together, a plan of several steps with the cause outside the ledger, one clear cause. */
export const INCIDENTS = [
  'examples/checkout-duplicate-charges.md',
  'eval/cases/field/slack-2022-messages-fail-morning.yaml',
  'eval/cases/field/stripe-2019-one-shard-no-writes.yaml',
] as const;
