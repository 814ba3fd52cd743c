import { isAbsolute, relative, resolve } from 'node:path';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { redact } from '../incident/index.ts';
import type { InvestigationEvent } from '../investigation/index.ts';
import { reports } from '../mcp/reports.ts';
import { createMcpServer } from '../mcp/server.ts';
import { type Logged, ToolFault } from '../mcp/types.ts';
import { EXIT } from './exit.ts';
import { compileForLongWork } from './expressions.ts';
import { readInput } from './input.ts';
import { appendEvents, readLog } from './investigation/log-file.ts';
import { newId, whoIs } from './investigation/who-and-when.ts';
import { loadParser } from './parsers.ts';
import { openEngine } from './team/open.ts';
import type { TeamOptions } from './team/options.ts';

/** `triage mcp`: the tool server on standard input and output, until the input ends. */
export async function mcpCommand(options: TeamOptions & { readonly enableWriteTools?: boolean }): Promise<number> {
  compileForLongWork();
  const now = () => `${new Date().toISOString().slice(0, 19)}Z`;
  const server = createMcpServer(
    {
      engine: await openEngine(undefined, options),
      loadParser,
      reports: reports(),
      now,
      ...(options.enableWriteTools ? { open: (file: string) => openLogged(file, now) } : {}),
    },
    '0.1.0',
  );
  const transport = new StdioServerTransport();
  const ended = new Promise<void>((done) => {
    transport.onclose = done;
    process.stdin.once('end', done);
    process.stdin.once('close', done);
  });
  await server.connect(transport);
  await ended;
  await server.close();
  return EXIT.done;
}

/** An incident below the folder in which the server was started, and its log. */
async function openLogged(file: string, now: () => string): Promise<Logged> {
  const below = relative(process.cwd(), resolve(file));
  if (below === '' || below.startsWith('..') || isAbsolute(below))
    throw new ToolFault(`"${file}" does not lie below the folder in which this server runs`);
  const input = await readInput(below, {});
  if (!input.ok) throw new ToolFault(input.error);
  return {
    input,
    events: () => readLog(below).events,
    record: (happenings) => {
      const events = happenings.map(
        (h): InvestigationEvent => ({ ...withoutSecrets(h), id: newId(), at: now(), by: `${whoIs(undefined)} (assistant)` }),
      );
      appendEvents(below, events);
      return events;
    },
  };
}

const withoutSecrets = <H extends object>(h: H): H => ('note' in h && typeof h.note === 'string' ? { ...h, note: redact(h.note).text } : h);
