import type { Line, Page, Place } from './types.ts';

/** A command as it was typed, and the lines that it printed. */
export interface Command extends Place {
  readonly text: string;
  /** What its prompt says: "root@web-2:~"; empty where there is none. */
  readonly prompt: string;
  /** The account may read everything. */
  readonly asRoot: boolean;
  readonly lines: readonly Line[];
}

/** "root@web-2:~# ", "[root@web-2 ~]# ", "db1 $ ", "$ ". */
const PROMPTED = /^(\[?[\w.-]{1,40}@[\w.-]{1,60}[^$#\n]{0,60}|[\w.-]{1,40}(?::[~/][\w.~/-]{0,60})? ?|)([$#]) +(\S.*)$/;
/** A comment's mark, which a prompt of root looks like, is cut off before. */
const BARE = /^(?:sudo )?(?:df|du)(?: +-[\w-]+(?:=\S+)?| +\/\S*)*(?: *(?:[|;]|2>).*)?$/;
/** What one command prints is no longer. Judgement. */
const MOST_LINES = 60;

/** The commands of a session, in the order in which they were pasted. */
export function commandsIn(page: Page): Command[] {
  const out: (Command & { lines: Line[] })[] = [];
  let open: (Command & { lines: Line[] }) | undefined;
  for (const line of page.lines) {
    const m = PROMPTED.exec(line.text);
    if (m || BARE.test(line.text)) {
      const [, prompt = '', sign = '', text = line.text] = m ?? [];
      const asRoot = sign === '#' || prompt.includes('root@') || /\bsudo\b/.test(text);
      open = { text, prompt: prompt.trim(), asRoot, lines: [], start: line.start, end: line.end };
      out.push(open);
    } else if (line.text === '' && (open?.lines.length ?? 0) > 0) open = undefined;
    else if (line.text !== '' && open && open.lines.length < MOST_LINES) open.lines.push(line);
  }
  return out;
}

/** The machine that a prompt names. */
export const hostOf = ({ prompt }: Command): string => (/@([\w.-]+)/.exec(prompt) ?? /^([\w.-]+)/.exec(prompt))?.[1] ?? '';

/** Run within a container, which sees part of a machine's volumes. */
export const inContainer = (c: Command): boolean =>
  /\b(?:kubectl|oc|docker|podman|crictl|nerdctl)\b.*\bexec\b/.test(c.text) || /^[0-9a-f]{12}$|-[0-9a-z]{6,10}-[0-9a-z]{5}$/.test(hostOf(c));
