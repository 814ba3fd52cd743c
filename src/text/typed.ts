import { anyOf } from './any-of.ts';

/** `root@web-2:~# `, `[ops@db1 ~]$ `, `$ ` before what begins like a program. */
const SHELL = /^(?:\[?[\w.-]{1,40}@[\w.-]{1,60}[^$#\n]{0,60}[$#]|\$) +(?:sudo +)?[a-z./~]/;
/** `app=# `, `shop-> `, `mysql> `, `10.0.0.4:6379> `. */
const CLIENT = new RegExp(
  String.raw`^(?:[\w-]{0,20}[=-][#>*]|${anyOf`mysql | mariadb | sqlite | cqlsh | mongo\w* | redis`}[^>\n]{0,30}>|[\w.]{3,30}:\d{2,5}>) +\S`,
  'i',
);
/** What somebody wrote behind it says how it went: `$ dig api.example -> NXDOMAIN`. */
const ANSWERED = /\s(?:->|→|=>|<-|←|# )\s?/;

/** What was typed at a prompt: it asks, and states nothing. */
export const isTyped = (line: string): boolean => (SHELL.test(line) || CLIENT.test(line)) && !ANSWERED.test(line);
