import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Happening, InvestigationEvent } from '../../src/investigation/types.ts';
import { call, newKey, serverNow } from '../api/call.ts';
import { leaveFor } from '../api/queue.ts';
import type { Saved } from '../api/types.ts';
import { useConfirmed } from '../api/use-confirmed.ts';
import type { Asked } from '../engine/messages.ts';
import { useReport } from '../engine/use-report.ts';
import { AppliedDialog } from '../incident/applied.tsx';
import { Log } from '../incident/log.tsx';
import { Export } from '../report/export.tsx';
import { ReportView } from '../report/view.tsx';
import { useKeys } from '../shell/keys.ts';
import { NameDialog } from '../shell/name.tsx';
import { go } from '../shell/route.ts';
import { say } from '../shell/say.ts';
import { useWho } from '../shell/session.tsx';
import { percent } from '../shell/time.ts';
import { type Draft, keepDraft, keptDraft, NO_DRAFT } from './draft.ts';
import { type Taken, takeFiles, useTaking } from './drop.ts';
import { Field } from './field.tsx';
import { appended, FIELD_WORDS, type FieldName, type Incident, isEmpty } from './fields.ts';
import { marksIn } from './marks.ts';

declare const __EXAMPLES__: readonly { readonly title: string; readonly incident: Incident }[];

