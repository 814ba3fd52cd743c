import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { copyable } from '../../src/render/html/client/copy.ts';
import { startTriage } from '../../src/render/html/client/index.ts';
import type { ReportAction } from '../../src/report/types.ts';
import type { Made } from '../engine/messages.ts';
import { type Blocks, blocksOf, passiveChanges, written } from './blocks.ts';
import { placeIn } from './place.ts';
import { settle, whenQuiet } from './quiet.ts';

export interface Outcome {
  readonly observable: string;
  readonly value: string;
  readonly step: number;
}

export interface ReportViewProps {
  readonly made: Made;
  /** What people may do with it: nothing, for those who only read. */
  readonly onOutcomes?: (outcomes: readonly Outcome[]) => void;
  readonly onApply?: (action: ReportAction) => void;
}

/** The report of the one-file page, in this one: same markup, same script. A choice in its plan becomes a recorded outcome. */
export function ReportView({ made, onOutcomes, onApply }: ReportViewProps) {
  const host = useRef<HTMLDivElement>(null);
  const acted = useRef<Element | null>(null);
  const props = useRef({ onOutcomes, onApply });
  props.current = { onOutcomes, onApply };

  const alive = useRef<{ readonly gone: AbortController; readonly html: ReadonlyMap<string, string> }>(undefined);
  const since = useRef<number>(undefined);
  const settling = useRef<() => void>(undefined);
  useEffect(
    () => () => {
      alive.current?.gone.abort();
      settling.current?.();
    },
    [],
  );

  useLayoutEffect(() => {
    let fresh: Fresh | undefined;
    const parse = () => {
      fresh = freshOf(made.fragment);
    };
    const show = () => {
      since.current = undefined;
      settling.current?.();
      if (fresh) put(fresh);
      if (host.current) settling.current = settle(host.current);
    };
    // The first one, and what the reader asked for, are there at once; what follows the typing comes between its letters.
    if (!alive.current || acted.current) {
      parse();
      show();
      return;
    }
    since.current ??= performance.now();
    return whenQuiet(since.current, parse, show);
  }, [made.fragment]);

  const put = ({ article, blocks, html }: Fresh) => {
    const root = host.current;
    if (!root) return;
    const may = props.current.onApply !== undefined;
    const place = root.firstElementChild && placeIn(root, acted.current, acted.current ? 'step-1' : undefined);
    const changed = alive.current && !acted.current && passiveChanges(alive.current.html, html);
    if (alive.current && changed) {
      const now = blocksOf(root.firstElementChild as Element);
      for (const key of changed) {
        const part = blocks.get(key) as HTMLElement;
        now.get(key)?.replaceWith(part);
        copyable(part, () => undefined);
      }
      if (changed.includes('mitigation')) addDoneButtons(root, made, (a) => props.current.onApply?.(a), may);
      alive.current = { gone: alive.current.gone, html };
      place?.restore(root);
      return;
    }
    alive.current?.gone.abort();
    const gone = new AbortController();
    alive.current = { gone, html };
    const byReader = acted.current !== null;
    acted.current = null;
    root.replaceChildren(article);
    if (!article.querySelector('.next')) addNext(article, made);
    startTriage(article, gone.signal);
    addDoneButtons(article, made, (a) => props.current.onApply?.(a), may);
    exploring(
      article,
      gone.signal,
      (outcomes, from) => {
        acted.current = from;
        props.current.onOutcomes?.(outcomes);
      },
      () => props.current.onOutcomes !== undefined,
    );
    place?.restore(root);
    if (byReader) focusStep(root);
  };

  // A link to a place in the report, from another tab or from the alert: the place is there only now.
  useEffect(() => {
    const { hash } = location;
    if (/^#[\w-]+$/.test(hash)) host.current?.querySelector(hash)?.scrollIntoView();
  }, []);

  return <div class="report-host" ref={host} />;
}

interface Fresh {
  readonly article: HTMLElement;
  readonly blocks: Blocks;
  readonly html: ReadonlyMap<string, string>;
}

/** A report that is parsed and not shown yet. */
function freshOf(fragment: string): Fresh | undefined {
  const template = document.createElement('template');
  template.innerHTML = fragment;
  const article = template.content.querySelector<HTMLElement>('[data-triage]');
  if (!article) return undefined;
  const blocks = blocksOf(article);
  return { article, blocks, html: written(blocks) };
}

/** The step that is next takes the focus of the one that was answered; a second press of the same key records nothing. */
function focusStep(root: HTMLElement): void {
  const step = root.querySelector<HTMLElement>('.step.on') ?? root.querySelector<HTMLElement>('.end.on');
  if (!step) return;
  step.tabIndex = -1;
  step.focus({ preventScroll: true });
}

/**
 * An outcome chosen at the open step is recorded at once. A branch of the tree goes ahead of what was seen: the way there is shown and nothing recorded
 * until somebody says so.
 */
function exploring(
  article: HTMLElement,
  gone: AbortSignal,
  record: (outcomes: readonly Outcome[], from: Element | null) => void,
  may: () => boolean,
): void {
  let way: Outcome[] = [];
  let ahead = false;
  const bar = document.createElement('div');
  bar.className = 'ahead-bar';
  bar.hidden = true;
  const words = document.createElement('span');
  const yes = buttonOf('Record these', () => {
    ahead = false;
    bar.hidden = true;
    record(way, article.querySelector('#step-1'));
  });
  bar.append(
    words,
    yes,
    buttonOf('Back to what is known', () => article.querySelector<HTMLElement>('[data-again]')?.click()),
  );
  article.querySelector('[data-walk] .path')?.append(bar);
  const show = () => {
    bar.hidden = !ahead || way.length === 0;
    words.textContent = `Looking ahead: ${way.map((o) => `step ${o.step} ${o.value}`).join(', ')}. Nothing is recorded.`;
    yes.hidden = !may();
  };
  article.addEventListener(
    'click',
    (e) => {
      if (e.target instanceof Element && e.target.closest('a[data-way]')) ahead = true;
    },
    { capture: true, signal: gone },
  );
  article.addEventListener('triage:outcome', (e) => {
    const outcome = (e as CustomEvent<Outcome>).detail;
    way = [...way, outcome];
    if (!ahead && may()) record([outcome], article.querySelector(`#step-${outcome.step}`));
    else show();
  });
  article.addEventListener('triage:back', (e) => {
    const { step } = (e as CustomEvent<Outcome>).detail;
    way = way.filter((o) => o.step !== step);
    if (way.length === 0) ahead = false;
    show();
  });
}

/** Where no check is left to make, what comes next is to act; it stays in reach like a step. */
function addNext(article: HTMLElement, made: Made): void {
  for (const [place, parent] of [
    ['beside', '.contents'],
    ['below', '.layout'],
  ] as const) {
    const p = document.createElement('p');
    p.className = `next ${place}`;
    const a = document.createElement('a');
    a.href = '#mitigation';
    const name = document.createElement('span');
    name.dataset.nextName = '';
    name.textContent = 'Next: what to do';
    const action = document.createElement('span');
    action.dataset.nextAction = '';
    action.textContent = made.report.glance.doNow.text;
    a.append(name, ' ', action);
    p.append(a);
    article.querySelector(parent)?.append(p);
  }
}

/** Beside each remedy: it was done. */
function addDoneButtons(article: HTMLElement, made: Made, done: (a: ReportAction) => void, may: boolean): void {
  if (!may) return;
  const { mitigations, fixes, repairs } = made.report;
  for (const a of [...mitigations, ...fixes, ...repairs]) {
    const place = article.querySelector(`.action[id="${CSS.escape(a.id)}"]`);
    const button = buttonOf('Did this …', () => done(a));
    button.classList.add('done-this');
    button.setAttribute('aria-label', `Did this …: ${a.title}`);
    place?.append(button);
  }
}

function buttonOf(text: string, press: () => void): HTMLButtonElement {
  const b = document.createElement('button');
  b.type = 'button';
  b.textContent = text;
  b.addEventListener('click', press);
  return b;
}
