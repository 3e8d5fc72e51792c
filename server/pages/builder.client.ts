/** Makes the embed builder live: new lines with each choice, and buttons to copy them. Without it the form still works. */
import {
  bodyLineOf,
  type EmbedSource,
  headLinesOf,
  policyOf,
  readAddress,
  readChoices,
  readPolicy,
  wrongChoices,
} from './snippet.ts';

/** By then the focus is in the next field: Orca drops what is announced while it moves, and an alert that is only shown. */
const SPEAK_AFTER_MS = 200;

const form = document.querySelector<HTMLFormElement>('#builder form');

if (form !== null) {
  const { version, integrity } = form.dataset;
  // What the browser came by is what partners' pages can load; what a proxy said of it may be wrong.
  const source: EmbedSource = { origin: location.origin, version: version ?? null, integrity: integrity ?? null };

  const heard = form.querySelector('[data-left-out]') as HTMLElement;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const draw = ({ type, target }: Event): void => {
    const fields = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]));
    const choices = readChoices(fields, source);
    const wrong = wrongChoices(fields, source);
    const policy = readPolicy(fields);
    /** What is to be said aloud: the field that was changed, or one that another choice makes useless. */
    let aloud: HTMLInputElement | undefined;
    for (const field of form.querySelectorAll('input')) {
      const isWrong = wrong.includes(field.name);
      const wasSaid = field.getAttribute('aria-invalid') === 'true';
      // What is half typed is not wrong yet. Said to be wrong, it is until it is right.
      field.setAttribute('aria-invalid', String((type !== 'input' || wasSaid) && isWrong));
      if (isWrong && (field === target || !wasSaid)) aloud = field;
    }
    write('snippet', headLinesOf(source, choices, readAddress(fields), policy));
    write('body-line', bodyLineOf(source, choices));
    write('policy', policyOf(source, choices, policy));
    for (const status of document.querySelectorAll('#builder [role=status]')) status.textContent = '';
    heard.textContent = '';
    clearTimeout(timer);
    if (type === 'change' && target !== null && aloud !== undefined)
      timer = setTimeout(say, SPEAK_AFTER_MS, heard, `${aloud.labels?.[0]?.textContent}: ${heard.dataset.leftOut}`);
  };
  const more = form.querySelector('details') as HTMLDetailsElement;
  /** Opens the later choices where one is chosen: what the lines say is in sight. */
  const unfold = (): void => {
    const later = [...more.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input, select')];
    if (later.some(({ value }) => value !== '')) more.open = true;
  };
  unfold();
  addEventListener('pageshow', unfold);
  // The browser can point at what it does not take only where that is shown.
  more.addEventListener('invalid', unfold, true);
  form.addEventListener('input', draw);
  form.addEventListener('change', draw);
  draw(new Event('change'));
  // By then the browser has put back what was chosen before one went on and came back.
  addEventListener('pageshow', draw);

  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-copy]')) {
    button.hidden = false;
    button.addEventListener('click', () => {
      const code = document.getElementById(button.dataset.copy ?? '') as HTMLElement;
      const status = button.nextElementSibling as HTMLElement;
      // Emptied first, so that a second copy is announced again.
      status.textContent = '';
      copy(code.textContent).then(
        () => say(status, status.dataset.copied),
        () => {
          getSelection()?.selectAllChildren(code);
          say(status, status.dataset.failed);
        },
      );
    });
  }
}

/** Rejects where the page may not write to the clipboard: not over TLS, or not allowed. */
async function copy(text: string): Promise<void> {
  await navigator.clipboard.writeText(text);
}

function say(element: HTMLElement, words: string | undefined): void {
  element.textContent = words ?? '';
}

function write(id: string, text: string): void {
  const element = document.getElementById(id);
  if (element !== null) element.textContent = text;
}
