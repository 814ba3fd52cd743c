import { type Kysely, sql } from 'kysely';

/** The last report that a language model took part in, for each incident. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `create table draft (
         incident_id text primary key references incident (id) on delete cascade,
         seq int8 not null,
         state text not null check (state in ('queued', 'done', 'failed')),
         model text not null,
         by text not null,
         report jsonb,
         updated_at timestamptz(3) not null default clock_timestamp())`,
    )
    .execute(db);
}
