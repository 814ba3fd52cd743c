/** Markup that is safe to put into the page: made by `h` alone, which escapes every text that goes into it. */
export interface Markup {
  readonly markup: string;
}

type Part = string | number | Markup | readonly Markup[] | undefined | false;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;', '`': '&#96;' };

/** Text for an element or a quoted attribute. Control characters, which HTML forbids, become a visible mark. */
export const escapeHtml = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"'`]/g, (ch) => ENTITIES[ch] ?? ch);

/** A template of markup: what stands in it is trusted, what is put into it is escaped unless it is markup itself. */
export function h(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return { markup: strings.reduce((out, s, i) => out + s + (i < parts.length ? rendered(parts[i]) : ''), '') };
}

function rendered(part: Part): string {
  if (part === undefined || part === false) return '';
  if (typeof part === 'string') return escapeHtml(part);
  if (typeof part === 'number') return String(part);
  return 'markup' in part ? part.markup : part.map((p) => p.markup).join('');
}

export const NOTHING: Markup = { markup: '' };

export const each = <T>(items: readonly T[], make: (item: T, index: number) => Markup): readonly Markup[] => items.map(make);

/** Markup only where there is something to show. */
export const when = (condition: unknown, make: () => Markup): Markup => (condition ? make() : NOTHING);

/** Parts with a separator between them. */
export const joined = (parts: readonly Markup[], between: string): Markup => ({
  markup: parts.map((p) => p.markup).join(escapeHtml(between)),
});
