/**
 * Asks without a page load: the reply takes the place of the page. Of a page that answers a form, browsers keep what was sent, to
 * load it again: Chromium writes it to the disk with the tab, where it outlives the exit, and Back may end at an error.
 */
import { element } from './quick-exit.ts';

/** How long a reply may take before the page says that there is none. */
const PATIENCE_MS = 8000;

/**
 * Takes over every form that asks. `onPage` is called when another page has been put in place. The history stays as it is: an
 * entry more would be a trace more, and Back leads away from here, as it did before somebody asked.
 */
export const askInPlace = (onPage: () => void): void => {
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !form.matches('.ask')) return;
    event.preventDefault();
    void ask(form, onPage);
  });
};

const ask = async (form: HTMLFormElement, onPage: () => void): Promise<void> => {
  const [field, button, failed] = [
    fieldOf(form),
    form.querySelector('button'),
    form.querySelector<HTMLElement>('[data-failed]'),
  ];
  if (!field || !button || !failed || field.readOnly) return;
  const { value } = field;
  const words = button.textContent;
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), PATIENCE_MS);
  // What would be typed meanwhile would be lost. The button keeps the focus, so screen readers say its new name.
  field.readOnly = true;
  failed.textContent = '';
  button.setAttribute('aria-disabled', 'true');
  button.textContent = button.dataset.waiting ?? words;
  try {
    const response = await fetch(form.action, {
      method: 'POST',
      headers: { accept: 'text/html', 'x-in-place': '1' },
      body: new URLSearchParams({ [field.name]: value }),
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      signal: abort.signal,
    });
    // Scripts in a document that is parsed in this way never run.
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    const next = fieldOf(page);
    // A captive portal answers every request with a page of its own.
    if (!next) throw new Error('This is no page of ours.');
    // The exit took the page away.
    if (!form.isConnected) return;
    // Whoever was refused has not to write it again.
    if (!response.ok) next.value = value;
    putInPlace(page);
    onPage();
  } catch {
    // Sent by the browser itself, the words would be kept, and without a network its error page has no number to call.
    field.readOnly = false;
    button.removeAttribute('aria-disabled');
    button.textContent = words;
    fill(failed);
  } finally {
    clearTimeout(timer);
  }
};

/** Says that no reply came, and whom to call: the words are in attributes. */
const fill = (failed: HTMLElement): void => {
  const { failed: said = '', still, call = '', people = '' } = failed.dataset;
  failed.append(
    element('b', {}, said),
    ` ${still} `,
    element('a', { href: 'tel:911' }, call),
    ' ',
    element('a', { href: '#contacts' }, people),
  );
};

const fieldOf = (page: ParentNode): HTMLTextAreaElement | null =>
  page.querySelector<HTMLTextAreaElement>('textarea[name=utterance]');

/** Shows another page as if it had been loaded: from its top, with its title, and with the focus where reading begins. */
const putInPlace = ({ title, documentElement: { lang, dir }, body }: Document): void => {
  const { documentElement } = document;
  document.title = title;
  documentElement.lang = lang;
  documentElement.dir = dir;
  document.body.replaceWith(body);
  scrollTo(0, 0);
  const start = body.querySelector<HTMLElement>('[aria-invalid=true]') ?? body.querySelector('h1');
  if (start?.tagName === 'H1') start.tabIndex = -1;
  start?.focus();
};
