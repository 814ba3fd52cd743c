import { useEffect, useState } from 'preact/hooks';
import type { Applied, InvestigationEvent } from '../../src/investigation/types.ts';
import type { Report } from '../../src/report/types.ts';
import { ask } from '../engine/client.ts';
import type { Verdict } from '../engine/messages.ts';
import { clock } from '../shell/time.ts';

type AppliedEvent = Extract<InvestigationEvent, { kind: 'applied' }>;

const SURE = 0.95;

/** Since the last thing that was done: how long it has been quiet, how long it must be, and what a count proves (THEORY: P(0) = e^-rt). */
export function Verification({
  report,
  applied,
  onCured,
}: {
  report: Report;
  applied: readonly AppliedEvent[];
  onCured?: (h: Applied) => void;
}) {
  const last = applied.filter((a) => a.effect !== 'no-effect').at(-1);
  const check = report.verification.checks.find((c) => c.was);
  if (!last || !check) return null;
  return <Watch key={last.id} report={report} last={last} check={check} {...(onCured ? { onCured } : {})} />;
}

function Watch({
  report,
  last,
  check,
  onCured,
}: {
  report: Report;
  last: AppliedEvent;
  check: Report['verification']['checks'][number];
  onCured?: (h: Applied) => void;
}) {
  const share = check.was?.kind === 'share';
  const began = Date.parse(last.at);
  const [at, setAt] = useState(Date.now());
  const [count, setCount] = useState('0');
  const [requests, setRequests] = useState('');
  const [verdict, setVerdict] = useState<Verdict>();
  useEffect(() => {
    const t = setInterval(() => setAt(Date.now()), 1000);
    return () => clearInterval(t);
  }, []);
  const minutes = Math.max(0, (at - began) / 60_000);
  const needed = check.was?.kind === 'rate' && check.was.value > 0 ? -Math.log(1 - SURE) / check.was.value : undefined;
  const many95 =
    check.was?.kind === 'share' && check.was.value > 0 && check.was.value < 1
      ? Math.ceil(Math.log(1 - SURE) / Math.log(1 - check.was.value))
      : undefined;
  const left = needed === undefined ? undefined : Math.max(0, needed - minutes);
  const counted = Number.parseInt(count, 10);
  const many = Number.parseInt(requests, 10);
  // The verdict is asked for as the seconds pass, every fifth.
  const beat = Math.floor(at / 5000);
  useEffect(() => {
    if (Number.isNaN(counted) || (share && Number.isNaN(many))) {
      setVerdict(undefined);
      return;
    }
    ask('verify', { report, seen: { count: counted, minutes, at, ...(share ? { requests: many } : {}) } }).then(
      setVerdict,
      () => undefined,
    );
  }, [beat, counted, many, report]);
  const remedy = [...report.mitigations, ...report.fixes, ...report.repairs].find((a) => a.remedy === last.action)?.title ?? last.action;
  const over = verdict?.verdict === 'over';
  return (
    <section class="watch" aria-labelledby="watch-title">
      <h2 id="watch-title">Is it over?</h2>
      <p class="soft">
        Since {clock(last.at)}: {remedy}
      </p>
      <div class="watch-row">
        <p class="watch-clock" role="timer">
          {left === undefined ? (
            <>
              <b>{mmss(minutes)}</b>{' '}
              <span>since then{many95 === undefined ? '' : `; ${many95} requests without a failure are enough`}</span>
            </>
          ) : left > 0 ? (
            <>
              <b>{mmss(left)}</b> <span>more without one, of {mmss(needed ?? 0)}</span>
            </>
          ) : (
            <>
              <b>{mmss(minutes)}</b> <span>since then; {mmss(needed ?? 0)} were needed</span>
            </>
          )}
        </p>
        <div class="line-field">
          <label for="seen-count">{share ? 'Failures since' : 'How many came since'}</label>
          <input id="seen-count" inputMode="numeric" pattern="\d*" value={count} onInput={(e) => setCount(e.currentTarget.value)} />
        </div>
        {share && (
          <div class="line-field">
            <label for="seen-requests">Of how many requests</label>
            <input
              id="seen-requests"
              inputMode="numeric"
              pattern="\d*"
              value={requests}
              onInput={(e) => setRequests(e.currentTarget.value)}
            />
          </div>
        )}
      </div>
      {verdict && <p class={over ? 'good' : ''}>{verdict.text}</p>}
      {verdict && verdict.verdict !== 'over' && verdict.missing.length > 0 && (
        <p class="soft small">Still to show: {verdict.missing.map(onPage).join('; ')}.</p>
      )}
      {over && last.effect !== 'cured' && onCured && (
        <p>
          <button type="button" onClick={() => onCured({ kind: 'applied', action: last.action, effect: 'cured', note: verdict.text })}>
            Record that it ended the effect
          </button>
        </p>
      )}
    </section>
  );
}

/** The engine's words name an option of the command line as well; the page has none. */
const onPage = (text: string): string => text.replace(/; say when they ended with --at/, '');

function mmss(minutes: number): string {
  const s = Math.ceil(minutes * 60);
  const h = Math.floor(s / 3600);
  const rest = `${String(Math.floor((s % 3600) / 60)).padStart(h ? 2 : 1, '0')}:${String(s % 60).padStart(2, '0')}`;
  return h ? `${h}:${rest}` : rest;
}
