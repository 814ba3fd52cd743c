import { actIn, readAttempts } from './attempts.ts';
import { commentsOf, isAside, isToldAside } from './changes/asides.ts';
import { withCleared } from './changes/cleared.ts';
import { changeOf, type ItemReader } from './changes/item.ts';
import { type Item, itemsOf } from './changes/items.ts';
import { settled } from './changes/kinds.ts';
import { spoken } from './changes/machines.ts';
import { markUndone, type Undoing } from './changes/mark-undone.ts';
import { merged, withPeaks } from './changes/merge.ts';
import { withTold } from './changes/story.ts';
import type { ChangeRead } from './changes/types.ts';
import { isUndoing, subjectUndone } from './changes/undone.ts';
import { mentionsIn } from './times/mentions.ts';
import type { TimesRead } from './times/types.ts';
import type { Clockwork } from './times.ts';
import type { Attempt, FieldText, TimeFacts } from './types.ts';

export { changeSignals, observableOfChange } from './changes/answers.ts';

/** At most so many items of one field are read for changes: a pasted log holds no more of them. */
const MOST_ITEMS = 3000;

/**
 * Every change that the text names, in the order of the text, with its time where given or derivable, its distance from the
 * onset, and what came of undoing it. What the text denies, plans or does by habit is no change.
 */
export function readChanges(fields: readonly FieldText[], time: TimeFacts, clockwork: Clockwork): ChangeRead[] {
  const denials = (time as TimesRead).denials ?? [];
  const out: ChangeRead[] = [];
  const undoings: Undoing[] = [];
  const attempts = readAttempts(fields);
  for (const f of fields) {
    const aside = isAside(f.field);
    const mentions = aside ? mentionsIn(f) : clockwork.mentions.filter((m) => m.field === f.field);
    const told = f.field === 'code_snippet' ? commentsOf(f) : spoken(f);
    const items = itemsOf(told)
      .slice(0, MOST_ITEMS)
      .filter((item) => !aside || isToldAside(item, mentions));
    const reader: ItemReader = {
      items,
      text: f.text,
      mentions,
      clockwork,
      denied: denials.filter((d) => d.field === f.field && !/\bother\b/i.test(d.quote)),
    };
    const places = new Map<number, number>();
    items.forEach((item, i) => {
      if (isUndoing(item.text)) {
        const tried = attempts.find((a) => a.field === f.field && a.start < item.end && a.end > item.start);
        undoings.push({
          item,
          quote: f.text.slice(item.start, item.end),
          tail: tailOf(f.text, item, items[i + 1]),
          mentions,
          ...(tried?.effect === 'no-effect' ? { tried: 'no-effect' } : {}),
        });
        const undone = subjectUndone(item);
        const change = undone && changeOf(undone, i, reader);
        if (change) out.push(change);
        return;
      }
      const parent = item.asideOf === undefined ? undefined : places.get(item.asideOf);
      const change = changeOf(item, i, reader);
      if (!change) return;
      const host = parent === undefined ? undefined : out[parent];
      if (host && parent !== undefined && !(change.at && change.at.precision === 'minute' && change.at.start >= item.start)) {
        out[parent] = { ...host, kinds: settled([...host.kinds, ...partsOf(host, change)], host.quote), named: false };
        return;
      }
      places.set(i, out.length);
      out.push(change);
    });
    if (!aside) withTold(out, told, reader);
  }
  const textOf = (field: Item['field']): string => fields.find((f) => f.field === field)?.text ?? '';
  for (const u of undoings) markUndone(out, u, textOf);
  return withPeaks(
    merged(
      withCleared(
        out.filter((c) => !isTried(c, attempts)),
        fields,
      ),
    ),
    time,
    fields,
  );
}

/** Something that was tried against the trouble, and no change before it. */
const isTried = (c: ChangeRead, attempts: readonly Attempt[]): boolean =>
  c.undone === undefined &&
  (c.minutesBeforeOnset === undefined ? !c.at && !c.told : c.minutesBeforeOnset < 0) &&
  attempts.some((a) => a.field === c.field && c.start >= a.end - actIn(a.quote).length && c.start < a.end);

/** A release holds code, settings and versions; what its brackets say of data is what it does. */
const partsOf = (host: ChangeRead, { kinds }: ChangeRead) =>
  host.kinds.includes('deploy') ? kinds.filter((k) => k === 'upgrade' || k === 'configuration' || k === 'flag') : kinds;

const tailOf = (text: string, item: Item, next: Item | undefined): string =>
  (text.slice(item.start, Math.min(text.length, Math.max(item.end, next?.end ?? 0) + 60)).split(/\n(?=\s*[-*•\d])|\n\n/)[0] ?? '').slice(
    0,
    220,
  );
