/** Exit codes, the same for every command. */
export const EXIT = {
  done: 0,
  /** Lint findings, or an evaluation under its bar. */
  findings: 1,
  /** The input or the call is wrong. */
  usage: 2,
  /** Something outside failed: a file, the network. */
  outside: 3,
} as const;
