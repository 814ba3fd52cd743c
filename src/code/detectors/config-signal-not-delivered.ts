import type { Detector } from '../source.ts';
import { seen } from './keys.ts';
import { programsUnderShell } from './shell.ts';

/** Small programs made to be process 1: they pass signals on. */
const INIT = /\b(?:tini|dumb-init|catatonit|s6-svscan|supervisord)\b/;
/** A container's start script, by the name under which images start it. */
const START_SCRIPT = /\b(?:ENTRYPOINT|CMD)\s*\[\s*"[^"]*\.sh"|\b(?:docker-)?entrypoint\.sh\b/;

/** The first process of the container is a shell or npm, which keeps the stop signal to itself; the program is killed when its time is up. */
export const signalNotDelivered: Detector = {
  observable: 'config-signal-not-delivered',
  *detect({ configs, scripts, text }) {
    for (const config of configs) {
      if (config.format !== 'dockerfile') continue;
      const entry = config.entries.findLast((each) => each.key === 'ENTRYPOINT');
      const starts = entry ?? config.entries.findLast((each) => each.key === 'CMD');
      if (!starts || INIT.test(config.entries.map((each) => each.value).join(' '))) continue;
      const list = /^\[(.*)\]$/.exec(starts.value)?.[1];
      const words = list === undefined ? [] : [...list.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map((match) => match[1] ?? '');
      const line =
        list === undefined
          ? starts.value
          : /^(?:\/bin\/)?(?:ba|da|a)?sh$/.test(words[0] ?? '') && /^-\w*c$/.test(words[1] ?? '')
            ? words[2]
            : undefined;
      if (line !== undefined && !/(?:^|&&\s*|;\s*)exec\s/.test(line) && (list === undefined || /&&|;|\|/.test(line)))
        yield seen(
          starts,
          `${starts.key} runs ${list === undefined ? 'in its shell form' : 'through a shell'} without exec: the shell is process 1 and does not pass SIGTERM on to the program`,
        );
      else if (/^(?:npm|yarn|pnpm)$/.test(words[0] ?? ''))
        yield seen(starts, `${words[0]} is process 1, not the program: SIGTERM reaches the program late or not at all`);
    }
    if (START_SCRIPT.test(text) && !INIT.test(text)) yield* programsUnderShell(scripts);
  },
};