/** The five fields and, beside them, the report on what they say so far. Nothing leaves the browser before it is saved. */
export function Compose() {
  const who = useWho();
  const [draft, setDraft] = useState<Draft>(keptDraft);
  const [dragging, setDragging] = useState(false);
  const [naming, setNaming] = useState(false);
  const [applying, setApplying] = useState<Parameters<NonNullable<Parameters<typeof ReportView>[0]['onApply']>>[0]>();
  const [saving, setSaving] = useState(false);
  const confirmed = useConfirmed();
  const empty = isEmpty(draft.fields);
  useEffect(() => {
    document.title = 'New incident · triage';
  }, []);
  useEffect(() => {
    const keep = () => keepDraft(draft);
    const t = setTimeout(keep, 300);
    // A reload between two letters loses neither.
    window.addEventListener('pagehide', keep);
    return () => {
      clearTimeout(t);
      window.removeEventListener('pagehide', keep);
    };
  }, [draft]);

  const { fields, title, events } = draft;
  const asked = useMemo<Asked | undefined>(
    () => (empty ? undefined : { title: title.trim() || firstWords(fields), fields, events, confirmed }),
    [fields, title, events, confirmed, empty],
  );
  const { made, of, error, busy } = useReport(asked);
  const marks = useMemo(() => {
    const all = new Map<string, ReturnType<typeof marksIn>>();
    if (made && of) for (const { name } of FIELD_WORDS) all.set(name, marksIn(name, of.fields[name], made.report));
    return all;
  }, [made, of]);

  const replace = (next: Draft, words: string) => {
    const before = draft;
    setDraft(next);
    say(words, {
      undo: () => {
        setDraft(before);
        say('As it was before.');
      },
    });
  };
  const take = ({ whole, pieces, said }: Taken) => {
    const base = whole ? { ...NO_DRAFT, fields: whole } : draft;
    const next: Record<FieldName, string> = { ...base.fields };
    for (const p of pieces) next[p.field] = appended(next[p.field], p.text);
    const words = said.join('; ');
    if (words) replace({ ...base, fields: next }, `${words.charAt(0).toUpperCase()}${words.slice(1)}.`);
  };
  useTaking(take, setDragging);

  const record = (happening: Happening) => {
    const n = events.reduce((most, e) => Math.max(most, Number(e.id.slice(1))), 0) + 1;
    const event = { ...happening, id: `d${n}`, at: serverNow(), by: who.name || 'you' } as InvestigationEvent;
    setDraft({ ...draft, events: [...events, event] });
  };

  const save = async () => {
    if (empty || saving || !who.writes) return;
    if (who.session.open && who.name === '') {
      setNaming(true);
      return;
    }
    await saveAs(who.name);
  };
  const saveAs = async (name: string) => {
    setSaving(true);
    const key = draft.key ?? newKey();
    setDraft({ ...draft, key });
    try {
      const saved = await call<Saved>('/api/incidents', {
        method: 'POST',
        key,
        body: {
          incident: draft.fields,
          source: 'page',
          ...(title.trim() ? { title: title.trim() } : {}),
          ...(draft.service.trim() ? { service: draft.service.trim() } : {}),
          ...(who.session.open ? { by: name } : {}),
        },
      });
      leaveFor(saved.id, events, name, who.session.open);
      keepDraft(NO_DRAFT);
      go(`/incidents/${saved.id}`);
      window.scrollTo({ top: 0, behavior: 'instant' });
      say('Saved. Its link can be given to others; results are shared from here on.');
    } catch (e) {
      // Another body needs another key; the same one, tried again, keeps its own.
      if (e instanceof Error) say(`Not saved: ${e.message} What you wrote stays here.`, { alarm: true });
      setSaving(false);
    }
  };
  const keys = useMemo(() => ({ 'Ctrl Enter': () => void save(), j: () => toNextStep() }), [draft, saving, who]);
  useKeys(keys);

  return (
    <div class={`compose${empty ? ' bare' : ''}${dragging ? ' dragging' : ''}`}>
      <section class="writing" aria-label="The incident">
        <div class="writing-in">
          <h1 class={empty ? '' : 'vh'}>What do you know?</h1>
          {empty && (
            <p class="soft lead-in">
              Write, paste or drop it; any field may stay empty. The report grows beside it as you type, computed in this browser. Nothing
              is sent before you save.
            </p>
          )}
          {empty && (
            <Examples
              onPick={(x) => replace({ ...NO_DRAFT, title: x.title, fields: x.incident }, `The example “${x.title}” fills the fields.`)}
            />
          )}
          {FIELD_WORDS.map((w) => (
            <Field
              key={w.name}
              words={w}
              value={fields[w.name]}
              marks={marks.get(w.name) ?? []}
              markedText={of?.fields[w.name] ?? ''}
              notes={empty ? [] : (made?.report.notes.filter((n) => n.field === w.name).map((n) => n.text) ?? [])}
              onInput={(text) => setDraft(withoutKey({ ...draft, fields: { ...fields, [w.name]: text } }))}
            />
          ))}
          <details class="more" open={title !== '' || draft.service !== ''}>
            <summary>Title and service</summary>
            <div class="two">
              <Line
                id="title"
                label="Title"
                value={title}
                hint="else the first words"
                onInput={(t) => setDraft(withoutKey({ ...draft, title: t }))}
              />
              <Line
                id="service"
                label="Service"
                value={draft.service}
                hint=""
                onInput={(t) => setDraft(withoutKey({ ...draft, service: t }))}
              />
            </div>
          </details>
          <Files onFiles={async (files) => take(await takeFiles(files))} />
        </div>
        {!empty && (
          <div class="save-bar">
            <a href="#report" class="so-far">
              {made ? (
                <>
                  <span class={`sev ${made.report.severity.level.toLowerCase()}`}>{made.report.severity.level}</span>
                  <span class="so-far-words">
                    {made.report.hypotheses[0]
                      ? `${percent(made.report.hypotheses[0].probability)} ${made.report.hypotheses[0].title}`
                      : 'no cause stands out'}
                  </span>
                </>
              ) : (
                <span class="so-far-words">{error ?? 'reading …'}</span>
              )}
            </a>
            <button type="button" class="quiet clear" onClick={() => replace(NO_DRAFT, 'The fields are empty.')}>
              Clear
            </button>
            {who.writes && (
              <button type="button" class="primary" disabled={saving} onClick={() => void save()}>
                {saving ? 'Saving' : 'Save'}
              </button>
            )}
          </div>
        )}
      </section>
      {!empty && (
        <section class="reading" id="report" aria-label="The report so far" aria-busy={busy}>
          {error && !made && <p class="soft">{error}</p>}
          {!made && !error && <p class="soft waiting">The engine is being loaded. What you write stays here.</p>}
          {made && (
            <>
              {events.length > 0 && (
                <Log
                  title="Chosen, not saved yet"
                  events={events}
                  report={made.report}
                  mine={() => true}
                  onUndo={(id) => setDraft({ ...draft, events: events.filter((e) => e.id !== id) })}
                />
              )}
              <ReportView
                made={made}
                onOutcomes={(outcomes) => {
                  const base = events.reduce((most, e) => Math.max(most, Number(e.id.slice(1))), 0);
                  const more = outcomes.map(
                    (o, i) =>
                      ({
                        kind: 'observed',
                        observable: o.observable,
                        value: o.value,
                        id: `d${base + 1 + i}`,
                        at: serverNow(),
                        by: who.name || 'you',
                      }) as const,
                  );
                  setDraft({ ...draft, events: [...events, ...more] });
                }}
                onApply={setApplying}
              />
              <Export made={made} of={of} />
            </>
          )}
        </section>
      )}
      {dragging && (
        <p class="drop-here" aria-hidden="true">
          Drop: a log goes to Symptoms, code to Code, an incident file to all fields; on a field, to that field
        </p>
      )}
      {naming && (
        <NameDialog
          now=""
          onClose={() => setNaming(false)}
          onName={(name) => {
            who.setName(name);
            setNaming(false);
            void saveAs(name);
          }}
        />
      )}
      {applying && (
        <AppliedDialog
          action={applying}
          onClose={() => setApplying(undefined)}
          onSend={(h) => {
            record(h);
            setApplying(undefined);
          }}
        />
      )}
    </div>
  );
}

