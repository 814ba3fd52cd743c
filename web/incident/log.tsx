import { useState } from 'preact/hooks';
import { replay } from '../../src/investigation/replay.ts';
import type { InvestigationEvent } from '../../src/investigation/types.ts';
import type { Report } from '../../src/report/types.ts';
import { labelOf } from '../compose/fields.ts';
import { clock } from '../shell/time.ts';
import { isWide } from '../shell/words.ts';

export interface LogProps {
  readonly title: string;
  readonly events: readonly InvestigationEvent[];
  readonly report: Report | undefined;
  readonly mine: (e: InvestigationEvent) => boolean;
  readonly onUndo?: ((id: string) => void) | undefined;
  /** Ids of events that the server has not acknowledged yet. */
  readonly unsent?: ReadonlySet<string>;
}

/** Who did and saw what and when; what was undone stays, struck through. */
export function Log({ title, events, report, mine, onUndo, unsent }: LogProps) {
  const { undone } = replay(events);
  const [open] = useState(isWide);
  const last = events.at(-1);
  return (
    <details class="log-list" open={open}>
      <summary>
        <h2>{title}</h2> {last && <span class="log-last">{`${last.by}: ${eventWords(last, events, report)}`}</span>}
      </summary>
      <ol>
        {events.map((e) => {
          const off = undone.has(e.id);
          return (
            <li key={e.id} class={off ? 'off' : ''}>
              <p class="log-meta">
                <time dateTime={e.at} title={e.at}>
                  {clock(e.at)}
                </time>{' '}
                {e.by}
                {unsent?.has(e.id) ? ' · not sent yet' : ''}
                {off ? ' · undone' : ''}
              </p>
              <p class="log-words">{eventWords(e, events, report)}</p>
              {onUndo && !off && e.kind !== 'undone' && e.kind !== 'noted' && (
                <button type="button" class="link" aria-label={`Undo: ${eventWords(e, events, report)}`} onClick={() => onUndo(e.id)}>
                  {mine(e) ? 'Undo' : 'Undo theirs'}
                </button>
              )}
            </li>
          );
        })}
      </ol>
    </details>
  );
}

const EFFECT: Readonly<Record<string, string>> = {
  cured: 'it ended the effect',
  partly: 'it helped in part',
  'no-effect': 'it changed nothing',
  unknown: 'effect not known yet',
};

export function eventWords(e: InvestigationEvent, all: readonly InvestigationEvent[], report: Report | undefined): string {
  switch (e.kind) {
    case 'observed': {
      const named = report?.signals.find((s) => s.event === e.id)?.reading ?? asked(e, report);
      return e.note ? `${named}. ${e.note}` : named;
    }
    case 'applied': {
      const known =
        report && [...report.mitigations, ...report.fixes, ...report.repairs, ...report.evidence].find((a) => a.remedy === e.action);
      return `Did: ${known?.title ?? e.action}; ${EFFECT[e.effect]}${e.note ? `. ${e.note}` : ''}`;
    }
    case 'added':
      return `Added to ${labelOf(e.field)}: ${short(e.text)}`;
    case 'noted':
      return e.note;
    case 'undone': {
      const of = all.find((x) => x.id === e.event);
      return of ? `Took back: ${eventWords(of, all, report)}` : `Took back ${e.event}`;
    }
    case 'closed': {
      const cause = e.mode ? (report?.hypotheses.find((h) => h.mode === e.mode)?.title ?? e.mode) : 'no cause confirmed';
      return `Closed: ${cause}${e.note ? `. ${e.note}` : ''}`;
    }
  }
}

/** A result that does not count (yet): in the words of the step that asks for it. */
function asked(e: { readonly observable: string; readonly value: string }, report: Report | undefined): string {
  const step = report?.plan.steps.find((s) => s.observable === e.observable);
  const looks = step?.outcomes.find((o) => o.outcome === e.value)?.looks;
  return looks ? `${e.value}, ${looks}` : `${e.observable.replaceAll('-', ' ')}: ${e.value}`;
}

const short = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 160 ? `${line.slice(0, 160)}…` : line;
};
