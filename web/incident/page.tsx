import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { replay } from '../../src/investigation/replay.ts';
import type { InvestigationEvent } from '../../src/investigation/types.ts';
import type { Report, ReportAction } from '../../src/report/types.ts';
import { call, newKey } from '../api/call.ts';
import type { FieldName, Happening, Saved } from '../api/types.ts';
import { useConfirmed } from '../api/use-confirmed.ts';
import { toNextStep } from '../compose/compose.tsx';
import { type Taken, useTaking } from '../compose/drop.ts';
import type { Asked } from '../engine/messages.ts';
import { useReport } from '../engine/use-report.ts';
import { Export } from '../report/export.tsx';
import { ReportView } from '../report/view.tsx';
import { useKeys } from '../shell/keys.ts';
import { NameDialog } from '../shell/name.tsx';
import { say } from '../shell/say.ts';
import { useWho } from '../shell/session.tsx';
import { ago, clock, percent } from '../shell/time.ts';
import { plain } from '../shell/words.ts';
import { AddDialog } from './add.tsx';
import { AppliedDialog } from './applied.tsx';
import { CloseDialog } from './close.tsx';
import { eventWords, Log } from './log.tsx';
import { NoteDialog } from './note.tsx';
import { RenameDialog } from './rename.tsx';
import { Similar, useSimilar } from './similar.tsx';
import { useIncident } from './use-incident.ts';
import { Verification } from './verification.tsx';

type Asking =
  | { readonly what: 'note' | 'close' | 'rename' | 'done' }
  | { readonly what: 'done'; readonly action: ReportAction }
  | { readonly what: 'add'; readonly pieces: Taken['pieces'] };

