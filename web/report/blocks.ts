/** Parts of a report that no script holds on to: they can be replaced one by one while somebody types. */
const PASSIVE: ReadonlySet<string> = new Set(['snapshot', 'mitigation', 'verification', 'follow-up', 'the-input']);

/** The parts of a report as they were written: the key of each, and its markup. */
export type Blocks = ReadonlyMap<string, Element>;

export function blocksOf(article: Element): Blocks {
  const parts = [...article.querySelectorAll(':scope > .layout > :not(.report), :scope > .layout > .report > *')];
  return new Map(parts.map((el, i) => [el.id || `${el.className}/${i}`, el]));
}

export const written = (blocks: Blocks): ReadonlyMap<string, string> => new Map([...blocks].map(([key, el]) => [key, el.outerHTML]));

/** The keys of what changed, where all of it can be replaced alone; nothing where the report must be put in as a whole. */
export function passiveChanges(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): readonly string[] | undefined {
  if (before.size !== after.size) return undefined;
  const changed = [...after].filter(([key, html]) => before.get(key) !== html).map(([key]) => key);
  return changed.every((key) => PASSIVE.has(key) && before.has(key)) ? changed : undefined;
}
