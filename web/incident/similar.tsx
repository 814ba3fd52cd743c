import { useEffect, useState } from 'preact/hooks';
import { call } from '../api/call.ts';
import type { Similar as Item } from '../api/types.ts';
import { ago, percent } from '../shell/time.ts';
import { plain } from '../shell/words.ts';

const NONE: readonly Item[] = [];

/** Past incidents with the same signals; asked again as the log grows, a little later, since a list under someone's eyes should not jump. */
export function useSimilar(id: string | undefined, seq: number): readonly Item[] {
  const [items, setItems] = useState(NONE);
  useEffect(() => {
    if (!id) return;
    const t = setTimeout(
      () =>
        call<{ items: readonly Item[] }>(`/api/incidents/${id}/similar?limit=5`).then(
          (r) => setItems(r.items),
          () => undefined,
        ),
      seq === 0 ? 0 : 800,
    );
    return () => clearTimeout(t);
  }, [id, seq]);
  return items;
}

export function Similar({ items }: { items: readonly Item[] }) {
  if (items.length === 0) return null;
  return (
    <section class="similar" id="similar" aria-labelledby="similar-title">
      <h2 id="similar-title">Similar incidents</h2>
      <ol>
        {items.map(({ incident: i, common, score }) => (
          <li key={i.id}>
            <p>
              <a href={`/incidents/${i.id}`}>{i.title}</a>{' '}
              <span class="soft">
                {ago(i.createdAt)}
                {i.service ? ` · ${i.service}` : ''} · {percent(score)} alike
              </span>
            </p>
            <p>
              {i.outcome ? (
                <>
                  It turned out to be <b>{plain(i.outcome.title)}</b>.
                </>
              ) : i.state === 'closed' ? (
                'It was closed without a confirmed cause.'
              ) : (
                `Still open; leading: ${i.leading ? plain(i.leading.title) : 'nothing'}.`
              )}
            </p>
            {common.length > 0 && (
              <p class="soft small">
                In common:{' '}
                {common
                  .slice(0, 4)
                  .map((c) => c.text)
                  .join('; ')}
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
