export { BadConfig, type Config, type Flags, readConfig } from './config.ts';
export { jsonLog, type Log, noLog } from './http/log.ts';
export { type Running, type StartOptions, startServer } from './start.ts';
