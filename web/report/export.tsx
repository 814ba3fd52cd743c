import { useState } from 'preact/hooks';
import { ask } from '../engine/client.ts';
import type { Asked, Form, Made } from '../engine/messages.ts';
import { say } from '../shell/say.ts';

const FILES: readonly (readonly [string, string, string, string])[] = [
  ['markdown', 'Markdown', 'md', 'text/markdown'],
  ['html', 'HTML, one file', 'html', 'text/html'],
  ['json', 'JSON', 'json', 'application/json'],
];
const FORMS: readonly (readonly [Form, string])[] = [
  ['google', 'as in the SRE book'],
  ['pagerduty', 'PagerDuty’s form'],
  ['atlassian', 'Atlassian’s form'],
];

/** The report as a file or on the clipboard, made in the browser as the command line makes it. */
export function Export({ made, of, closed = false }: { made: Made; of: Asked | undefined; closed?: boolean }) {
  const [text, setText] = useState('');
  const name = slug(made.report.title);
  const render = (format: string) => ask('render', { report: made.report, format });
  const copy = async (format: string, what: string) => {
    const words = await render(format);
    try {
      await navigator.clipboard.writeText(words);
      say(`${what} is on the clipboard.`);
      setText('');
    } catch {
      setText(words);
    }
  };
  return (
    <section class="export" aria-labelledby="export-title">
      <h2 id="export-title">Export</h2>
      <p class="export-row">
        {FILES.map(([format, words, ending, type]) => (
          <button key={format} type="button" onClick={async () => save(`${name}.${ending}`, type, await render(format))}>
            {words}
          </button>
        ))}
        <button type="button" onClick={() => void copy('status', 'The status paragraph')}>
          Copy status for Slack
        </button>
        <button type="button" onClick={() => void copy('slack', 'The Slack message')}>
          Copy Slack blocks
        </button>
      </p>
      {closed && of && (
        <p class="export-row">
          <span class="soft">Post-incident document:</span>
          {FORMS.map(([form, words]) => (
            <button
              key={form}
              type="button"
              onClick={async () => save(`${name}-post-incident.md`, 'text/markdown', await ask('story', { asked: of, form }))}
            >
              {words}
            </button>
          ))}
        </p>
      )}
      {text !== '' && (
        <div class="line-field">
          <label for="export-text">To copy (this browser keeps its clipboard to itself)</label>
          <textarea id="export-text" rows={6} readOnly value={text} onFocus={(e) => e.currentTarget.select()} />
        </div>
      )}
    </section>
  );
}

function save(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const a = document.createElement('a');
  a.href = url;
  a.download = name;
  a.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
  say(`${name} was made.`);
}

const slug = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60) || 'incident';
