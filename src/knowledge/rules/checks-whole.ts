import type { KnowledgeRule } from './types.ts';

/** A shell command, or the tail of one, where words are expected. */
const SHELL =
  /^(?:grep|rpm|dpkg|echo|kubectl|aws|gcloud|az|curl|psql|mysql|redis-cli|docker|journalctl|dmesg|cat|awk|sed|find|openssl|dig|git|helm|systemctl)\s.*[-/|$*]|;\s*done\b/i;
/** A loop that never ends, or a command that waits for its other half. */
const CUT = /^(?:for|while)\b(?!.*\bdone\b)|(?:\||&&|\\)\s*$/s;

/** A command cut in two leaves its second half as an outcome, and each outcome under the wrong value: the plan then branches the wrong way. */
export const checksWhole: KnowledgeRule = {
  id: 'checks-whole',
  why: 'an outcome that is half a command stands where another outcome should, and the branch behind it is wrong',
  check({ knowledge, own = knowledge }) {
    return own.observables.flatMap((o) => {
      const path = `observables/${o.family}/${o.id}`;
      return o.checks.flatMap((c) => [
        ...Object.entries(c.looks)
          .filter(([, looks]) => SHELL.test(looks))
          .map(([value, looks]) => ({
            path,
            seen: looks,
            message: `the outcome "${value}" is a command`,
            expected: 'what is seen then, in words',
            mend: 'Put the command under command, and say under each value what it looks like.',
          })),
        ...(c.command !== undefined && CUT.test(c.command)
          ? [
              {
                path,
                seen: c.command,
                message: 'the command is cut off',
                expected: 'a whole command',
                mend: 'Write it to its end; a loop needs its done.',
              },
            ]
          : []),
      ]);
    });
  },
};