/** One incident: its report as it stands after all that was recorded, by whomever. */
export function IncidentPage({ id }: { id: string }) {
  const who = useWho();
  const [asking, setAsking] = useState<Asking>();
  const [naming, setNaming] = useState<{ readonly then: (name: string) => void }>();
  const others = useRef<InvestigationEvent[]>([]);
  const own = useRef<{ readonly n: number; readonly happenings: readonly Happening[] }>(undefined);
  const live = useIncident(id, {
    event: (e, own) => {
      if (!own) others.current.push(e);
    },
    refused: (p, why) =>
      say(`Not recorded: ${eventWords({ ...p.happening, id: '', at: p.at, by: p.by } as InvestigationEvent, [], undefined)}. ${why}`, {
        alarm: true,
      }),
  });
  const { saved, error, events } = live;
  const confirmed = useConfirmed(saved?.outcome?.mode);
  const asked = useMemo<Asked | undefined>(
    () => saved && { title: saved.title, fields: saved.incident, notes: saved.notes, events, confirmed },
    [saved?.title, saved?.incident, saved?.notes, events, confirmed],
  );
  const { made, of, error: fault } = useReport(asked);
  const similar = useSimilar(saved ? id : undefined, saved?.seq ?? 0);
  const standing = useMemo(() => replay(events), [events]);
  const before = useRef<Report>(undefined);

  useEffect(() => {
    if (saved) document.title = `${saved.severity} ${saved.title} · triage`;
  }, [saved?.title, saved?.severity]);

  // What others did is said once the report has taken it in.
  useEffect(() => {
    if (!made || of?.events !== events) return;
    const mineNow = own.current;
    if (mineNow && events.length >= mineNow.n) {
      own.current = undefined;
      const { happenings } = mineNow;
      const words =
        happenings.length === 1
          ? eventWords(events[mineNow.n - 1] as InvestigationEvent, events, made.report)
          : `${happenings.length} results`;
      const undoable = happenings.some((h) => h.kind !== 'noted' && h.kind !== 'undone');
      say(`Recorded: ${words}. ${movedWords(before.current, made.report)}`, undoable ? { undo: () => undoLast(happenings.length) } : {});
    }
    const news = others.current.splice(0);
    const last = news.at(-1);
    if (last) {
      const more = news.length > 1 ? ` and ${news.length - 1} more` : '';
      say(`${last.by}: ${eventWords(last, events, made.report)}${more}. ${movedWords(before.current, made.report)}`);
    }
    before.current = made.report;
  }, [made, of, events]);

  const asMe = (then: (name: string) => void) => {
    if (who.session.open && who.name === '') setNaming({ then });
    else then(who.name);
  };
  const record = (happenings: readonly Happening[]) =>
    asMe((name) => {
      own.current = { n: now.current.events.length + happenings.length, happenings };
      for (const h of happenings) live.record(h, name, who.session.open);
      setAsking(undefined);
    });
  const undo = (event: string) => {
    if (now.current.live.takeBack(event)) say('Taken back before it was sent.');
    // On its way: once the server has it, it has an id to be undone by.
    else if (now.current.live.idOf(event) === event && now.current.live.unsent.has(event)) setTimeout(() => now.current.undo(event), 200);
    else record([{ kind: 'undone', event: now.current.live.idOf(event) }]);
  };
  const mine = (e: InvestigationEvent) => e.by === who.name;
  const now = useRef({ events, undo, mine, live });
  now.current = { events, undo, mine, live };
  const undoLast = (n = 1) => {
    const gone = replay(now.current.events).undone;
    const own = now.current.events.filter((e) => now.current.mine(e) && !gone.has(e.id) && e.kind !== 'noted' && e.kind !== 'undone');
    const last = own.slice(-n).reverse();
    if (last.length === 0) say('Nothing of yours is left to undo.');
    for (const e of last) now.current.undo(e.id);
  };

  const writes = who.writes;
  const keys = useMemo(
    () => ({ j: toNextStep, ...(writes ? { r: () => setAsking({ what: 'note' }), u: () => undoLast() } : {}) }),
    [writes],
  );
  useKeys(keys);
  useTaking(
    (taken) => {
      if (!writes) return;
      const pieces = taken.whole
        ? Object.entries(taken.whole).flatMap(([field, text]) => (text ? [{ field: field as FieldName, text }] : []))
        : taken.pieces;
      if (pieces.length > 0) setAsking({ what: 'add', pieces });
      else if (taken.said.length > 0) say(`${taken.said.join('; ')}.`);
    },
    () => undefined,
  );

  if (error && !saved)
    return (
      <section class="narrow">
        <h1>{error.status === 404 ? 'There is no such incident' : 'The incident cannot be shown'}</h1>
        <p role="status">
          {error.status === 404 ? 'It may have been erased, or belong to another team.' : `${error.text} It is asked again by itself.`}
        </p>
        <p class="actions">
          {error.status !== 404 && (
            <button type="button" onClick={live.again}>
              Try now
            </button>
          )}
          <a href="/incidents">The incidents</a>
        </p>
      </section>
    );
  if (!saved) return <p class="soft waiting">The incident is being loaded.</p>;
  const closed = standing.closed;
  return (
    <div class="incident">
      <header class="inc-head">
        <p class="inc-meta">
          <b>{closed ? 'Closed' : 'Open'}</b>
          {saved.service && <span>{saved.service}</span>}
          <span>
            opened <time dateTime={saved.createdAt}>{clock(saved.createdAt)}</time> by {saved.createdBy || saved.source}
          </span>
          {writes && (
            <button type="button" class="link" onClick={() => setAsking({ what: 'rename' })}>
              Rename
            </button>
          )}
          {saved.links.map(
            (l) =>
              /^https?:\/\//i.test(l.url) && (
                <a key={l.url} href={l.url} target="_blank" rel="noreferrer noopener">
                  {l.label}
                </a>
              ),
          )}
        </p>
        {(!live.connected || live.away || live.unsent.size > 0) && (
          <p class="link-state" role="status">
            {live.connected && !live.away
              ? ''
              : `The server is away. What you record is kept here and sent when it is back${live.unsent.size > 0 ? ` (${live.unsent.size} waiting)` : ''}.`}
          </p>
        )}
        {closed && (
          <p class="closed-line">
            {eventWords(closed, events, made?.report)} · {closed.by}, {clock(closed.at)}
          </p>
        )}
        {writes && (
          <p class="inc-actions">
            <button type="button" onClick={() => setAsking({ what: 'note' })}>
              Remark
            </button>
            <button type="button" onClick={() => setAsking({ what: 'done' })}>
              Did something
            </button>
            <button type="button" onClick={() => setAsking({ what: 'add', pieces: [{ field: 'symptoms', text: '' }] })}>
              Add text
            </button>
            {closed ? (
              <button type="button" onClick={() => undo(closed.id)}>
                Open again
              </button>
            ) : (
              <button type="button" onClick={() => setAsking({ what: 'close' })}>
                Close
              </button>
            )}
          </p>
        )}
      </header>
      {made && !closed && (
        <Verification report={made.report} applied={standing.applied} {...(writes ? { onCured: (h: Happening) => record([h]) } : {})} />
      )}
      <SeenBefore similar={similar} />
      {events.length > 0 && (
        <div class="log-fold">
          <Log
            title={events.length === 1 ? '1 event' : `${events.length} events`}
            events={events}
            report={made?.report}
            mine={mine}
            unsent={live.unsent}
            onUndo={writes ? undo : undefined}
          />
        </div>
      )}
      {!made && (fault ? <p class="error">{fault}</p> : <p class="soft waiting">The engine is being loaded.</p>)}
      {made && (
        <ReportView
          made={made}
          {...(writes
            ? {
                onOutcomes: (outcomes) => record(outcomes.map(({ observable, value }) => ({ kind: 'observed', observable, value }))),
                onApply: (action: ReportAction) => setAsking({ what: 'done', action }),
              }
            : {})}
        />
      )}
      <Similar items={similar} />
      {made && <Export made={made} of={of} closed={closed !== undefined} />}
      {asking?.what === 'note' && <NoteDialog onClose={() => setAsking(undefined)} onSend={(h) => record([h])} />}
      {asking?.what === 'done' && (
        <AppliedDialog
          action={'action' in asking ? asking.action : undefined}
          onClose={() => setAsking(undefined)}
          onSend={(h) => record([h])}
        />
      )}
      {asking?.what === 'add' && <AddDialog pieces={asking.pieces} onClose={() => setAsking(undefined)} onSend={record} />}
      {asking?.what === 'close' && made && (
        <CloseDialog report={made.report} onClose={() => setAsking(undefined)} onSend={(h) => record([h])} />
      )}
      {asking?.what === 'rename' && (
        <RenameDialog
          title={saved.title}
          service={saved.service}
          onClose={() => setAsking(undefined)}
          onSend={async (body) => {
            try {
              live.put(await call<Saved>(`/api/incidents/${id}`, { method: 'PATCH', body, key: newKey() }));
              setAsking(undefined);
            } catch (e) {
              say((e as Error).message, { alarm: true });
            }
          }}
        />
      )}
      {naming && (
        <NameDialog
          now=""
          onClose={() => setNaming(undefined)}
          onName={(name) => {
            who.setName(name);
            setNaming(undefined);
            naming.then(name);
          }}
        />
      )}
    </div>
  );
}

function SeenBefore({ similar }: { similar: ReturnType<typeof useSimilar> }) {
  const known = similar.find((s) => s.incident.outcome && s.score >= 0.3);
  if (!known?.incident.outcome) return null;
  return (
    <p class="seen-before">
      Seen before: <a href={`/incidents/${known.incident.id}`}>{known.incident.title}</a>, {ago(known.incident.createdAt)}, turned out to be{' '}
      <b>{plain(known.incident.outcome.title)}</b>. <a href="#similar">Why it is like this one</a>
    </p>
  );
}

/** What a new result did to the first place. */
function movedWords(before: Report | undefined, after: Report): string {
  const [lead] = after.hypotheses;
  if (!before || !lead) return '';
  const was = before.hypotheses.find((h) => h.mode === lead.mode)?.probability;
  if (before.hypotheses[0]?.mode !== lead.mode) return `Now first: ${lead.title}, ${percent(lead.probability)}.`;
  if (was === undefined || percent(was) === percent(lead.probability)) return '';
  return `${lead.title}: ${percent(was)} → ${percent(lead.probability)}.`;
}
