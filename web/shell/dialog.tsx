import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

export interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  /** Present where it asks for something: the form is sent by its button, Enter in a line, or Ctrl+Enter. */
  readonly onSend?: () => void;
  readonly send?: string;
  readonly children: ComponentChildren;
}

/** The browser's own dialog: it holds the focus, Esc closes it, and the focus returns to where it was. */
export function Dialog({ title, onClose, onSend, send, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const back = document.activeElement;
    dialog.current?.showModal();
    return () => {
      if (back instanceof HTMLElement && back.isConnected) back.focus({ preventScroll: true });
    };
  }, []);
  const form = useRef<HTMLFormElement>(null);
  return (
    <dialog ref={dialog} class="triage dialog" aria-labelledby="dialog-title" onClose={onClose}>
      <form
        ref={form}
        method="dialog"
        onSubmit={(e) => {
          e.preventDefault();
          if (onSend) onSend();
          else dialog.current?.close();
        }}
        onKeyDown={(e) => {
          if ((e.ctrlKey || e.metaKey) && e.key === 'Enter') {
            e.preventDefault();
            form.current?.requestSubmit();
          }
        }}
      >
        <h2 id="dialog-title">{title}</h2>
        {children}
        <p class="dialog-actions">
          {onSend && (
            <button type="submit" class="primary">
              {send ?? 'Save'}
            </button>
          )}
          <button type="button" onClick={() => dialog.current?.close()}>
            {onSend ? 'Cancel' : 'Close'}
          </button>
        </p>
      </form>
    </dialog>
  );
}
