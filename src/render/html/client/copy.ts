/** A button beside each command that puts it on the clipboard. */
export function copyable(report: HTMLElement, say: (text: string) => void): void {
  for (const block of report.querySelectorAll<HTMLElement>('.cmd')) {
    const code = block.querySelector('code');
    if (!code) continue;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy';
    button.textContent = 'Copy';
    button.setAttribute('aria-label', `Copy: ${(code.textContent ?? '').slice(0, 60)}`);
    button.addEventListener('click', async () => {
      const done = await copy(code);
      button.textContent = done ? 'Copied' : 'Selected';
      say(done ? 'Copied.' : 'The command is selected; copy it with the keyboard.');
      setTimeout(() => {
        button.textContent = 'Copy';
      }, 2000);
    });
    block.append(button);
  }
}

/** A page that was opened as a file may have no clipboard: then the text is selected, and the older way is tried. */
async function copy(code: Element): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(code.textContent ?? '');
    return true;
  } catch {
    getSelection()?.selectAllChildren(code);
    return document.execCommand('copy');
  }
}
