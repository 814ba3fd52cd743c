import { draw, movesBetween, type Shown, shownAfter } from './bars.ts';
import type { State } from './bayes.ts';
import { follow, type Outcome, readSteps, type Step } from './tree.ts';

/**
 * Makes the plan of one report walkable: outcomes become buttons, the next step opens under the one that was chosen, and the ledger moves. Every
 * choice is told as a `triage:outcome` event on the report, every choice taken back as `triage:back`; both carry {observable, value, step}.
 */
export function walkable(report: HTMLElement, say: (text: string) => void, gone?: AbortSignal): void {
  const walk = report.querySelector<HTMLElement>('[data-walk]');
  if (!walk) return;
  const steps = readSteps(walk);
  const states = JSON.parse(walk.dataset.states ?? '[]') as State[];
  const tools = walk.querySelector<HTMLElement>('[data-tools]');
  let path: readonly Outcome[] = [];

  const shown = (outcomes: readonly Outcome[]): Shown =>
    shownAfter(
      report,
      states,
      outcomes.map((o) => o.given),
    );

  const go = (way: readonly Outcome[]): void => {
    const kept = path.findIndex((o, i) => o !== way[i]);
    const same = kept < 0 ? path.length : kept;
    const undone = path.slice(same).reverse();
    path = way;
    show();
    for (const o of undone) tell(report, 'triage:back', o);
    for (const o of way.slice(same)) tell(report, 'triage:outcome', o);
  };

  const show = (): void => {
    const last = path.at(-1);
    const open = last ? last.next : 1;
    const on = new Set([...path.map((o) => o.step), open]);
    for (const s of steps.values()) {
      s.item.classList.toggle('on', on.has(s.number));
      s.item.classList.remove('ahead');
      mark(s, path);
      s.outcomes.forEach((o) => {
        const at = path.indexOf(o);
        const moves = o.item.querySelector<HTMLElement>('[data-moves]');
        if (!moves) return;
        moves.hidden = at < 0;
        moves.textContent = at < 0 ? '' : movesBetween(shown(path.slice(0, at)), shown(path.slice(0, at + 1)));
      });
    }
    for (const end of walk.querySelectorAll('.end')) end.classList.toggle('on', end.id === last?.end);
    if (tools) tools.hidden = path.length === 0;
    const now = shown(path);
    draw(report, now);
    const said = path.map((o) => `step ${o.step}: ${o.value}`).join(', ');
    const note = walk.querySelector('[data-state]');
    if (note)
      note.textContent = path.length
        ? `After ${said}. A tick marks where a figure began.`
        : 'Choose the outcome of a step, and these figures follow.';
    markTree(report, path);
    pointTo(report, steps, open, last);
  };

  const choose = (outcome: Outcome): void => {
    const at = path.findIndex((o) => o.step === outcome.step);
    const before = at < 0 ? path : path.slice(0, at);
    const way = follow(
      steps,
      [...before, outcome].map((o) => [o.step, o.value]),
    );
    // A step that was only looked at ahead of its turn cannot be answered from here.
    if (way.at(-1) !== outcome) return;
    go(way);
    const next = outcome.next === undefined ? 'This path ends here.' : `Next: step ${outcome.next}.`;
    say(`Step ${outcome.step}: ${outcome.value}. ${movesBetween(shown(way.slice(0, -1)), shown(way))} ${next}`);
  };

  for (const s of steps.values()) makeButtons(s, choose);
  walk.querySelector('[data-back]')?.addEventListener('click', () => {
    const last = path.at(-1);
    if (!last) return;
    go(path.slice(0, -1));
    say(`Back at step ${last.step}.`);
    last.item.querySelector('button')?.focus();
  });
  walk.querySelector('[data-again]')?.addEventListener('click', () => {
    go([]);
    say('Started again: the ledger is as it was.');
    steps.get(1)?.item.querySelector('button')?.focus();
  });
  report.addEventListener('click', (e) => {
    const link = e.target instanceof Element ? e.target.closest<HTMLAnchorElement>('a[href^="#"]') : null;
    if (!link) return;
    const { way } = link.dataset;
    if (way !== undefined) {
      go(follow(steps, JSON.parse(way) as [number, string][]));
      say(path.length ? `At ${path.map((o) => `step ${o.step}: ${o.value}`).join(', ')}.` : 'At step 1.');
    } else lookAhead(walk, link.hash);
  });
  window.addEventListener('hashchange', () => lookAhead(walk, location.hash), gone ? { signal: gone } : undefined);
  report.classList.add('live');
  show();
  lookAhead(walk, location.hash);
}

