import { useEffect } from 'preact/hooks';

export interface Key {
  readonly key: string;
  readonly does: string;
}

/** All keys there are. Letters work where nothing is being typed, and can be turned off. */
export const KEYS: readonly Key[] = [
  { key: 'Ctrl Enter', does: 'save the incident; send what a dialog asks' },
  { key: 'j', does: 'go to the next step and its outcomes; arrows choose, Enter records' },
  { key: 'r', does: 'write a remark' },
  { key: 'u', does: 'undo your last event' },
  { key: 'n', does: 'new incident' },
  { key: 'l', does: 'list of incidents' },
  { key: '/', does: 'search' },
  { key: 'Esc', does: 'close a dialog' },
  { key: '?', does: 'this list' },
];

const NAME = 'triage.keys';
export const lettersOn = (): boolean => localStorage.getItem(NAME) !== 'off';
export const setLetters = (on: boolean): void => localStorage.setItem(NAME, on ? 'on' : 'off');

/** Runs for a letter where nobody is typing and no dialog is open, and for Ctrl+Enter anywhere but in a dialog. */
export function useKeys(handlers: Readonly<Record<string, () => void>>): void {
  useEffect(() => {
    const press = (e: KeyboardEvent) => {
      if (e.defaultPrevented || document.querySelector('dialog[open]')) return;
      if ((e.ctrlKey || e.metaKey) && e.key === 'Enter') {
        const handler = handlers['Ctrl Enter'];
        if (handler) e.preventDefault();
        handler?.();
        return;
      }
      if (e.ctrlKey || e.metaKey || e.altKey || !lettersOn()) return;
      const { target } = e;
      if (target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName))) return;
      const handler = handlers[e.key];
      if (!handler) return;
      e.preventDefault();
      handler();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [handlers]);
}
