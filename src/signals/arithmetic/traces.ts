import { type LogLine, logLines } from './logs.ts';
import type { Derived, Parts } from './types.ts';
import { spanOf, time } from './words.ts';

export const TRACE = /^(?:trace|trace_?id|traceid|correlation_?id|corr|request_?id|req_?id|req)$/;
const PARTY = /^(?:tenant|tenant_?id|customer|customer_?id|org|org_?id|organi[sz]ation|account|account_?id|company|sub|workspace)$/;
const PROCESS = /^(?:inst|instance|pod|host|worker|pid|node|thread|proc)$/;
/** Of two requests that overlap, one ends within so many seconds of the other. Judgement. */
const OVERLAP = 2;

const named = (line: LogLine, name: RegExp): string | undefined => line.ids.find(([key]) => name.test(key))?.[1];
/** `sub=tenant:brightline` names a tenant with its kind. */
const partyOf = (line: LogLine): string | undefined => named(line, PARTY)?.replace(/^(?:tenant|org|customer|account|user)[:/]/, '');

/** One request in a log for whom two parties stand, and whether the other one was served by the same process just then. */
export function oneTraceTwoParties(parts: Parts): Derived[] {
  const lines = logLines(parts).filter((l) => named(l, TRACE) && partyOf(l));
  for (const later of lines) {
    const first = lines.find(
      (l) => l !== later && named(l, TRACE) === named(later, TRACE) && l.at <= later.at && partyOf(l) !== partyOf(later),
    );
    if (!first) continue;
    const [own, other, trace] = [partyOf(first), partyOf(later), named(first, TRACE)];
    const mixed: Derived = {
      id: 'one-trace-two-parties',
      text: `Request ${trace} came from ${own} and went on as ${other}: on the way it took up who somebody else is.`,
      formula: `trace ${trace}: ${own} ≠ ${other}`,
      value: 2,
      unit: 'parties',
      inputs: [spanOf(later), spanOf(first)],
      shows: ['wrong-users-data-shown', 'yes'],
      reliability: 0.9,
    };
    const beside = lines.find(
      (l) =>
        partyOf(l) === other &&
        named(l, TRACE) !== trace &&
        named(l, PROCESS) !== undefined &&
        named(l, PROCESS) === named(first, PROCESS) &&
        Math.abs(l.at - first.at) <= OVERLAP,
    );
    if (!beside) return [mixed];
    return [
      mixed,
      {
        id: 'other-party-in-process',
        text: `${other} was served by the same process (${named(first, PROCESS)}) within ${time(Math.abs(beside.at - first.at))} of it.`,
        formula: `${named(beside, TRACE)} and ${trace}: ${time(Math.abs(beside.at - first.at))} apart, both on ${named(first, PROCESS)}`,
        value: Math.abs(beside.at - first.at),
        unit: 's',
        inputs: [spanOf(beside), spanOf(first), spanOf(later)],
        shows: ['mixed-data-same-process', 'yes'],
        reliability: 0.9,
      },
    ];
  }
  return [];
}
