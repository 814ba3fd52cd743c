import { useEffect, useRef } from 'preact/hooks';
import { ask } from '../engine/client.ts';
import { FIELDS, type FieldName, type Incident, labelOf } from './fields.ts';
import { fieldFor, kindOf } from './sort.ts';

/** Texts that came by drop, paste or file, and where they belong. */
export interface Taken {
  readonly whole?: Incident;
  readonly pieces: readonly { readonly field: FieldName; readonly text: string }[];
  /** What was done with each, in words. */
  readonly said: readonly string[];
}

const MOST_BYTES = 10 * 1024 * 1024;

/** Files -> text for fields. `into`: they were dropped on this field, and go nowhere else. */
export async function takeFiles(files: readonly File[], into?: FieldName): Promise<Taken> {
  const taken: Taken[] = [];
  for (const file of files) {
    const cut = file.size > MOST_BYTES;
    const bytes = new Uint8Array(await (cut ? file.slice(0, MOST_BYTES) : file).arrayBuffer());
    if (bytes.subarray(0, 4096).includes(0) && !(bytes[0] === 0xff && bytes[1] === 0xfe)) {
      taken.push({ pieces: [], said: [`${file.name} is no text and was left out`] });
      continue;
    }
    const one = await takeText(new TextDecoder().decode(bytes), file.name, into);
    taken.push(cut ? { ...one, said: [...one.said, `of ${file.name} the first 10 MB were read`] } : one);
  }
  const whole = taken.find((t) => t.whole)?.whole;
  return { pieces: taken.flatMap((t) => t.pieces), said: taken.flatMap((t) => t.said), ...(whole ? { whole } : {}) };
}

export async function takeText(text: string, name: string, into?: FieldName): Promise<Taken> {
  const called = name || 'the text';
  if (into) return { pieces: [{ field: into, text }], said: [`${called} went to ${labelOf(into)}`] };
  const kind = kindOf(text, name);
  if (kind === 'incident') {
    const read = await ask('read', name ? { text, name } : { text }).catch(() => undefined);
    const given = read ? FIELDS.filter((f) => read.incident[f] !== '') : [];
    if (read && given.length >= 2)
      return { whole: read.incident, pieces: [], said: [`${called} is an incident and filled ${given.map(labelOf).join(', ')}`] };
  }
  const field = fieldFor(kind);
  return { pieces: [{ field, text }], said: [`${called} reads as ${kind === 'code' ? 'code' : 'a log'} and went to ${labelOf(field)}`] };
}

const fieldAt = (target: EventTarget | null): FieldName | undefined =>
  target instanceof Element ? (target.closest<HTMLElement>('[data-field]')?.dataset.field as FieldName | undefined) : undefined;

/** Drops anywhere on the page, and pastes outside of its fields (or of a whole incident into one). */
export function useTaking(take: (taken: Taken) => void, over: (is: boolean) => void): void {
  const now = useRef(take);
  now.current = take;
  useEffect(() => {
    let depth = 0;
    const hasFiles = (e: DragEvent) => e.dataTransfer?.types.includes('Files') ?? false;
    const enter = (e: DragEvent) => {
      if (!hasFiles(e)) return;
      depth += 1;
      over(true);
    };
    const leave = (e: DragEvent) => {
      if (!hasFiles(e)) return;
      depth = Math.max(0, depth - 1);
      if (depth === 0) over(false);
    };
    const hover = (e: DragEvent) => {
      if (hasFiles(e)) e.preventDefault();
    };
    const drop = async (e: DragEvent) => {
      if (!hasFiles(e)) return;
      e.preventDefault();
      depth = 0;
      over(false);
      const files = [...(e.dataTransfer?.files ?? [])];
      now.current(await takeFiles(files, fieldAt(e.target)));
    };
    const paste = async (e: ClipboardEvent) => {
      if (document.querySelector('dialog[open]')) return;
      const files = [...(e.clipboardData?.files ?? [])].filter((f) => !f.type.startsWith('image/'));
      const text = e.clipboardData?.getData('text/plain') ?? '';
      const typing = e.target instanceof Element && e.target.closest('input, textarea, select');
      if (files.length > 0) {
        e.preventDefault();
        now.current(await takeFiles(files, fieldAt(e.target)));
      } else if (text.trim() !== '' && (!typing || (fieldAt(e.target) && kindOf(text) === 'incident'))) {
        e.preventDefault();
        now.current(await takeText(text, ''));
      }
    };
    window.addEventListener('dragenter', enter);
    window.addEventListener('dragleave', leave);
    window.addEventListener('dragover', hover);
    window.addEventListener('drop', drop);
    window.addEventListener('paste', paste);
    return () => {
      window.removeEventListener('dragenter', enter);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('dragover', hover);
      window.removeEventListener('drop', drop);
      window.removeEventListener('paste', paste);
    };
  }, []);
}
