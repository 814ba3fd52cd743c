/**
 * A shell command as its programs with their words, split at pipes; nothing where it holds anything else of the shell's language: substitution,
 * redirection, lists, background, variables, escapes, wildcards of commands.
 */
export function segmentsOf(command: string): readonly (readonly string[])[] | undefined {
  const segments: string[][] = [[]];
  let word = '';
  let open = false;
  const close = () => {
    if (open) segments.at(-1)?.push(word);
    word = '';
    open = false;
  };
  for (let i = 0; i < command.length; i++) {
    const ch = command[i] as string;
    if (ch === "'" || ch === '"') {
      const end = command.indexOf(ch, i + 1);
      if (end < 0) return undefined;
      const inside = command.slice(i + 1, end);
      if (ch === '"' && /[$`\\!]/.test(inside)) return undefined;
      word += inside;
      open = true;
      i = end;
    } else if (ch === ' ') close();
    else if (ch === '|') {
      if (command[i + 1] === '|' || command[i + 1] === '&') return undefined;
      close();
      segments.push([]);
    } else if (/[;&<>$`\\(){}!#~\n]/.test(ch)) return undefined;
    else {
      word += ch;
      open = true;
    }
  }
  close();
  return segments.every((s) => s.length > 0) ? segments : undefined;
}
