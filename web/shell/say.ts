import { useEffect, useState } from 'preact/hooks';

export interface Said {
  readonly text: string;
  readonly undo?: () => void;
  readonly alarm?: boolean;
}

let said: Said | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;
const READ_MS = 10_000;
const listeners = new Set<(s: Said | undefined) => void>();

/** One line over the page, until the next one or until it is dismissed; what asks for nothing goes by itself. */
export function say(text: string, more: Omit<Said, 'text'> = {}): void {
  said = { text, ...more };
  clearTimeout(timer);
  if (!more.undo && !more.alarm) timer = setTimeout(unsay, READ_MS);
  for (const l of listeners) l(said);
}

export function unsay(): void {
  said = undefined;
  for (const l of listeners) l(said);
}

export function useSaid(): Said | undefined {
  const [now, set] = useState(said);
  useEffect(() => {
    listeners.add(set);
    return () => {
      listeners.delete(set);
    };
  }, []);
  return now;
}
