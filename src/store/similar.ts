import { sql } from 'kysely';
import type { Db } from './database.ts';
import type { IncidentRow } from './incidents.ts';

export interface Similar {
  readonly id: string;
  readonly score: number;
  readonly sameClass: boolean;
  readonly common: readonly string[];
}

/** Of so many of the newest that share a signal, the likest are chosen. */
const AMONG = 500;
const SAME_CLASS = 0.25;

/**
 * Past incidents that show the same: the weight of the signals in common over that of all signals of both (a weighted Jaccard index), and a
 * quarter for the same class. `weightOf` says how much one signal tells.
 */
export async function similarTo(
  db: Db,
  incident: IncidentRow,
  weightOf: (signal: string) => number,
  limit: number,
): Promise<readonly Similar[]> {
  const candidates = await db
    .selectFrom('incident')
    .select(['id', 'class', 'signals'])
    .where('team', '=', incident.team)
    .where('id', '!=', incident.id)
    .where((e) =>
      e.or([
        sql<boolean>`signals && ${sql.val([...incident.signals])}::text[]`,
        ...(incident.class === '' ? [] : [e('class', '=', incident.class)]),
      ]),
    )
    .orderBy('created_at', 'desc')
    .limit(AMONG)
    .execute();
  const own = new Set(incident.signals);
  const weigh = (signals: Iterable<string>) => [...signals].reduce((s, x) => s + weightOf(x), 0);
  return candidates
    .map((c): Similar => {
      const common = c.signals.filter((s) => own.has(s));
      const all = weigh(new Set([...own, ...c.signals]));
      const sameClass = c.class !== '' && c.class === incident.class;
      const score = (1 - SAME_CLASS) * (all === 0 ? 0 : weigh(common) / all) + (sameClass ? SAME_CLASS : 0);
      return { id: c.id, score: Math.round(1000 * score) / 1000, sameClass, common: common.sort((a, b) => weightOf(b) - weightOf(a)) };
    })
    .filter((s) => s.score >= 0.05)
    .sort((a, b) => b.score - a.score || (a.id < b.id ? 1 : -1))
    .slice(0, limit);
}