/** A draft that changed is another write. */
const withoutKey = ({ key: _, ...rest }: Draft): Draft => rest;

export function toNextStep(): void {
  const step = document.querySelector<HTMLElement>('.step.on:not(.answered), .end.on');
  step?.scrollIntoView({ block: 'start', behavior: 'instant' });
  (step?.querySelector<HTMLElement>('button.choice') ?? step)?.focus({ preventScroll: true });
}

function Examples({ onPick }: { onPick: (x: (typeof __EXAMPLES__)[number]) => void }) {
  return (
    <div class="examples">
      <span class="soft">Examples</span>
      {__EXAMPLES__.map((x) => (
        <button key={x.title} type="button" class="link" onClick={() => onPick(x)}>
          {x.title}
        </button>
      ))}
    </div>
  );
}

function Line({
  id,
  label,
  value,
  hint,
  onInput,
}: {
  id: string;
  label: string;
  value: string;
  hint: string;
  onInput: (t: string) => void;
}) {
  return (
    <div class="line-field">
      <label for={id}>{label}</label>
      <input
        id={id}
        value={value}
        placeholder={hint}
        maxLength={id === 'title' ? 300 : 120}
        onInput={(e) => onInput(e.currentTarget.value)}
      />
    </div>
  );
}

function Files({ onFiles }: { onFiles: (files: readonly File[]) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <p class="files">
      <input
        ref={input}
        type="file"
        id="files"
        class="vh"
        multiple
        tabIndex={-1}
        aria-hidden="true"
        onChange={(e) => {
          onFiles([...(e.currentTarget.files ?? [])]);
          e.currentTarget.value = '';
        }}
      />
      <button type="button" class="link" onClick={() => input.current?.click()}>
        Add files
      </button>{' '}
      <span class="soft">or drop them anywhere: logs, code, an incident in any form</span>
    </p>
  );
}

function firstWords(fields: Incident): string {
  const text = [fields.symptoms, fields.blast_radius, fields.occurrence_pattern, fields.tech_stack, fields.code_snippet].find(
    (t) => t.trim() !== '',
  );
  const line = (text?.trim().split('\n')[0] ?? '').slice(0, 400).replace(/\s+/g, ' ');
  if (line.length <= 60) return line;
  const end = line.lastIndexOf(' ', 60);
  return `${line.slice(0, end > 20 ? end : 60)}…`;
}
