export type Level = 'debug' | 'info' | 'warn' | 'error';
export type Log = (level: Level, message: string, more?: Readonly<Record<string, unknown>>) => void;

/** One line of JSON for each thing that happened. No bodies, no query strings, no tokens: an incident's text is not a log's matter. */
export const jsonLog =
  (write: (line: string) => void): Log =>
  (level, message, more = {}) =>
    write(`${JSON.stringify({ at: new Date().toISOString(), level, message, ...more })}\n`);

export const noLog: Log = () => undefined;
