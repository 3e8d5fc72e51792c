/** Makes the embed builder live: new lines with each choice, and buttons to copy them. Without it the form still works. */
import { type EmbedSource, policyOf, readAddress, readChoices, snippetOf } from './snippet.ts';

const form = document.querySelector<HTMLFormElement>('#builder form');
const status = document.querySelector<HTMLElement>('#status');

if (form !== null && status !== null) {
  const { version, integrity } = form.dataset;
  // What the browser came by is what partners' pages can load; what a proxy said of it may be wrong.
  const source: EmbedSource = { origin: location.origin, version: version ?? null, integrity: integrity ?? null };

  const draw = (): void => {
    const fields = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]));
    const choices = readChoices(fields);
    write('snippet', snippetOf(source, choices, readAddress(fields)));
    write('policy', policyOf(source, choices));
    status.textContent = '';
  };
  form.addEventListener('input', draw);
  draw();

  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-copy]')) {
    button.hidden = false;
    button.addEventListener('click', () => {
      const text = document.getElementById(button.dataset.copy ?? '')?.textContent ?? '';
      // Emptied first, so that a second copy is announced again.
      status.textContent = '';
      copy(text).then(
        () => say(status, status.dataset.copied),
        () => say(status, status.dataset.failed),
      );
    });
  }
}

/** Rejects where the page may not write to the clipboard: not over TLS, or not allowed. */
async function copy(text: string): Promise<void> {
  if (navigator.clipboard === undefined) throw new Error('no clipboard');
  await navigator.clipboard.writeText(text);
}

function say(element: HTMLElement, words: string | undefined): void {
  element.textContent = words ?? '';
}

function write(id: string, text: string): void {
  const element = document.getElementById(id);
  if (element !== null) element.textContent = text;
}