/** A link to a step that is not open yet shows it, without saying that anything was seen. */
function lookAhead(walk: Element, hash: string): void {
  const place = /^#(?:step|end)-\d+$/.test(hash) ? walk.querySelector(hash) : null;
  if (place && !place.classList.contains('on')) place.classList.add('ahead');
}

function tell(report: HTMLElement, type: string, { observable, value, step }: Outcome): void {
  report.dispatchEvent(new CustomEvent(type, { bubbles: true, detail: { observable, value, step } }));
}

/** The words of each outcome become a button; arrow keys go from one to the next, Enter or Space chooses. */
function makeButtons(step: Step, choose: (o: Outcome) => void): void {
  const buttons = step.outcomes.map((o) => {
    const words = o.item.querySelector('[data-choice]');
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'choice';
    button.setAttribute('aria-pressed', 'false');
    if (words) button.append(...words.childNodes);
    words?.replaceWith(button);
    button.addEventListener('click', () => choose(o));
    return button;
  });
  const places: Readonly<Record<string, (at: number) => number>> = {
    ArrowDown: (at) => at + 1,
    ArrowRight: (at) => at + 1,
    ArrowUp: (at) => at - 1,
    ArrowLeft: (at) => at - 1,
    Home: () => 0,
    End: () => buttons.length - 1,
  };
  step.item.addEventListener('keydown', (e) => {
    const at = e.target instanceof HTMLButtonElement ? buttons.indexOf(e.target) : -1;
    const to = places[e.key];
    if (at < 0 || !to || e.altKey || e.ctrlKey || e.metaKey) return;
    e.preventDefault();
    buttons[(to(at) + buttons.length) % buttons.length]?.focus();
  });
}

function mark(step: Step, path: readonly Outcome[]): void {
  const chosen = step.outcomes.find((o) => path.includes(o));
  step.item.classList.toggle('answered', chosen !== undefined);
  for (const o of step.outcomes) {
    o.item.classList.toggle('chosen', o === chosen);
    o.item.querySelector('button')?.setAttribute('aria-pressed', String(o === chosen));
  }
}

function markTree(report: Element, path: readonly Outcome[]): void {
  const here = JSON.stringify(path.map((o) => [o.step, o.value]));
  for (const a of report.querySelectorAll<HTMLElement>('a[data-way]')) {
    const way = a.dataset.way ?? '';
    const on = here === way || (way === '[]' ? true : here.startsWith(`${way.slice(0, -1)},`));
    a.closest('li')?.classList.toggle('on', on);
    if (here === way) a.setAttribute('aria-current', 'step');
    else a.removeAttribute('aria-current');
  }
}

/** "Next" points to what is open now. */
function pointTo(report: Element, steps: ReadonlyMap<number, Step>, open: number | undefined, last: Outcome | undefined): void {
  const step = open === undefined ? undefined : steps.get(open);
  const place = step ? step.item : last?.end ? report.querySelector(`#${CSS.escape(last.end)}`) : null;
  if (!place) return;
  for (const a of report.querySelectorAll<HTMLAnchorElement>('[data-next-step]')) {
    a.setAttribute('href', `#${place.id}`);
    const [name, action] = [a.querySelector('[data-next-name]'), a.querySelector('[data-next-action]')];
    if (name) name.textContent = step ? `Next: step ${step.number}, ${step.item.dataset.minutes ?? ''}` : 'Next: what to do';
    if (action) action.textContent = (step ? step.item.dataset.action : place.querySelector('h3')?.textContent) ?? '';
  }
}
